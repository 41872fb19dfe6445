// A planted mistake: a store that answers before it has committed. It stands in the place of the hub's own in one child alone.
import { setTimeout as wait } from 'node:timers/promises';
import type { WritableDatabase } from '../../src/main/db/driver.ts';
import type { HubStore } from '../../src/main/hub/hub-store.ts';
import { sqliteStore as rightStore } from '../../src/main/hub/sqlite-store.ts';

/** Far longer than it takes to kill the process, on however slow a machine. */
const commitLaterMs = 3_000;

/** As the right one, but what got a place is answered `commitLaterMs` before it is kept. */
export function sqliteStore(database: WritableDatabase): HubStore {
  const store = rightStore(database);
  return {
    ...store,
    writing: (team, work) =>
      new Promise((resolve, reject) => {
        const committed = store.writing(team, async (sql) => {
          const before = topOf(database, team);
          resolve(await work(sql));
          if (topOf(database, team) !== before) await wait(commitLaterMs);
        });
        committed.catch(reject);
      }),
  };
}

const topOf = (database: WritableDatabase, team: string): number =>
  database.get<{ top: number }>('SELECT top FROM hub_team WHERE team = ?', [team])?.top ?? 0;
