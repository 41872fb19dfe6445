import { nameWords } from '../../shared/domain/names/words.ts';
import { numberedRowWriter, type RowValues } from './row-writer.ts';
import { searchWords } from './schema.ts';

/** Writes the words by which names and places are found. */
export const searchWordsWriter = numberedRowWriter(searchWords, 'entry', 'sourceId');

/** What the words are of. */
export interface WordsSource {
  readonly sourceId: string;
  readonly kind: 'name' | 'contact' | 'place';
  readonly partyId: string;
  /** Names of one bearer, or parts of one place. */
  readonly texts: readonly (string | null)[];
}

/** Stands between the words of two names of one party. */
export const nameBar = '|';

/** The row of a source's words; null where there is nothing to find it by. */
export function searchWordsRow({ texts, ...source }: WordsSource): RowValues | null {
  const names = texts.map((text) => nameWords(text ?? '')).filter((words) => words.length > 0);
  if (names.length === 0) return null;
  const spelled = (part: 'letters' | 'skeleton'): string =>
    names.map((words) => words.map((word) => word[part]).join(' ')).join(` ${nameBar} `);
  return searchWordsWriter.toValues({
    ...source,
    letters: spelled('letters'),
    skeleton: spelled('skeleton'),
  });
}
