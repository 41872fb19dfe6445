import type { ReadableDatabase } from '../driver.ts';

/** One print of a paper, as its event tells it. */
export interface PrintedPaperRow {
  readonly facts: string;
  readonly recordedMs: number;
  readonly user: string;
}

/** The prints of a subject on some accounts, newest first, each once though several accounts have it. */
export function selectPrintedPapers(
  database: ReadableDatabase,
  question: { readonly streams: readonly string[]; readonly paper: string; readonly subjectId: string },
): PrintedPaperRow[] {
  return database.all<PrintedPaperRow>(
    `SELECT facts, hlc_ms AS recordedMs, user FROM event
     WHERE stream IN (SELECT value FROM json_each(@streams)) AND kind = 'paper.printed' AND status = 0
       AND json_extract(facts, '$.data.paper') = @paper AND json_extract(facts, '$.data.subjectId') = @subjectId
     GROUP BY json_extract(facts, '$.data.paperId')
     ORDER BY hlc_ms DESC, seq DESC`,
    { ...question, streams: JSON.stringify(question.streams) },
  );
}

/** What stood on a paper that was printed: its model and its code, from the first print; undefined where there is none. */
export function selectKeptPaper(
  database: ReadableDatabase,
  question: {
    readonly streams: readonly string[];
    readonly paper: string;
    readonly subjectId: string;
    readonly sha256: string | null;
  },
): { readonly personal: string } | undefined {
  return database.get<{ readonly personal: string }>(
    `SELECT personal FROM event
     WHERE stream IN (SELECT value FROM json_each(@streams)) AND kind = 'paper.printed' AND status = 0
       AND json_extract(facts, '$.data.paper') = @paper AND json_extract(facts, '$.data.subjectId') = @subjectId
       AND (@sha256 IS NULL OR json_extract(facts, '$.data.sha256') = @sha256)
       AND personal IS NOT NULL AND json_extract(personal, '$.model') IS NOT NULL
     ORDER BY hlc_ms, seq LIMIT 1`,
    { ...question, streams: JSON.stringify(question.streams) },
  );
}

/** The receipt with a number; undefined where this ledger has none. */
export function selectReceiptByNumber(
  database: ReadableDatabase,
  number: string,
): { readonly receiptId: string } | undefined {
  return database.get<{ readonly receiptId: string }>(
    'SELECT receipt_id AS receiptId FROM receipt WHERE number = ? LIMIT 1',
    [number],
  );
}
