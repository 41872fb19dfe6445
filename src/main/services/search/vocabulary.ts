import type { ReadableDatabase } from '../../db/driver.ts';
import { type IndexedWord, selectCommitMark, selectVocabulary } from '../../db/queries/search-words.ts';
import type { WordColumns } from './name-question.ts';

interface KeptVocabulary {
  readonly commitMark: number;
  readonly wordsByColumns: Map<WordColumns, readonly IndexedWord[]>;
}

/** Reading the words of a large book takes milliseconds, and between two commits they are the same. */
const keptByDatabase = new WeakMap<ReadableDatabase, KeptVocabulary>();

/** Every different skeleton of names, or of places, as of the last commit. */
export function vocabularyOf(database: ReadableDatabase, columns: WordColumns): readonly IndexedWord[] {
  const commitMark = selectCommitMark(database);
  let kept = keptByDatabase.get(database);
  if (kept?.commitMark !== commitMark) {
    kept = { commitMark, wordsByColumns: new Map() };
    keptByDatabase.set(database, kept);
  }
  const known = kept.wordsByColumns.get(columns);
  if (known !== undefined) return known;
  const words = selectVocabulary(database, columns === 'name' ? 'skeleton' : 'place_skeleton');
  kept.wordsByColumns.set(columns, words);
  return words;
}
