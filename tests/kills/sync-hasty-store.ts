// A planted mistake: a store that answers before it has committed. It stands in the place of the hub's own in one child alone.
import { setTimeout as wait } from 'node:timers/promises';
import type { WritableDatabase } from '../../src/main/db/driver.ts';
import type { HubStore } from '../../src/main/hub/hub-store.ts';
import { sqliteStore as rightStore } from '../../src/main/hub/sqlite-store.ts';

const commitLaterMs = 60;

/** As the right one, but what was written is answered `commitLaterMs` before it is kept. */
export function sqliteStore(database: WritableDatabase): HubStore {
  const store = rightStore(database);
  return {
    ...store,
    writing: (team, work) =>
      new Promise((resolve, reject) => {
        const committed = store.writing(team, async (sql) => {
          resolve(await work(sql));
          await wait(commitLaterMs);
        });
        committed.catch(reject);
      }),
  };
}
