import type { ReadableDatabase } from '../driver.ts';

/** Stand around a found word of a snippet: no note can hold them, as they are control signs. */
export const snippetMarks = { from: '\u0002', to: '\u0003' } as const;

/** A text that holds what was looked for. */
export interface NoteHitRow {
  readonly kind: 'interaction' | 'receipt' | 'dispute' | 'hold';
  readonly accountId: string;
  readonly partyId: string;
  readonly snippet: string;
}

const wordsShown = 12;

/** Notes that match an expression of the full-text index, the newest first, each with the words around the first hit. */
export function selectNoteHits(database: ReadableDatabase, match: string, limit: number): NoteHitRow[] {
  return database.all<NoteHitRow>(
    `SELECT search_note.kind, search_note.account_id AS accountId, account.party_id AS partyId, hit.snippet
     FROM (
       SELECT rowid AS entry, snippet(search_note_index, 0, '${snippetMarks.from}', '${snippetMarks.to}', '…', ${wordsShown}) AS snippet
       FROM search_note_index WHERE search_note_index MATCH @match ORDER BY rowid DESC LIMIT @limit
     ) AS hit
     JOIN search_note ON search_note.entry = hit.entry
     JOIN account ON account.account_id = search_note.account_id`,
    { match, limit },
  );
}
