import { createHash } from 'node:crypto';
import type { ReadableDatabase } from '../db/driver.ts';
import { projectionWriters } from './project/families.ts';
import { digestOfTable } from './table-digest.ts';

/**
 * One SHA-256 over the projections, whatever the order of their rows: equal hashes, equal rows. `tables` narrows it,
 * for laws that hold of some tables only (an undone import leaves its own line behind). The worklist is never in it.
 */
export function stateHash(database: ReadableDatabase, tables?: readonly string[]): string {
  const hash = createHash('sha256');
  const asked = projectionWriters.filter(({ table }) => tables?.includes(table) ?? true);
  for (const writer of asked.toSorted((one, other) => (one.table < other.table ? -1 : 1))) {
    const { rows, digest } = digestOfTable(database, writer);
    hash.update(`${writer.table}|${rows}|${digest}\n`);
  }
  return hash.digest('hex');
}

/** The tables that a hash may be asked of. */
export const hashedTables: readonly string[] = projectionWriters.map(({ table }) => table);
