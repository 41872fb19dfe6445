import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { assert } from '../../shared/lib/assert.ts';
import type {
  ReadableDatabase,
  SqlChange,
  SqlConnection,
  SqlDriver,
  SqlOpening,
  SqlParameters,
  SqlValue,
  WritableDatabase,
} from './driver.ts';

type Statement = Database.Statement<unknown[], unknown>;

/** Beyond this many texts the oldest statement is let go: only a bug that builds SQL from data gets here. */
const cachedStatements = 500;

const dataKeyBytes = 32;

const bound = (parameters: SqlParameters | undefined): unknown[] => {
  if (parameters === undefined) return [];
  // The driver takes a list as one argument: spreading it would copy every row that is written.
  return [parameters];
};

/** What a handle goes on with that was succeeded by another: every use of it fails. */
let closedConnection: Database.Database | undefined;

/** Both handles in one: which of the two a caller holds is decided by the type under which it was handed out. */
class CipheredDatabase {
  readonly drizzle: BetterSQLite3Database;
  #connection: Database.Database;
  #statementsBySql = new Map<string, Statement>();
  /** A statement answers in one form for good: those that answer lists of values stand apart. */
  #listsBySql = new Map<string, Statement>();

  constructor(connection: Database.Database) {
    this.#connection = connection;
    this.drizzle = drizzle({ client: connection });
  }

  get inTransaction(): boolean {
    return this.#connection.inTransaction;
  }

  all<Row>(sql: string, parameters?: SqlParameters): Row[] {
    return this.#reading(sql).all(...bound(parameters)) as Row[];
  }

  allValues(sql: string, parameters?: SqlParameters): SqlValue[][] {
    const known = this.#listsBySql.get(sql);
    const statement = known ?? this.#connection.prepare(sql).raw(true);
    assert(statement.readonly, `allValues only reads: ${sql}`);
    if (known === undefined) this.#listsBySql.set(sql, statement);
    return statement.all(...bound(parameters)) as SqlValue[][];
  }

  get<Row>(sql: string, parameters?: SqlParameters): Row | undefined {
    return this.#reading(sql).get(...bound(parameters)) as Row | undefined;
  }

  iterate<Row>(sql: string, parameters?: SqlParameters): IterableIterator<Row> {
    // A statement that is being stepped is busy: each walk has its own, so that two may be interleaved.
    const statement = this.#connection.prepare(sql);
    assert(statement.readonly, `iterate only reads: ${sql}`);
    return statement.iterate(...bound(parameters)) as IterableIterator<Row>;
  }

  run(sql: string, parameters?: SqlParameters): SqlChange {
    return this.#statement(sql).run(...bound(parameters));
  }

  returning<Row>(sql: string, parameters?: SqlParameters): Row[] {
    return this.#statement(sql).all(...bound(parameters)) as Row[];
  }

  execute(script: string): void {
    this.#connection.exec(script);
  }

  /** Another handle on this connection, with the statements prepared so far; this one fails from now on as a closed one does. */
  succeed(): CipheredDatabase {
    const successor = new CipheredDatabase(this.#connection);
    successor.#statementsBySql = this.#statementsBySql;
    successor.#listsBySql = this.#listsBySql;
    closedConnection ??= new Database(':memory:').close();
    this.#connection = closedConnection;
    this.#statementsBySql = new Map();
    this.#listsBySql = new Map();
    return successor;
  }

  #reading(sql: string): Statement {
    const statement = this.#statement(sql);
    assert(statement.readonly, `all and get only read: ${sql}`);
    return statement;
  }

  #statement(sql: string): Statement {
    const cached = this.#statementsBySql.get(sql);
    if (cached !== undefined) return cached;
    const statement: Statement = this.#connection.prepare(sql);
    if (this.#statementsBySql.size >= cachedStatements) {
      const oldest = this.#statementsBySql.keys().next();
      if (!oldest.done) this.#statementsBySql.delete(oldest.value);
    }
    this.#statementsBySql.set(sql, statement);
    return statement;
  }
}

/** The pragmas every connection has, before it reads its first page. */
function openKeyed(opening: SqlOpening): Database.Database {
  assert(opening.key.length === dataKeyBytes, 'the data key is 32 bytes');
  assert(!opening.path.startsWith(':') && opening.path !== '', 'a ledger is a file, never in memory');
  const connection = new Database(opening.path, {
    fileMustExist: !opening.create,
    timeout: opening.busyTimeoutMs,
  });
  try {
    connection.pragma("cipher='sqlcipher'");
    connection.pragma('legacy=4');
    connection.pragma(`key="x'${Buffer.from(opening.key).toString('hex')}'"`);
    // The default writes sorts and temporary tables to the disk in plain text.
    connection.pragma('temp_store=MEMORY');
    // With the default of 2 MB each miss decrypts a page again: indexed sums were twenty times slower.
    connection.pragma('cache_size=-48000');
    connection.pragma('synchronous=FULL');
    connection.pragma('foreign_keys=ON');
    connection.pragma('secure_delete=FAST');
    assert(connection.pragma('temp_store', { simple: true }) === 2, 'temporary tables stay in memory');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** better-sqlite3-multiple-ciphers behind the port: SQLCipher format 4 with a raw key, readable by other tools. */
export const sqlcipherDriver: SqlDriver = {
  openReadable(opening): SqlConnection<ReadableDatabase> {
    const connection = openKeyed(opening);
    connection.pragma('query_only=ON');
    return {
      database: new CipheredDatabase(connection) as unknown as ReadableDatabase,
      close: () => void connection.close(),
    };
  },
  openWritable(opening): SqlConnection<WritableDatabase> {
    const connection = openKeyed(opening);
    return {
      database: new CipheredDatabase(connection) as unknown as WritableDatabase,
      close: () => void connection.close(),
    };
  },
};

/** A database that lives in memory alone: what a simulated disk holds. */
export interface MemoryDatabase {
  readonly database: WritableDatabase;
  /**
   * Every committed byte, as a file would hold them. Its memory is given back in a turn of the event loop after its last use, not
   * before.
   */
  image(): Uint8Array;
  /**
   * The same bytes in the hands of the next program: what was not committed is gone, and the former handle answers nothing any
   * more. As closing it and opening its image, at a small part of the price.
   */
  reopen(): MemoryDatabase;
  close(): void;
}

/**
 * A database in memory, empty or from an image; unencrypted, because nothing of it ever reaches a disk. For the
 * simulator and its tests: a ledger of people is a file (`openLedger`), and the drivers refuse anything else.
 */
export function openMemoryDatabase(image?: Uint8Array): MemoryDatabase {
  // The driver copies the bytes: a copy of ours beside its own would be one too many.
  const bytes = image && Buffer.from(image.buffer, image.byteOffset, image.byteLength);
  const connection = new Database(bytes ?? ':memory:');
  connection.pragma('foreign_keys=ON');
  return inMemory(connection, new CipheredDatabase(connection));
}

function inMemory(connection: Database.Database, database: CipheredDatabase): MemoryDatabase {
  return {
    database: database as unknown as WritableDatabase,
    image: () => connection.serialize(),
    reopen() {
      if (connection.inTransaction) connection.exec('ROLLBACK');
      return inMemory(connection, database.succeed());
    },
    close: () => void connection.close(),
  };
}
