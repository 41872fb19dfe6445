import { nameWordsVersion } from '../../shared/domain/names/words.ts';
import { assert } from '../../shared/lib/assert.ts';
import type { WritableDatabase } from '../db/driver.ts';
import { listStreamsWithAliases } from '../db/queries/refold.ts';
import {
  areSearchIndexesWhole,
  countNotesAstray,
  iterateSpelledSources,
  saveWordsVersion,
  selectWordsVersion,
} from '../db/queries/search-state.ts';
import { searchWordsRow, searchWordsWriter } from '../db/search-words.ts';

/**
 * Spells the words of all names anew where they were spelled by other rules than this version's, in the caller's
 * transaction: to be called when a ledger was opened. Answers whether it had to.
 */
export function respellSearchWords(database: WritableDatabase): boolean {
  assert(database.inTransaction, 'words are spelled inside a transaction');
  if (selectWordsVersion(database) === nameWordsVersion) return false;
  searchWordsWriter.removeAll(database);
  const rows = [...iterateSpelledSources(database)].map(({ first, second, third, ...source }) =>
    searchWordsRow({ ...source, texts: [first, second, third] }),
  );
  for (const row of rows) if (row !== null) searchWordsWriter.insert(database, row);
  saveWordsVersion(database, nameWordsVersion);
  return true;
}

/**
 * The same for a ledger of an older version. Other names that files gave stand in the events alone: their parties are
 * listed to be folded again, so that this goes before `refoldListed`.
 */
export function respellOlderWords(database: WritableDatabase): void {
  if (respellSearchWords(database)) listStreamsWithAliases(database);
}

/**
 * Whether the search finds all there is to find and nothing else: every index entry is what its text gives, and every
 * text has one. The words themselves are a projection, which `verifyLedger` compares. Nothing is changed.
 */
export function isSearchWhole(database: WritableDatabase): boolean {
  return countNotesAstray(database) === 0 && areSearchIndexesWhole(database);
}
