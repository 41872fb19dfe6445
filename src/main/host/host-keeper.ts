import { doorRefusal } from '../../shared/contract/messages.ts';
import { type DoorNotice, type LedgerHost, listenerSet } from './host-process.ts';

/** How often a dying host is started again before a door gives up until someone asks. */
const maximumRestarts = 3;
const restartWindowMs = 60_000;
/** After giving up, a call tries again once the last crash is this old: whoever presses a key gets a chance. */
const reviveAfterMs = 5_000;

/** What a keeper needs: the way to start a host, the notices a fresh one must hear first, and a clock. */
export interface HostKeeperOptions {
  readonly start: () => LedgerHost;
  readonly greetings: () => readonly DoorNotice[];
  readonly nowMs: () => number;
}

/**
 * Keeps a ledger host alive. After a crash a new one is started at once: it is locked, every screen is told to
 * refresh and so shows the lock. A fourth crash within a minute ends that; calls then answer `hostStopped`, and one
 * that comes five seconds or more after the last crash starts a host again.
 */
export function keepLedgerHost(options: HostKeeperOptions): LedgerHost {
  const changed = listenerSet<readonly string[]>();
  const exited = listenerSet<{ readonly expected: boolean }>();
  let crashesAtMs: number[] = [];
  let current: LedgerHost | null = null;
  let stopped = false;

  function start(): void {
    const host = options.start();
    current = host;
    host.onChanged((keys) => changed.emit(keys));
    host.onExit((exit) => {
      if (current === host) current = null;
      exited.emit(exit);
      if (!exit.expected && !stopped && mayRestart()) start();
    });
    for (const notice of options.greetings()) host.notify(notice);
  }

  function mayRestart(): boolean {
    const nowMs = options.nowMs();
    crashesAtMs = [...crashesAtMs.filter((atMs) => nowMs - atMs < restartWindowMs), nowMs];
    return crashesAtMs.length <= maximumRestarts;
  }

  start();
  return {
    call: (procedure, input) => {
      const lastCrashAtMs = crashesAtMs.at(-1) ?? 0;
      if (!current && !stopped && options.nowMs() - lastCrashAtMs >= reviveAfterMs) start();
      return current?.call(procedure, input) ?? Promise.resolve(doorRefusal('hostStopped'));
    },
    notify: (notice) => current?.notify(notice),
    onChanged: changed.add,
    onExit: exited.add,
    stop: async () => {
      stopped = true;
      await current?.stop();
    },
  };
}
