import type { SearchMatch } from '../../../shared/contract/search.ts';
import type { TextMark } from '../../../shared/domain/names/mark-words.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { selectNoteHits, snippetMarks } from '../../db/queries/search-notes.ts';
import type { Finding } from './finding.ts';

const looked = 40;
const worth = 10;
/** Beginnings shorter than this stand in too many notes to tell anything. */
const tellingLetters = 3;

/** Accounts by the words of what was noted on them, every word somewhere in one note; the newest first. */
export function findNotes(database: ReadableDatabase, typed: string): Finding[] {
  const words = typed.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (!words.some((word) => word.length >= tellingLetters)) return [];
  const match = words
    .map((word, at) => {
      const isBeginning = at === words.length - 1 && word.length >= tellingLetters;
      return `"${word}"${isBeginning ? ' *' : ''}`;
    })
    .join(' AND ');
  return selectNoteHits(database, match, looked).map(({ accountId, partyId, snippet }, at) => ({
    partyId,
    accountId,
    rank: worth - at / looked,
    match: toMatch(snippet),
  }));
}

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
