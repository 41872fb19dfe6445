import type { ReadableDatabase } from '../driver.ts';

/** A receipt, or the taking back of one, that no receipts file holds yet. */
export interface WaitingEntryRow {
  readonly entry: 'receipt' | 'reversal';
  readonly receiptId: string;
  readonly accountId: string;
  readonly accountKey: string;
  readonly partyName: string | null;
  readonly payerName: string | null;
  readonly number: string;
  readonly movedOn: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly unappliedMinor: number;
  readonly tenders: string;
  readonly lines: string;
  /** Of a reversal: what the office was told to take back of the receipt before, and in how many lines. */
  readonly reversedMinor: number;
  readonly reversals: number;
}

/** The newest receipts file that holds an entry of a receipt. */
const newestBatch = (entry: 'receipt' | 'reversal'): string =>
  `(SELECT writeback_entry.batch_id FROM writeback_entry JOIN writeback ON writeback.batch_id = writeback_entry.batch_id
    WHERE writeback_entry.receipt_id = receipt.receipt_id AND writeback_entry.entry = '${entry}'
    ORDER BY writeback.batch_number DESC LIMIT 1)`;

const isVoid = "coalesce(receipt.void_state, '') = 'approved'";

/** Undecided files may hold it: sent to the office now, it could be posted there twice. */
const inQuestion = `EXISTS (
  SELECT 1 FROM difference, json_each(difference.supposed) AS part
  WHERE difference.account_id = receipt.account_id AND difference.decided = 0 AND difference.in_question_minor > 0
    AND json_extract(part.value, '$.receiptId') = receipt.receipt_id)`;

/** Money of which nothing came was never the office's: it is sent once it does come. */
const isUnsent = `NOT (${isVoid}) AND receipt.taken_back_minor < receipt.amount_minor
  AND (${newestBatch('receipt')} IS NULL
    OR (receipt.office_answer = 'sendAgain' AND receipt.office_answer_batch = ${newestBatch('receipt')}))`;

/** Reversals of a receipt that stand in receipts files; one that a person sends again stands in none. */
const ofReversals = `FROM writeback_entry WHERE writeback_entry.receipt_id = receipt.receipt_id
    AND writeback_entry.entry = 'reversal' AND NOT (coalesce(receipt.office_reversal_answer, '') = 'sendAgain'
      AND receipt.office_reversal_batch = writeback_entry.batch_id)`;
const reversedMinor = `(SELECT coalesce(sum(writeback_entry.amount_minor), 0) ${ofReversals})`;

/** All of a void receipt, or what of one bounced or never came. */
const wantedBackMinor = `CASE WHEN ${isVoid} THEN receipt.amount_minor ELSE receipt.taken_back_minor END`;

/** A receipt of which more was taken back than the office was told, after the office had it, or may have it. */
const isUnsentReversal = `(${wantedBackMinor}) > 0 AND (receipt.office_known_minor > 0
    OR (${newestBatch('receipt')} IS NOT NULL AND coalesce(receipt.office_answer, '') NOT IN ('rejected', 'sendAgain')))
  AND (${wantedBackMinor}) > ${reversedMinor}`;

const ofBook =
  'FROM receipt JOIN account ON account.account_id = receipt.account_id WHERE account.book_id = @bookId';

/** What waits for the next receipts file of a book, oldest first. */
export function selectWaitingEntries(
  database: ReadableDatabase,
  bookId: string,
  limit: number,
): WaitingEntryRow[] {
  return database.all<WaitingEntryRow>(
    `WITH waiting AS (
       SELECT 'receipt' AS entry, receipt.receipt_id, receipt.received_on AS moved_on, receipt.recorded_ms,
         receipt.amount_minor, 0 AS reversed_minor, 0 AS reversals
       ${ofBook} AND ${isUnsent} AND receipt.office_known_minor = 0 AND NOT ${inQuestion}
       UNION ALL
       SELECT 'reversal', receipt.receipt_id, coalesce(receipt.voided_on, receipt.received_on), receipt.recorded_ms,
         (${wantedBackMinor}) - ${reversedMinor}, ${reversedMinor}, (SELECT count(*) ${ofReversals})
       ${ofBook} AND ${isUnsentReversal}
     )
     SELECT waiting.entry, receipt.receipt_id AS receiptId, receipt.account_id AS accountId,
       account.account_key AS accountKey, party.name AS partyName, receipt.payer_name AS payerName, receipt.number,
       waiting.moved_on AS movedOn, receipt.currency, waiting.amount_minor AS amountMinor,
       waiting.reversed_minor AS reversedMinor, waiting.reversals,
       receipt.unapplied_minor AS unappliedMinor, receipt.tenders, receipt.lines
     FROM waiting
     JOIN receipt ON receipt.receipt_id = waiting.receipt_id
     JOIN account ON account.account_id = receipt.account_id
     LEFT JOIN party ON party.party_id = account.party_id
     ORDER BY waiting.recorded_ms, receipt.number, waiting.entry LIMIT @limit`,
    { bookId, limit },
  );
}

/** Receipts of a book that are left out of the next file, and why. */
export function countLeftOut(
  database: ReadableDatabase,
  bookId: string,
): { readonly inQuestion: number; readonly knownToOffice: number } {
  const row = database.get<{ readonly inQuestion: number; readonly knownToOffice: number }>(
    `SELECT coalesce(sum(receipt.office_known_minor = 0 AND ${inQuestion}), 0) AS inQuestion,
       coalesce(sum(receipt.office_known_minor > 0), 0) AS knownToOffice
     ${ofBook} AND ${isUnsent}`,
    { bookId },
  );
  return row ?? { inQuestion: 0, knownToOffice: 0 };
}

/** The number of the newest receipts file; 0 where there is none. */
export function selectLastBatchNumber(database: ReadableDatabase): number {
  const row = database.get<{ readonly last: number | null }>(
    'SELECT max(batch_number) AS last FROM writeback',
  );
  return row?.last ?? 0;
}

/** How an entry stands: its own batch's answer, a later batch, or the office's own figures. */
const stateOf = `
  CASE WHEN EXISTS (
         SELECT 1 FROM writeback_entry AS later JOIN writeback AS of_later ON of_later.batch_id = later.batch_id
         WHERE later.receipt_id = writeback_entry.receipt_id AND later.entry = writeback_entry.entry
           AND of_later.batch_number > writeback.batch_number) THEN 'sentAgain'
       WHEN writeback_entry.entry = 'receipt' AND receipt.office_answer = 'accepted' THEN 'inOffice'
       WHEN writeback_entry.entry = 'receipt' AND receipt.office_answer_batch = writeback.batch_id
         THEN receipt.office_answer
       WHEN writeback_entry.entry = 'receipt' AND receipt.office_known_minor >= receipt.amount_minor THEN 'inOffice'
       WHEN writeback_entry.entry = 'reversal' AND receipt.office_reversal_answer = 'accepted' THEN 'inOffice'
       WHEN writeback_entry.entry = 'reversal' AND receipt.office_reversal_batch = writeback.batch_id
         THEN receipt.office_reversal_answer
       ELSE 'waiting' END`;

const joined = `FROM writeback_entry
  JOIN writeback ON writeback.batch_id = writeback_entry.batch_id
  LEFT JOIN receipt ON receipt.receipt_id = writeback_entry.receipt_id`;

/** A receipts file with how its entries stand. */
export interface WritebackRow {
  readonly batchId: string;
  readonly batchNumber: number;
  readonly bookTitle: string | null;
  readonly shape: 'generic' | 'tally' | 'zoho' | 'quickbooks';
  readonly madeOn: string;
  readonly madeMs: number;
  readonly madeByName: string | null;
  readonly totals: string;
  readonly sha256: string;
  readonly entries: number;
  readonly inOffice: number;
  readonly rejected: number;
  readonly waiting: number;
}

/** Receipts files, newest first. */
export function selectWritebacks(
  database: ReadableDatabase,
  page: { readonly offset: number; readonly limit: number },
): WritebackRow[] {
  return database.all<WritebackRow>(
    `WITH page AS (SELECT batch_id FROM writeback ORDER BY batch_number DESC, batch_id LIMIT @limit OFFSET @offset),
     standing AS (
       SELECT writeback_entry.batch_id, ${stateOf} AS state ${joined}
       WHERE writeback_entry.batch_id IN (SELECT batch_id FROM page)
     )
     SELECT writeback.batch_id AS batchId, writeback.batch_number AS batchNumber, book.title AS bookTitle,
       writeback.shape, writeback.made_on AS madeOn, writeback.made_ms AS madeMs, app_user.name AS madeByName,
       writeback.totals, writeback.sha256, count(standing.state) AS entries,
       coalesce(sum(standing.state = 'inOffice'), 0) AS inOffice,
       coalesce(sum(standing.state = 'rejected'), 0) AS rejected,
       coalesce(sum(standing.state = 'waiting'), 0) AS waiting
     FROM writeback
     LEFT JOIN standing ON standing.batch_id = writeback.batch_id
     LEFT JOIN book ON book.book_id = writeback.book_id
     LEFT JOIN app_user ON app_user.user_id = writeback.made_by
     WHERE writeback.batch_id IN (SELECT batch_id FROM page)
     GROUP BY writeback.batch_id ORDER BY writeback.batch_number DESC, writeback.batch_id`,
    { ...page },
  );
}

/** How many receipts files there are. */
export function countWritebacks(database: ReadableDatabase): number {
  return database.get<{ readonly total: number }>('SELECT count(*) AS total FROM writeback')?.total ?? 0;
}

/** One entry of a receipts file with how it stands. */
export interface WritebackEntryRow {
  readonly entry: 'receipt' | 'reversal';
  readonly receiptId: string;
  readonly accountId: string;
  readonly partyName: string | null;
  readonly number: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly state: 'waiting' | 'inOffice' | 'rejected' | 'sendAgain' | 'sentAgain';
}

/** The entries of a receipts file in its order; rejected ones first, because they ask for something. */
export function selectWritebackEntries(
  database: ReadableDatabase,
  batchId: string,
  page: { readonly offset: number; readonly limit: number },
): WritebackEntryRow[] {
  return database.all<WritebackEntryRow>(
    `SELECT writeback_entry.entry, writeback_entry.receipt_id AS receiptId, writeback_entry.account_id AS accountId,
       party.name AS partyName, writeback_entry.number, writeback_entry.amount_minor AS amountMinor,
       writeback_entry.currency, ${stateOf} AS state
     ${joined}
     LEFT JOIN account ON account.account_id = writeback_entry.account_id
     LEFT JOIN party ON party.party_id = account.party_id
     WHERE writeback_entry.batch_id = @batchId
     ORDER BY state <> 'rejected', writeback_entry.line LIMIT @limit OFFSET @offset`,
    { batchId, ...page },
  );
}

/** An entry that stands in some receipts file, found by its receipt's number. */
export interface SentEntryRow {
  readonly batchId: string;
  readonly batchNumber: number;
  readonly entry: 'receipt' | 'reversal';
  readonly receiptId: string;
  readonly accountId: string;
}

/** Entries of receipts files with this receipt number, newest file first. */
export function selectSentEntries(database: ReadableDatabase, number: string): SentEntryRow[] {
  return database.all<SentEntryRow>(
    `SELECT writeback.batch_id AS batchId, writeback.batch_number AS batchNumber, writeback_entry.entry,
       writeback_entry.receipt_id AS receiptId, writeback_entry.account_id AS accountId
     FROM receipt
     JOIN writeback_entry ON writeback_entry.receipt_id = receipt.receipt_id
     JOIN writeback ON writeback.batch_id = writeback_entry.batch_id
     WHERE receipt.number = @number ORDER BY writeback.batch_number DESC`,
    { number },
  );
}
