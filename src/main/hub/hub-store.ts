/** What a hub's store keeps in a column. */
export type HubValue = string | number | Uint8Array | null;

/**
 * The SQL of a store inside one transaction. Statements are written once, in what SQLite and PostgreSQL have in common,
 * with `?` for parameters; whole numbers come back as numbers, bytes as `Uint8Array`.
 */
export interface HubSql {
  /** The dialect's way to ask for membership in a list given as one JSON text: `id IN ${sql.listed}`. */
  readonly listed: string;
  all<Row>(sql: string, parameters?: readonly HubValue[]): Promise<Row[]>;
  get<Row>(sql: string, parameters?: readonly HubValue[]): Promise<Row | undefined>;
  /** Runs one writing statement; answers how many rows it touched. */
  run(sql: string, parameters?: readonly HubValue[]): Promise<number>;
  /** Inserts rows of one shape, values in the order of the columns. */
  insertMany(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly HubValue[])[],
  ): Promise<void>;
}

/** Where a hub keeps what it was given: SQLite in a supervisor's app, or PostgreSQL under any number of processes. */
export interface HubStore {
  /**
   * One transaction that writes for one team. Of one team there is never more than one at a time, whatever the process:
   * the order in which they commit is the order of their places. Throws `StoreBusyError` where it had to wait too long
   * and `StoreFullError` where the disk is full; nothing is kept then.
   */
  writing<Value>(team: string, work: (sql: HubSql) => Promise<Value>): Promise<Value>;
  /** One reading transaction with one unchanging view. */
  reading<Value>(work: (sql: HubSql) => Promise<Value>): Promise<Value>;
  /** Told when places were given, in this process or another. Answers how to stop listening. */
  onPlaced(listener: (team: string) => void): () => void;
  close(): Promise<void>;
}

/** Too many wanted to write at once; try again in a moment. */
export class StoreBusyError extends Error {
  override readonly name: string = 'StoreBusyError';
}

/** The store itself is not there just now: a server that stands still, or a network that is cut. */
export class StoreGoneError extends StoreBusyError {
  override readonly name = 'StoreGoneError';
}

/** The disk is full: nothing was stored. */
export class StoreFullError extends Error {
  override readonly name = 'StoreFullError';
}
