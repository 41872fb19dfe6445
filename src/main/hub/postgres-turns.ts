import { setTimeout as pause } from 'node:timers/promises';
import { StoreBusyError } from './hub-store.ts';

/**
 * The queue of one process before a team's lock. Fifty devices that push at once would else hold fifty connections, all
 * but one of them waiting, and nobody else of the same hub would get one.
 */
export class Turns {
  readonly #lastByTeam = new Map<string, Promise<void>>();

  /** Waits until those before have left; answers how to leave. Throws `StoreBusyError` after `patienceMs`. */
  async take(team: string, patienceMs: number): Promise<() => void> {
    const before = this.#lastByTeam.get(team);
    const mine = Promise.withResolvers<void>();
    const last = Promise.all([before, mine.promise]).then(() => undefined);
    this.#lastByTeam.set(team, last);
    const leave = (): void => {
      mine.resolve();
      void last.then(() => {
        if (this.#lastByTeam.get(team) === last) this.#lastByTeam.delete(team);
      });
    };
    if (before !== undefined && !(await comesWithin(before, patienceMs))) {
      leave();
      throw new StoreBusyError('others of this team wrote for too long');
    }
    return leave;
  }
}

async function comesWithin(event: Promise<void>, patienceMs: number): Promise<boolean> {
  const stop = new AbortController();
  const tooLate = pause(patienceMs, false, { signal: stop.signal }).catch(() => false);
  const came = await Promise.race([event.then(() => true), tooLate]);
  stop.abort();
  return came;
}
