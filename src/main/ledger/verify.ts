import { type Catalogue, ownCatalogue } from '../../shared/domain/events/catalogue.ts';
import type { ReadableDatabase } from '../db/driver.ts';
import { countEvents } from '../db/queries/events.ts';
import { sumPostings } from '../db/queries/postings.ts';
import { runAtOnce, type Steps } from './in-turns.ts';
import { arePartyIdentitiesTrue } from './party-identities.ts';
import { projectionWriters } from './project/families.ts';
import type { ProjectedRow } from './project/projection.ts';
import { readStream, readStreamIds } from './read-events.ts';
import { rowsToCompare } from './show-stream.ts';
import { digestSteps, TableDigester } from './table-digest.ts';
import { type BadEvent, firstBadEventSteps } from './verify-chain.ts';

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
export function verifyLedger(database: ReadableDatabase, catalogue = ownCatalogue): Verification {
  return runAtOnce(verifySteps(database, catalogue));
}

/** How far a check is, in events and then in streams together. */
export interface VerifyProgress {
  readonly done: number;
  readonly of: number;
}

/** `verifyLedger` step by step. */
export function* verifySteps(
  database: ReadableDatabase,
  catalogue = ownCatalogue,
): Steps<VerifyProgress, Verification> {
  const streams = readStreamIds(database);
  const events = countEvents(database);
  const of = events + streams.length;
  const firstBad = yield* firstBadEventSteps(database, (done) => ({ done, of }));
  const folds = foldsOf(database, streams, catalogue);
  const differences = yield* differingTables(database, folds, (done) => ({ done: events + done, of }));
  return {
    events,
    streams: streams.length,
    trialBalance: readTrialBalance(database),
    rebuiltEqual: differences.length === 0,
    differences,
    chain: { ok: firstBad === null, firstBad },
  };
}

/** The sum of all postings by currency, in minor units. */
export function readTrialBalance(database: ReadableDatabase): Readonly<Record<string, number>> {
  return Object.fromEntries(sumPostings(database).map(({ currency, sumMinor }) => [currency, sumMinor]));
}

/** The rows of each stream, folded again. */
function* foldsOf(
  database: ReadableDatabase,
  streams: readonly string[],
  catalogue: Catalogue,
): Generator<Iterable<ProjectedRow>> {
  for (const stream of streams) {
    yield rowsToCompare(stream, readStream(database, stream, { catalogue }));
  }
}

function* differingTables(
  database: ReadableDatabase,
  folds: Iterable<Iterable<ProjectedRow>>,
  progress: (done: number) => VerifyProgress,
): Steps<VerifyProgress, string[]> {
  const digesters = new Map(projectionWriters.map((writer) => [writer.table, new TableDigester()]));
  let streams = 0;
  for (const rows of folds) {
    yield progress(streams);
    for (const { writer, values } of rows) digesters.get(writer.table)?.add(values);
    streams += 1;
  }
  const differing: string[] = [];
  for (const writer of projectionWriters) {
    const folded = digesters.get(writer.table)?.finish();
    const stored = yield* digestSteps(database, writer, progress(streams));
    if (folded?.digest !== stored.digest || folded.rows !== stored.rows) differing.push(writer.table);
  }
  return arePartyIdentitiesTrue(database) ? differing : [...differing, 'party_identity'];
}
