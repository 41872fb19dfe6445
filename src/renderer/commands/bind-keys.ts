import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';

import { useDisplay } from '../display/display-settings.ts';
import { isSingleKey } from './key-caps.ts';
import { commandOfKeys, useRegistry } from './registry.ts';
import { isComposing, isDialogOpen, isTyping } from './typing.ts';

/** Binds the keys of every command at hand to the window. Mounted once, by the frame. */
export function useBoundKeys(): void {
  const layers = useRegistry((registry) => registry.layers);
  const singleKeys = useDisplay((display) => display.singleKeys);
  useEffect(() => {
    const known = new Set([...layers.values()].flat().flatMap(({ keys }) => keys ?? []));
    const bound = [...known].filter((keys) => singleKeys || !isSingleKey(keys));
    const handlers = bound.map((keys) => [keys, (event: KeyboardEvent) => press(keys, event)] as const);
    return tinykeys(window, Object.fromEntries(handlers), { ignore: (event) => isComposing(event) });
  }, [layers, singleKeys]);
}

function press(keys: string, event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const command = commandOfKeys(keys);
  if (command === undefined) return;
  if (isTyping(event.target) && command.whileTyping !== true) return;
  if (isDialogOpen() && command.group !== 'panel') return;
  event.preventDefault();
  command.run();
}
