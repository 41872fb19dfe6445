import { useEffect, useEffectEvent } from 'react';
import { create } from 'zustand';

import { useWords } from '../i18n/use-words.ts';
import { mayCall, useSession } from '../session/session.tsx';
import type { ScreenCommand } from './command.ts';
import { type KeyEntry, type KeyId, keyTable } from './key-table.ts';

interface Registry {
  readonly layers: ReadonlyMap<symbol, readonly ScreenCommand[]>;
}

/** What can be done now: every mounted screen and panel adds its own layer. */
export const useRegistry = create<Registry>(() => ({ layers: new Map() }));

/** All commands at hand, the newest layer last. */
export function commandsAtHand(): readonly ScreenCommand[] {
  return [...useRegistry.getState().layers.values()].flat();
}

/** The command that a key means now: of the layer that came last, as a panel covers the screen under it. */
export function commandOfKeys(keys: string): ScreenCommand | undefined {
  return commandsAtHand().findLast((command) => command.keys === keys);
}

/**
 * Offers commands while the component is mounted and `active`. Their `run` may close over anything: the newest one is
 * always called, and the registry changes only when an id, a key or a title does.
 */
export function useCommands(commands: readonly ScreenCommand[], active = true): void {
  const signature = active
    ? commands.map(({ id, keys, title }) => `${id}\t${keys}\t${title}`).join('\n')
    : '';
  const newest = useEffectEvent(() => commands);
  useEffect(() => {
    if (signature === '') return;
    const layer = Symbol('commands');
    const stable = newest().map((command) => ({
      ...command,
      run: () =>
        newest()
          .find(({ id }) => id === command.id)
          ?.run(),
    }));
    changeLayers((layers) => layers.set(layer, stable));
    return () => changeLayers((layers) => layers.delete(layer));
  }, [signature]);
}

/**
 * Offers what the key table describes, while the component is mounted and `active`: only what the person's roles allow.
 * `runs` says what each does here.
 */
export function useKeyCommands(runs: Readonly<{ [Id in KeyId]?: () => void }>, active = true): void {
  const t = useWords('commands');
  const { user } = useSession();
  const offered = Object.entries(runs).flatMap(([id, run]): readonly ScreenCommand[] => {
    const { words, needs, ...entry }: KeyEntry = keyTable[id as KeyId];
    const isAllowed = needs === undefined || mayCall(user, needs);
    return isAllowed ? [{ ...entry, id, title: t(words), run }] : [];
  });
  useCommands(offered, active);
}

function changeLayers(change: (layers: Map<symbol, readonly ScreenCommand[]>) => void): void {
  useRegistry.setState(({ layers }) => {
    const changed = new Map(layers);
    change(changed);
    return { layers: changed };
  });
}
