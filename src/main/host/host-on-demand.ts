import { doorRefusal } from '../../shared/contract/messages.ts';
import { type LedgerHost, listenerSet } from './host-process.ts';

/**
 * A ledger host that is started by the first call or notice. A command that turns out to be written wrongly, or answers from
 * its words and a file alone, starts no second process and needs no profile.
 */
export function startHostOnDemand(start: () => LedgerHost): LedgerHost {
  const changed = listenerSet<readonly string[]>();
  const exited = listenerSet<{ readonly expected: boolean }>();
  let started: LedgerHost | null = null;
  let stopped = false;
  const host = (): LedgerHost | null => {
    if (started !== null || stopped) return started;
    started = start();
    started.onChanged(changed.emit);
    started.onExit(exited.emit);
    return started;
  };
  return {
    call: (procedure, input) => host()?.call(procedure, input) ?? Promise.resolve(doorRefusal('hostStopped')),
    notify: (notice) => host()?.notify(notice),
    onChanged: changed.add,
    onExit: exited.add,
    stop: async () => {
      stopped = true;
      await started?.stop();
    },
  };
}
