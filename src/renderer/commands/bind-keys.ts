import { useEffect } from 'react';
import { createKeybindingsHandler } from 'tinykeys';

import { useDisplay } from '../display/display-settings.ts';
import { isSingleKey } from './key-caps.ts';
import { commandOfKeys, commandsAtHand } from './registry.ts';
import { isComposing, isDialogOpen, isTyping } from './typing.ts';

/** Binds the keys of every command at hand to the window. Mounted once, by the frame. */
export function useBoundKeys(): void {
  useEffect(() => {
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}

/**
 * One handler for each key or sequence, kept for good: between `G` and the second letter a screen may come or go, and
 * the sequence must outlive that.
 */
const handlersByKeys = new Map<string, EventListener>();

function handlerOf(keys: string): EventListener {
  const known = handlersByKeys.get(keys);
  if (known !== undefined) return known;
  const handler = createKeybindingsHandler(
    { [keys]: (event) => press(keys, event) },
    { ignore: (event) => isComposing(event) },
  );
  handlersByKeys.set(keys, handler);
  return handler;
}

function hear(event: KeyboardEvent): void {
  keepFromRepeating(event);
  const { singleKeys } = useDisplay.getState();
  const atHand = new Set(commandsAtHand().flatMap(({ keys }) => keys ?? []));
  const bound = [...atHand].filter((keys) => singleKeys || !isSingleKey(keys));
  // Sequences first: the second letter of `G I` must not also be the `I` of the screen that is still there.
  for (const keys of bound.toSorted((one, other) => pressesIn(other) - pressesIn(one)))
    handlerOf(keys)(event);
}

/** Enter that is held down would press the button again and again, and then whatever took its place. */
function keepFromRepeating(event: KeyboardEvent): void {
  const isPressing = event.target instanceof Element && event.target.closest('button, a') !== null;
  if (event.repeat && event.key === 'Enter' && isPressing) event.preventDefault();
}

function pressesIn(keys: string): number {
  return keys.split(' ').length;
}

function press(keys: string, event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const command = commandOfKeys(keys);
  if (command === undefined) return;
  if (isTyping(event.target) && command.whileTyping !== true) return;
  if (isDialogOpen() && command.whileInDialog !== true) return;
  event.preventDefault();
  // Held down, Ctrl+Enter would arm a receipt and issue it at once.
  if (event.repeat && command.repeats !== true) return;
  command.run();
}
