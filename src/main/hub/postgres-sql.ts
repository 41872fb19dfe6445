import type { ClientBase, QueryResult } from 'pg';
import { assert, present } from '../../shared/lib/assert.ts';
import type { HubSql, HubValue } from './hub-store.ts';
import { isConnectionGone, toStoreError } from './postgres-errors.ts';
import { listedInPostgres, type PostgresStatements } from './postgres-statements.ts';
import { type ColumnType, columnToArray, isColumnType } from './postgres-values.ts';

/** What a store learnt of its tables, for all of its connections. */
export interface KnownTables {
  readonly typesByTable: Map<string, Readonly<Record<string, ColumnType>>>;
  readonly statements: PostgresStatements;
}

/** The SQL of one transaction on one connection. */
export class PostgresSql implements HubSql {
  readonly listed = listedInPostgres;
  readonly #client: ClientBase;
  readonly #known: KnownTables;
  #isOver = false;
  #hasWritten = false;
  #isGone = false;

  constructor(client: ClientBase, known: KnownTables) {
    this.#client = client;
    this.#known = known;
  }

  /** True once a writing statement touched a row: only then is there anything to commit or to tell others of. */
  get hasWritten(): boolean {
    return this.#hasWritten;
  }

  /** True where the connection broke: it is not to be used again. */
  get isGone(): boolean {
    return this.#isGone;
  }

  async all<Row>(sql: string, parameters: readonly HubValue[] = []): Promise<Row[]> {
    const { rows } = await this.#ask(this.#known.statements.prepare(sql, parameters));
    return rows as Row[];
  }

  async get<Row>(sql: string, parameters: readonly HubValue[] = []): Promise<Row | undefined> {
    const [row] = await this.all<Row>(sql, parameters);
    return row;
  }

  async run(sql: string, parameters: readonly HubValue[] = []): Promise<number> {
    const { rowCount } = await this.#ask(this.#known.statements.prepare(sql, parameters));
    const touched = rowCount ?? 0;
    if (touched > 0) this.#hasWritten = true;
    return touched;
  }

  async insertMany(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly HubValue[])[],
  ): Promise<void> {
    if (rows.length === 0) return;
    const known = await this.#typesOf(table);
    const types = columns.map((column) => present(known[column], `column ${column} of ${table}`));
    const arrays = types.map((type, index) => `$${index + 1}::${type}[]`);
    const text = `INSERT INTO ${table} (${columns.join(', ')}) SELECT * FROM unnest(${arrays.join(', ')})`;
    const values = types.map((type, index) =>
      columnToArray(
        type,
        rows.map((row) => row[index] ?? null),
      ),
    );
    await this.#ask({ name: this.#known.statements.nameOf(text), text, values });
    this.#hasWritten = true;
  }

  /** Statements without parameters, which PostgreSQL takes several of in one message. Answers the result of each. */
  async script(text: string): Promise<readonly QueryResult[]> {
    const answer = (await this.#ask({ text })) as unknown as QueryResult | QueryResult[];
    return Array.isArray(answer) ? answer : [answer];
  }

  /** Nothing more can be asked: the transaction has ended. */
  close(): void {
    this.#isOver = true;
  }

  async #ask(question: {
    readonly text: string;
    readonly name?: string;
    readonly values?: (string | Buffer | null)[];
  }): Promise<QueryResult> {
    assert(!this.#isOver, 'the SQL of a transaction is used within it');
    try {
      return await this.#client.query(question);
    } catch (error) {
      if (isConnectionGone(error)) this.#isGone = true;
      throw toStoreError(error);
    }
  }

  async #typesOf(table: string): Promise<Readonly<Record<string, ColumnType>>> {
    const known = this.#known.typesByTable.get(table);
    if (known !== undefined) return known;
    const columns = await this.all<{ column: string; type: string }>(
      `SELECT attname AS column, format_type(atttypid, atttypmod) AS type FROM pg_attribute
       WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped`,
      [table],
    );
    const types: Record<string, ColumnType> = {};
    for (const { column, type } of columns) {
      assert(isColumnType(type), `a column of the hub is not of type ${type}`);
      types[column] = type;
    }
    this.#known.typesByTable.set(table, types);
    return types;
  }
}
