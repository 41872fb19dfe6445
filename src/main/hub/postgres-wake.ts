import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { columnToText } from './postgres-values.ts';

/** The channel on which a commit tells every hub process which team it was for. */
export const placedChannel = 'bahi_placed';

/** How a listening connection is kept. */
export interface WakeTimes {
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  /** A connection that was quiet for so long is asked whether it is still there. */
  readonly heartbeatMs: number;
}

interface WakeParts {
  readonly connection: ClientConfig;
  readonly times: WakeTimes;
  readonly tell: (team: string) => void;
}

/**
 * Listens on a connection of its own for as long as the store is open. Whenever listening begins, at the start and after
 * every break, all teams are told once: what was placed while nobody listened is never slept through.
 */
export class PostgresWake {
  readonly #parts: WakeParts;
  readonly #stopping = new AbortController();
  readonly #ended: Promise<void>;

  constructor(parts: WakeParts) {
    this.#parts = parts;
    this.#ended = this.#listenOnAndOn();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ended;
  }

  async #listenOnAndOn(): Promise<void> {
    const { firstRetryMs, longestRetryMs } = this.#parts.times;
    let waitMs = firstRetryMs;
    while (!this.#stopping.signal.aborted) {
      const listened = await this.#listenOnce();
      waitMs = listened ? firstRetryMs : Math.min(waitMs * 2, longestRetryMs);
      await this.#rest(waitMs);
    }
  }

  /** One connection from its beginning to its break; answers whether it got as far as listening. */
  async #listenOnce(): Promise<boolean> {
    const client = new Client({
      ...this.#parts.connection,
      application_name: 'bahi hub, listening',
      query_timeout: this.#parts.times.heartbeatMs,
    });
    const broken = Promise.withResolvers<'broken'>();
    client.on('error', () => broken.resolve('broken'));
    client.on('end', () => broken.resolve('broken'));
    client.on('notification', ({ payload }) => this.#parts.tell(columnToText(payload ?? '')));
    let listened = false;
    try {
      await client.connect();
      await client.query(`LISTEN ${placedChannel}`);
      const { rows } = await client.query<{ team: string }>('SELECT team FROM hub_team');
      for (const { team } of rows) this.#parts.tell(team);
      listened = true;
      await this.#keep(client, broken.promise);
    } catch {
      // The break is answered by the next connection; what it means for a request, the request itself finds out.
    }
    await Promise.race([client.end().catch(() => undefined), this.#rest(this.#parts.times.heartbeatMs)]);
    return listened;
  }

  /** Returns when the connection broke or the store closes. A peer that is silently gone is found by the heartbeat. */
  async #keep(client: Client, broken: Promise<'broken'>): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const event = await Promise.race([broken, this.#rest(this.#parts.times.heartbeatMs)]);
      if (event === 'broken' || this.#stopping.signal.aborted) return;
      await Promise.race([client.query('SELECT 1'), broken]);
    }
  }

  /** Waits, but not beyond the closing of the store. */
  async #rest(timeMs: number): Promise<void> {
    await pause(timeMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }
}
