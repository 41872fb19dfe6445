import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';

/** What SQLite stores. Money is an integer of minor units: a safe integer, never a float. */
export type SqlValue = string | number | bigint | Uint8Array | null;

/** Positional (`?`) or named (`@name`) parameters of one statement. */
export type SqlParameters = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

/** What a writing statement did. */
export interface SqlChange {
  readonly changes: number;
  readonly lastInsertRowid: number | bigint;
}

type FullDrizzle = BetterSQLite3Database;
type ReadOnlyWith = (
  ...queries: Parameters<FullDrizzle['with']>
) => Pick<ReturnType<FullDrizzle['with']>, 'select' | 'selectDistinct'>;

/** The part of drizzle that reads. */
export type ReadableDrizzle = Pick<FullDrizzle, 'select' | 'selectDistinct' | '$with' | '$count'> & {
  readonly with: ReadOnlyWith;
};

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A handle that reads. A query that is given only this cannot write: the compiler and SQLite both refuse. */
export interface ReadableDatabase {
  readonly [readable]: true;
  /** Drizzle for typed queries. */
  readonly drizzle: ReadableDrizzle;
  /** All rows of a reading statement. The caller names the row's shape; nothing checks it. */
  all<Row>(sql: string, parameters?: SqlParameters): Row[];
  /** All rows as lists of values in the order of the columns asked for: half the price where many rows are compared. */
  allValues(sql: string, parameters?: SqlParameters): SqlValue[][];
  /** The first row of a reading statement, or undefined. */
  get<Row>(sql: string, parameters?: SqlParameters): Row | undefined;
  /** Rows one at a time, for reports and rebuilds that do not fit in memory. */
  iterate<Row>(sql: string, parameters?: SqlParameters): IterableIterator<Row>;
}

/** The handle that writes; there is one of it in the whole process. It also reads, its own writes included. */
export interface WritableDatabase extends ReadableDatabase {
  readonly [writable]: true;
  /** Drizzle for typed queries and typed writes. */
  readonly drizzle: FullDrizzle;
  /** Runs one writing statement. */
  run(sql: string, parameters?: SqlParameters): SqlChange;
  /** The rows of a writing statement with `RETURNING`. */
  returning<Row>(sql: string, parameters?: SqlParameters): Row[];
  /** Runs a script of several statements: migrations, pragmas, rebuilds. */
  execute(script: string): void;
  /** True between the begin and the end of a transaction. */
  readonly inTransaction: boolean;
}

/** One open file. Closing it ends both the handle and its statements. */
export interface SqlConnection<Handle extends ReadableDatabase> {
  readonly database: Handle;
  close(): void;
}

/** How a file is opened. The key is the raw 32-byte data key; there is no opening without one. */
export interface SqlOpening {
  readonly path: string;
  readonly key: Uint8Array;
  /** False refuses a file that is not there instead of creating it. */
  readonly create: boolean;
  /** Waits this long for another connection's lock before `SQLITE_BUSY`. */
  readonly busyTimeoutMs: number;
}

/** The port to the SQL engine: what has to be written again if the engine is ever replaced. */
export interface SqlDriver {
  openReadable(opening: SqlOpening): SqlConnection<ReadableDatabase>;
  openWritable(opening: SqlOpening): SqlConnection<WritableDatabase>;
}
