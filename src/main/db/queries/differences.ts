import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';

/** How many accounts have an undecided difference in this import that may be a receipt of ours. */
export function countOpenDifferences(database: ReadableDatabase, importId: string): number {
  const row = database.get<{ readonly open: number }>(
    `SELECT count(*) AS open FROM difference
     WHERE import_id = ? AND decided = 0 AND in_question_minor > 0`,
    [importId],
  );
  return row?.open ?? 0;
}

/** Accounts whose difference in this import is explained by receipts to the last unit, in one way alone. */
export function selectExactDifferences(database: ReadableDatabase, importId: string): string[] {
  return database
    .all<{ readonly accountId: string }>(
      `SELECT account_id AS accountId FROM difference
       WHERE import_id = ? AND decided = 0 AND is_exact = 1 ORDER BY account_id`,
      [importId],
    )
    .map(({ accountId }) => accountId);
}

/** Which differences are asked for; null leaves a condition out. */
export interface DifferenceFilter {
  readonly decided: boolean;
  readonly importId: string | null;
  readonly accountId: string | null;
}

/** Where a difference stands, with what its file is called. */
export interface DifferenceRow {
  readonly accountId: string;
  readonly importId: string;
  readonly fileName: string | null;
}

const asked = `decided = @decided AND (@importId IS NULL OR difference.import_id = @importId)
  AND (@accountId IS NULL OR difference.account_id = @accountId)`;

const parameters = ({ decided, importId, accountId }: DifferenceFilter) => ({
  decided: decided ? 1 : 0,
  importId,
  accountId,
});

/** Differences, those that change what is asked for first, then the newest file, then the largest movement. */
export function selectDifferences(
  database: ReadableDatabase,
  filter: DifferenceFilter,
  page: { readonly offset: number; readonly limit: number },
): DifferenceRow[] {
  return database.all<DifferenceRow>(
    `SELECT difference.account_id AS accountId, difference.import_id AS importId, import_batch.file_name AS fileName
     FROM difference LEFT JOIN import_batch ON import_batch.import_id = difference.import_id
     WHERE ${asked}
     ORDER BY in_question_minor = 0, told_on DESC, difference.amount_minor DESC, difference_id
     LIMIT @limit OFFSET @offset`,
    { ...parameters(filter), ...page },
  );
}

/** How many there are, how many of them change what is asked for, and how many are exact. */
export function countDifferences(
  database: ReadableDatabase,
  filter: DifferenceFilter,
): { readonly total: number; readonly toDecide: number; readonly exact: number } {
  const row = database.get<{ readonly total: number; readonly toDecide: number; readonly exact: number }>(
    `SELECT count(*) AS total, coalesce(sum(in_question_minor > 0), 0) AS toDecide,
       coalesce(sum(is_exact), 0) AS exact
     FROM difference WHERE ${asked}`,
    parameters(filter),
  );
  return row ?? { total: 0, toDecide: 0, exact: 0 };
}

/** A claim that no newer file named, with its account. */
export interface MissingClaimRow {
  readonly itemId: string;
  readonly accountId: string;
  readonly account: string;
  readonly partyName: string | null;
  readonly bookTitle: string | null;
  readonly number: string;
  readonly dueOn: PlainDate;
  readonly currency: string;
  readonly openMinor: number;
  readonly importId: string;
}

const missing = `FROM item
  JOIN account ON account.account_id = item.account_id
  LEFT JOIN party ON party.party_id = account.party_id
  LEFT JOIN book ON book.book_id = account.book_id
  WHERE item.absence = 'missing' AND (@bookId IS NULL OR account.book_id = @bookId)`;

/** Claims listed as missing, by party and due date. */
export function selectMissing(
  database: ReadableDatabase,
  bookId: string | null,
  page: { readonly offset: number; readonly limit: number },
): MissingClaimRow[] {
  return database.all<MissingClaimRow>(
    `SELECT item.item_id AS itemId, item.account_id AS accountId, account.account_key AS account,
       party.name AS partyName, book.title AS bookTitle, item.number, item.due_on AS dueOn, account.currency,
       item.open_minor AS openMinor, item.import_id AS importId
     ${missing} ORDER BY party.name, account.account_key, item.due_on, item.item_id LIMIT @limit OFFSET @offset`,
    { bookId, ...page },
  );
}

/** How many claims are listed as missing. */
export function countMissing(database: ReadableDatabase, bookId: string | null): number {
  return (
    database.get<{ readonly total: number }>(`SELECT count(*) AS total ${missing}`, { bookId })?.total ?? 0
  );
}

/** Every claim listed as missing, by its ids and the file that missed it. */
export function selectMissingPlaces(
  database: ReadableDatabase,
  bookId: string | null,
): { readonly itemId: string; readonly accountId: string; readonly importId: string }[] {
  return database.all(
    `SELECT item.item_id AS itemId, item.account_id AS accountId, item.import_id AS importId ${missing}
     ORDER BY item.account_id, item.item_id`,
    { bookId },
  );
}
