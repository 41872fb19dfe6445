const capByCode: Readonly<Record<string, string>> = {
  $mod: 'Ctrl',
  Control: 'Ctrl',
  Escape: 'Esc',
  Slash: '/',
  // In letters: the fonts that Bahi brings have no arrows.
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Comma: ',',
  Period: '.',
};

/**
 * What is printed on the keys, in Latin: `KeyL` → `L`, `Shift+KeyS` → `Shift+S`, `KeyG KeyT` → `G` `T`; a range
 * `Digit1..Digit9` → `1–9`, a choice `Home/End` → `Home` `End`.
 */
export function keyCaps(keys: string): readonly string[] {
  return keys.split(/[ /]/).map((press) => press.split('..').map(capOfPress).join('–'));
}

function capOfPress(press: string): string {
  if (press === 'Shift+Slash') return '?';
  return press
    .split('+')
    .map((code) => capByCode[code] ?? code.replace(/^(Key|Digit|Numpad)(?=.)/, ''))
    .join('+');
}

/** A shortcut of one letter, digit or sign without Ctrl or Alt: these can be switched off (WCAG 2.1.4). */
export function isSingleKey(keys: string): boolean {
  return !/(\$mod|Control|Alt|Meta)\+|^(Escape|Enter|F\d+|Arrow\w+)$/.test(keys);
}
