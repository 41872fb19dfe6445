import type { SearchMatch } from '../../../shared/contract/search.ts';
import type { TextMark } from '../../../shared/domain/names/mark-words.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { selectNoteHits, snippetMarks } from '../../db/queries/search-notes.ts';
import type { Finding } from './finding.ts';

const looked = 40;
const worth = 10;
/** Beginnings shorter than this stand in too many notes to tell anything. */
const tellingLetters = 3;

/** A note that was found. */
export interface NoteFinding extends Finding {
  /** The last word stands there as it was typed; else it is the beginning of one. */
  readonly isWhole: boolean;
}

/** Accounts by the words of what was noted on them, every word somewhere in one note; the newest first. */
export function findNotes(database: ReadableDatabase, typed: string): NoteFinding[] {
  const words = typed.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (!words.some((word) => word.length >= tellingLetters)) return [];
  const match = words
    .map((word, at) => {
      const isBeginning = at === words.length - 1 && word.length >= tellingLetters;
      return `"${word}"${isBeginning ? ' *' : ''}`;
    })
    .join(' AND ');
  const last = words.at(-1)?.toLowerCase();
  return selectNoteHits(database, match, looked).map(({ accountId, partyId, snippet }, at) => {
    const shown = toMatch(snippet);
    const isWhole = shown.marks.some(([from, to]) => shown.text.slice(from, to).toLowerCase() === last);
    return { partyId, accountId, rank: worth - at / looked, match: shown, isWhole };
  });
}

/** What ranks below every note. */
export const belowNotes = worth - 2;

/** The snippet without its marks, and where they stood. */
function toMatch(snippet: string): SearchMatch {
  const marks: TextMark[] = [];
  let text = '';
  for (const [at, part] of snippet.split(snippetMarks.from).entries()) {
    const [found = '', rest] = part.split(snippetMarks.to);
    if (at > 0 && rest !== undefined) marks.push([text.length, text.length + found.length]);
    text += found + (rest ?? '');
  }
  return { field: 'note', text, marks };
}
