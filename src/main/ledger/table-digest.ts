import { createHash } from 'node:crypto';
import type { ReadableDatabase, SqlValue } from '../db/driver.ts';
import type { RowValues, TableWriter } from '../db/row-writer.ts';
import type { Steps } from './in-turns.ts';

/** The contents of a table in 32 bytes and a count, whatever the order of its rows. */
export interface TableDigest {
  readonly rows: number;
  readonly digest: string;
}

const digestBytes = 32;

/** Takes rows in any order. Rows of one table never repeat (they have a key), so that none cancels another out. */
export class TableDigester {
  #rows = 0;
  readonly #sum = Buffer.alloc(digestBytes);

  add(values: RowValues): void {
    const digest = rowDigest(values);
    this.#rows += 1;
    for (let at = 0; at < digestBytes; at += 1) this.#sum[at] = (this.#sum[at] ?? 0) ^ (digest[at] ?? 0);
  }

  finish(): TableDigest {
    return { rows: this.#rows, digest: this.#sum.toString('hex') };
  }
}

/** SHA-256 of one row as SQLite gives it back: values in the order of the columns, each with its type. */
export function rowDigest(values: RowValues): Buffer {
  return createHash('sha256')
    .update(JSON.stringify(values.map(spelled)))
    .digest();
}

function spelled(value: SqlValue): string | number | null {
  if (typeof value === 'bigint') return Number(value);
  return value instanceof Uint8Array ? `x${Buffer.from(value).toString('hex')}` : value;
}

/** The digest of a table as it is stored. */
export function digestOfTable(database: ReadableDatabase, writer: TableWriter): TableDigest {
  const digester = new TableDigester();
  for (const values of writer.iterateRows(database)) digester.add(values);
  return digester.finish();
}

const rowsPerStep = 100;

/** `digestOfTable` step by step; each yields what it is given. */
export function* digestSteps<Progress>(
  database: ReadableDatabase,
  writer: TableWriter,
  progress: Progress,
): Steps<Progress, TableDigest> {
  const digester = new TableDigester();
  let rows = 0;
  for (const values of writer.iterateRows(database)) {
    digester.add(values);
    rows += 1;
    if (rows % rowsPerStep === 0) yield progress;
  }
  return digester.finish();
}
