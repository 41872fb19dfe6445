import type { ReadableDatabase } from '../../db/driver.ts';
import { selectFoundTexts } from '../../db/queries/search-subjects.ts';
import type { NameHit } from './find-names.ts';

const writtenWord = /[\p{L}\p{M}\p{N}\u200c\u200d]+/gu;

/** More than a word that nobody typed costs, less than a worse likeness does. */
const perWrittenName = 0.05;

/**
 * The same hits, those a little higher that begin with the very letters that were typed: whoever types “pa” sees Patil
 * before Fabricators, which only sounds so.
 */
export function preferWritten(
  database: ReadableDatabase,
  typed: string,
  hits: readonly NameHit[],
): readonly NameHit[] {
  if (hits.length < 2) return hits;
  const asked = wordsOf(typed);
  const texts = selectFoundTexts(
    database,
    hits.map(({ sourceId }) => sourceId),
  );
  const written = new Set(
    texts.filter(({ text }) => isWritten(asked, wordsOf(text))).map(({ sourceId }) => sourceId),
  );
  return hits
    .map((hit) => (written.has(hit.sourceId) ? { ...hit, score: hit.score + perWrittenName } : hit))
    .toSorted((one, other) => other.score - one.score || (one.sourceId < other.sourceId ? -1 : 1));
}

function isWritten(asked: readonly string[], words: readonly string[]): boolean {
  return asked.every((word) => words.some((written) => written.startsWith(word)));
}

function wordsOf(text: string): readonly string[] {
  return text.normalize('NFC').toLowerCase().match(writtenWord) ?? [];
}
