import { type CommandState, useCommand } from '../../api.ts';

/** Beginning and ending a meeting by hand. */
export interface Syncing {
  readonly begin: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly refusal: CommandState<'syncNow'>['refusal'];
  readonly isAsking: boolean;
}

/** Begins and ends a meeting by hand; how far it is says `readSync`. */
export function useSyncNow(): Syncing {
  const sync = useCommand('syncNow');
  const stopping = useCommand('stopSync');
  return {
    begin: async () => void (await sync.run({})),
    stop: async () => void (await stopping.run({})),
    refusal: sync.refusal ?? stopping.refusal,
    isAsking: sync.isRunning,
  };
}
