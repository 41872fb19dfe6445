import { type ClientConfig, DatabaseError, escapeLiteral, Pool, type PoolClient, type QueryResult } from 'pg';
import { assert, present } from '../../shared/lib/assert.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { Migration } from '../db/migrations.ts';
import { type HubSql, type HubStore, StoreGoneError } from './hub-store.ts';
import { toStoreError } from './postgres-errors.ts';
import { type PostgresRefusal, prepareDatabase } from './postgres-prepare.ts';
import { type KnownTables, PostgresSql } from './postgres-sql.ts';
import { PostgresStatements } from './postgres-statements.ts';
import { Turns } from './postgres-turns.ts';
import { parserOfType, textToColumn } from './postgres-values.ts';
import { PostgresWake, placedChannel, type WakeTimes } from './postgres-wake.ts';

/** How long a store waits for others before it says that it is busy, and how a listening connection is kept. */
export interface PostgresTimes extends WakeTimes {
  /** For the turn of a team, in this process and in the database, and for a free connection. */
  readonly lockMs: number;
  readonly statementMs: number;
  /** A process that stands still in the middle of a transaction (a closed laptop) loses its turn after so long. */
  readonly idleMs: number;
}

/** What a store is opened with. */
export interface PostgresStoreParts {
  /** `postgres://user:password@host:port/database?sslmode=verify-full`; a direct connection, for it listens. */
  readonly url: string;
  readonly migrations: readonly Migration[];
  /** Most connections of this process, one for listening not counted. */
  readonly connections?: number;
  readonly times?: Partial<PostgresTimes>;
}

const standardTimes: PostgresTimes = {
  lockMs: 10_000,
  statementMs: 30_000,
  idleMs: 30_000,
  firstRetryMs: 100,
  longestRetryMs: 10_000,
  heartbeatMs: 30_000,
};

/** Opens the store: reaches the database, looks whether it fits, brings its tables to this version. */
export async function openPostgresStore(
  parts: PostgresStoreParts,
): Promise<Result<HubStore, PostgresRefusal>> {
  const times = { ...standardTimes, ...parts.times };
  const connection: ClientConfig = {
    connectionString: parts.url,
    application_name: 'bahi hub',
    keepAlive: true,
    connectionTimeoutMillis: times.lockMs,
    types: { getTypeParser: parserOfType },
  };
  const prepared = await prepareDatabase(connection, parts.migrations);
  if (!prepared.ok) return prepared;
  return ok(
    new PostgresStore({ connection, times, connections: parts.connections ?? 10, ...prepared.value }),
  );
}

interface OpenedParts {
  readonly connection: ClientConfig;
  readonly times: PostgresTimes;
  readonly connections: number;
  /** The server answers before a commit is on its disk, unless it is told otherwise. */
  readonly answersEarly: boolean;
}

class PostgresStore implements HubStore {
  readonly #pool: Pool;
  readonly #connection: ClientConfig;
  readonly #times: PostgresTimes;
  readonly #turns = new Turns();
  readonly #known: KnownTables = { typesByTable: new Map(), statements: new PostgresStatements() };
  readonly #listeners = new Set<(team: string) => void>();
  #wake: PostgresWake | undefined;
  #closing: Promise<void> | undefined;
  /** What a writing transaction sets for itself: what is acknowledged is on the disk. */
  readonly #durability: string;

  constructor({ connection, times, connections, answersEarly }: OpenedParts) {
    this.#times = times;
    this.#durability = answersEarly ? '; SET LOCAL synchronous_commit = on' : '';
    this.#connection = connection;
    // The server ends what takes too long; the driver's own end is for a server that is silently gone.
    const goneMs = times.statementMs + times.lockMs;
    this.#pool = new Pool({ ...connection, max: connections, query_timeout: goneMs });
    // A connection that breaks while nobody asks it anything tells nobody but the pool, which takes another.
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  async writing<Value>(team: string, work: (sql: HubSql) => Promise<Value>): Promise<Value> {
    const leave = await this.#turns.take(team, this.#times.lockMs);
    const name = escapeLiteral(textToColumn(team));
    const lock =
      `SELECT 1 FROM hub_turn WHERE team = ${name} FOR UPDATE; ` +
      `SELECT COALESCE(MAX(top), 0) AS top FROM hub_team WHERE team = ${name}`;
    let topBefore = 0;
    try {
      return await this.#transaction({
        // What others of the team wrote is seen once its row is ours, so no earlier view may be kept.
        begin: `BEGIN ISOLATION LEVEL READ COMMITTED; ${this.#settings()}${this.#durability}; ${lock}`,
        work: async (sql, began) => {
          const isKnown = began.at(-2)?.rowCount === 1;
          const create = `INSERT INTO hub_turn (team) VALUES (${name}) ON CONFLICT DO NOTHING; ${lock}`;
          const ours = isKnown ? began : await sql.script(create);
          const [row] = present(ours.at(-1), 'the top of the team').rows as readonly {
            readonly top: number;
          }[];
          topBefore = present(row, 'the top of the team').top;
          return work(sql);
        },
        end: (_, sql) => (sql.hasWritten ? commitAndTell(name, topBefore) : 'ROLLBACK'),
      });
    } finally {
      leave();
    }
  }

  async reading<Value>(work: (sql: HubSql) => Promise<Value>): Promise<Value> {
    return this.#transaction({
      begin: `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${this.#settings()}`,
      work,
      end: () => 'COMMIT',
    });
  }

  onPlaced(listener: (team: string) => void): () => void {
    this.#listeners.add(listener);
    this.#wake ??= new PostgresWake({
      connection: this.#connection,
      times: this.#times,
      tell: (team) => {
        for (const told of this.#listeners) told(team);
      },
    });
    return () => void this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closing ??= Promise.all([this.#wake?.stop(), this.#pool.end()]).then(() => undefined);
    await this.#closing;
  }

  /**
   * How long this transaction waits, and that its statements keep the plan they have: all of them find few rows by an index. A
   * plan made anew for a list of five hundred ids reads the whole team instead, for as long as nobody counted the table. And how
   * bytes are written in an answer (`parserOfType`), whatever is usual in this database.
   */
  #settings(): string {
    const { lockMs, statementMs, idleMs } = this.#times;
    return (
      `SET LOCAL lock_timeout = ${lockMs}; SET LOCAL statement_timeout = ${statementMs}; ` +
      `SET LOCAL idle_in_transaction_session_timeout = ${idleMs}; SET LOCAL plan_cache_mode = force_generic_plan; ` +
      'SET LOCAL bytea_output = hex'
    );
  }

  /** One transaction on one connection. After whatever failure the connection is clean, or it is thrown away. */
  async #transaction<Value>({ begin, work, end }: Transaction<Value>): Promise<Value> {
    const client = await this.#connect();
    const sql = new PostgresSql(client, this.#known);
    let isClean = false;
    try {
      const began = await sql.script(begin);
      const value = await work(sql, began);
      const last = end(value, sql);
      const ended = await sql.script(last);
      // A transaction in which a statement failed ends without a word in a rollback.
      assert(last.endsWith(ended.at(-1)?.command ?? ''), 'a failed statement is not passed over');
      isClean = true;
      return value;
    } catch (error) {
      if (!sql.isGone) isClean = await sql.script('ROLLBACK').then(Boolean, () => false);
      throw error;
    } finally {
      sql.close();
      client.release(!isClean);
    }
  }

  async #connect(): Promise<PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      const told = toStoreError(error);
      // A password that was changed, a database that was renamed: nothing that a device could help.
      throw told instanceof DatabaseError ? new StoreGoneError(told.message, { cause: told }) : told;
    }
  }
}

/** The notice of new places goes out with the commit that keeps them, or not at all. */
function commitAndTell(name: string, topBefore: number): string {
  const placed = `SELECT pg_notify('${placedChannel}', team) FROM hub_team WHERE team = ${name} AND top <> ${topBefore}`;
  return `${placed}; COMMIT`;
}

interface Transaction<Value> {
  readonly begin: string;
  readonly work: (sql: PostgresSql, began: readonly QueryResult[]) => Promise<Value>;
  /** The last statement: the text that commits, or the one that keeps nothing. */
  readonly end: (value: Value, sql: PostgresSql) => string;
}
