import { useEffect, useEffectEvent } from 'react';

import { isComposing, isDialogOpen, isTyping } from './typing.ts';

/**
 * While `active`, the digits 1–9 (both rows of keys, any layout) choose by place. Not while a text is typed, and not
 * under a dialog.
 */
export function useDigitKeys(active: boolean, choose: (place: number) => void): void {
  const newest = useEffectEvent(choose);
  useEffect(() => {
    if (!active) return;
    const listen = (event: KeyboardEvent): void => {
      const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
      const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
      if (digit === undefined || !isPlain || isComposing(event)) return;
      if (isTyping(event.target) || isDialogOpen()) return;
      event.preventDefault();
      newest(Number(digit));
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [active]);
}
