import { join } from 'node:path';
import { type Migration, readMigrations } from '../../../src/main/db/migrations.ts';
import { openPostgresStore, type PostgresTimes } from '../../../src/main/hub/postgres-store.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';

/** The steps of a hub's tables as they are shipped. */
export const hubMigrations = (): readonly Migration[] =>
  readMigrations(join(import.meta.dirname, '../../../migrations/hub-postgres'));

/** A table that is like the hub's in its types and belongs to nobody: what a store does is seen on it alone. */
const sampleTable: Migration = {
  number: 9_990,
  name: 'sample',
  sha256: 'of the sample',
  sql: `CREATE TABLE sample (
    team TEXT COLLATE "C" NOT NULL, place BIGINT NOT NULL, device TEXT COLLATE "C", body BYTEA, small INTEGER,
    PRIMARY KEY (team, place)
  )`,
};

/** The shipped steps and the sample. */
export const sampleMigrations = (): readonly Migration[] => [...hubMigrations(), sampleTable];

/** Waits that are short enough to be waited for in a test, and long enough to take a connection on a busy machine. */
export const shortTimes = { lockMs: 1_500, firstRetryMs: 20, longestRetryMs: 100 } as const;

/** A store with the sample in the database at `url`. */
export async function openSampleStore(
  url: string,
  options: { readonly times?: Partial<PostgresTimes>; readonly connections?: number } = {},
) {
  return valueOrThrow(await openPostgresStore({ url, migrations: sampleMigrations(), ...options }));
}
