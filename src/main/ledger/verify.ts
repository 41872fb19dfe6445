import type { ReadableDatabase } from '../db/driver.ts';
import { foldStream } from './fold-stream.ts';
import { projectionWriters } from './project/families.ts';
import { rowsOfStream } from './project/projection.ts';
import { readStream, readStreamIds } from './read-events.ts';
import { digestOfTable, TableDigester } from './table-digest.ts';
import { type BadEvent, firstBadEvent } from './verify-chain.ts';

/** What a check of the whole ledger found (`bahi verify`). */
export interface Verification {
  readonly events: number;
  readonly streams: number;
  /** Sum of all postings by currency: zero, each. */
  readonly trialBalance: Readonly<Record<string, number>>;
  /** Whether every projection is, row for row, what folding the events again gives. */
  readonly rebuiltEqual: boolean;
  /** The tables that differ, for support; empty where `rebuiltEqual`. */
  readonly differences: readonly string[];
  readonly chain: { readonly ok: boolean; readonly firstBad: BadEvent | null };
}

/** Checks the whole ledger without changing it: chain, signatures, trial balance, and projections against a second fold. */
export function verifyLedger(database: ReadableDatabase): Verification {
  const firstBad = firstBadEvent(database);
  const streams = readStreamIds(database);
  const differences = differingTables(database, streams);
  return {
    events: database.get<{ events: number }>('SELECT count(*) AS events FROM event')?.events ?? 0,
    streams: streams.length,
    trialBalance: readTrialBalance(database),
    rebuiltEqual: differences.length === 0,
    differences,
    chain: { ok: firstBad === null, firstBad },
  };
}

/** The sum of all postings by currency, in minor units. */
export function readTrialBalance(database: ReadableDatabase): Readonly<Record<string, number>> {
  const rows = database.all<{ readonly currency: string; readonly sumMinor: number }>(
    'SELECT currency, sum(amount_minor) AS sumMinor FROM posting GROUP BY currency ORDER BY currency',
  );
  return Object.fromEntries(rows.map(({ currency, sumMinor }) => [currency, sumMinor]));
}

function differingTables(database: ReadableDatabase, streams: readonly string[]): string[] {
  const digesters = new Map(projectionWriters.map((writer) => [writer.table, new TableDigester()]));
  for (const stream of streams) {
    const read = readStream(database, stream);
    for (const { writer, values } of rowsOfStream(stream, foldStream(stream, read), read.parked)) {
      digesters.get(writer.table)?.add(values);
    }
  }
  return projectionWriters
    .filter((writer) => {
      const folded = digesters.get(writer.table)?.finish();
      const stored = digestOfTable(database, writer);
      return folded?.digest !== stored.digest || folded.rows !== stored.rows;
    })
    .map(({ table }) => table);
}
