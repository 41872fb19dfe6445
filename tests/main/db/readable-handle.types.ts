// Never run: the compiler is the test. A line that compiles although it should not makes the type check fail.
import { integer, sqliteTable } from 'drizzle-orm/sqlite-core';
import type { ReadableDatabase, WritableDatabase } from '../../../src/main/db/driver.ts';

const party = sqliteTable('party', { id: integer('id').primaryKey() });

/** Everything a query must not be able to do that was given a readable handle. */
export function writeThroughReadableHandle(database: ReadableDatabase): void {
  // @ts-expect-error a readable handle has no run
  database.run('DELETE FROM party');
  // @ts-expect-error a readable handle has no returning
  database.returning('DELETE FROM party RETURNING id');
  // @ts-expect-error a readable handle runs no scripts
  database.execute('DELETE FROM party');
  // @ts-expect-error the readable part of drizzle does not insert
  database.drizzle.insert(party);
  // @ts-expect-error nor does it update after a common table expression
  database.drizzle.with().update(party);
  // @ts-expect-error a readable handle is not a writable one
  const writable: WritableDatabase = database;
  writable.run('DELETE FROM party');
}

/** And what it can: a writable handle reads as well. */
export function readThroughWritableHandle(database: WritableDatabase): ReadableDatabase {
  return database;
}
