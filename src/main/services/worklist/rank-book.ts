import type { ReadableDatabase } from '../../db/driver.ts';
import { type RankingQuestion, sliceBook } from '../../db/queries/ranking-facts.ts';
import type { ListedAccount } from '../../db/queries/worklist.ts';
import { type FactsHouse, readFactsOfSlice } from './read-account-facts.ts';
import { computeRow, type ListTerms } from './worklist-row.ts';

/**
 * So many accounts are read and ranked at a time: enough for one statement to serve many; few enough for what was read of
 * them to be gone before the collector of the young has to move it to the old.
 */
const accountsPerSlice = 250;

/** A slice of the book with what the list has of it. */
export interface RankedSlice {
  readonly slice: RankingQuestion;
  /** How many accounts it holds, on the list or not. */
  readonly accounts: number;
  readonly listed: readonly ListedAccount[];
}

/** The whole book ranked, a slice at a time in the order of the accounts' ids; one account by the same words as all. */
export function* rankBook(
  database: ReadableDatabase,
  house: FactsHouse,
  terms: ListTerms,
  names: 'named' | 'nameless' = 'named',
): Generator<RankedSlice> {
  for (const slice of sliceBook(database, terms.on, accountsPerSlice)) {
    const accounts = readFactsOfSlice(database, house, slice, names);
    yield {
      slice,
      accounts: accounts.length,
      listed: accounts.flatMap((account) => computeRow(account, terms) ?? []),
    };
  }
}
