const capByCode: Readonly<Record<string, string>> = {
  $mod: 'Ctrl',
  Control: 'Ctrl',
  Escape: 'Esc',
  Slash: '/',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Comma: ',',
  Period: '.',
};

/** What is printed on the key, in Latin: `KeyL` → `L`, `Shift+KeyS` → `Shift+S`, `KeyG KeyT` → `G T`. */
export function keyCaps(keys: string): readonly string[] {
  return keys.split(' ').map((press) =>
    press === 'Shift+Slash'
      ? '?'
      : press
          .split('+')
          .map((code) => capByCode[code] ?? code.replace(/^(Key|Digit|Numpad)(?=.)/, ''))
          .join('+'),
  );
}

/** A shortcut of one letter, digit or sign without Ctrl or Alt: these can be switched off (WCAG 2.1.4). */
export function isSingleKey(keys: string): boolean {
  return !/(\$mod|Control|Alt|Meta)\+|^(Escape|Enter|F\d+|Arrow\w+)$/.test(keys);
}
