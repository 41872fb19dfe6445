import type { OverdueStep } from '../../../shared/domain/classification/overdue-steps.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';

/** A lender's account with whose it is; `product` is its own, as it was opened. */
export interface LenderAccountRow {
  readonly accountId: string;
  readonly accountKey: string;
  readonly currency: string;
  readonly product: string;
  readonly partyId: string;
  readonly partyName: string | null;
  readonly bookId: string;
  readonly bookTitle: string | null;
}

/** The accounts of lenders' books: all, or those of one party in one book. In order of their number. */
export function selectLenderAccounts(
  database: ReadableDatabase,
  borrower: { readonly partyId: string; readonly bookId: string } | null,
): LenderAccountRow[] {
  return database.all<LenderAccountRow>(
    `SELECT account.account_id AS accountId, account.account_key AS accountKey, account.currency, account.product,
       account.party_id AS partyId, party.name AS partyName, account.book_id AS bookId, book.title AS bookTitle
     FROM account
     JOIN book ON book.book_id = account.book_id AND book.creditor = 'lender'
     LEFT JOIN party ON party.party_id = account.party_id
     ${borrower === null ? '' : 'WHERE account.party_id = @partyId AND account.book_id = @bookId'}
     ORDER BY account.account_key, account.account_id`,
    // One borrower's accounts come from an index; a condition that might be open would read all of them.
    borrower === null ? {} : { partyId: borrower.partyId, bookId: borrower.bookId },
  );
}

/** One step of an account, oldest first within it. */
export interface OverdueStepRow extends OverdueStep {
  readonly accountId: string;
}

/** How the oldest unpaid due date of accounts moved up to a day: of one account, or of all. */
export function selectOverdueSteps(
  database: ReadableDatabase,
  until: PlainDate | null,
  accountId: string | null,
): OverdueStepRow[] {
  return database.all<OverdueStepRow>(
    `SELECT account_id AS accountId, since_on AS sinceOn, oldest_due_on AS oldestDueOn FROM overdue_step
     WHERE (@accountId IS NULL OR account_id = @accountId) AND (@until IS NULL OR since_on <= @until)
     ORDER BY account_id, since_on`,
    { accountId, until },
  );
}

/** The accounts whose terms were made anew, few of them; whether a second person agreed is in their events. */
export function selectRestructuredAccounts(database: ReadableDatabase): string[] {
  return database
    .all<{ readonly accountId: string }>(
      'SELECT DISTINCT account_id AS accountId FROM restructure ORDER BY account_id',
    )
    .map(({ accountId }) => accountId);
}

/** What lenders' accounts owe at the end of a day, and what of it is past its day; minor units. */
export function selectLenderDues(
  database: ReadableDatabase,
  on: PlainDate,
): { readonly accountId: string; readonly owedMinor: number; readonly overdueMinor: number }[] {
  return database.all(
    `WITH later AS (
       SELECT item_id, sum(amount_minor) AS amount_minor FROM settlement WHERE settled_on > @on GROUP BY item_id
     ), standing AS (
       SELECT item.account_id, item.due_on, max(item.open_minor + coalesce(later.amount_minor, 0), 0) AS open_minor
       FROM item
       JOIN account ON account.account_id = item.account_id
       JOIN book ON book.book_id = account.book_id AND book.creditor = 'lender'
       LEFT JOIN later ON later.item_id = item.item_id
       WHERE item.issued_on <= @on AND item.item_kind <> 'credit'
     )
     SELECT account_id AS accountId, sum(open_minor) AS owedMinor,
       sum(CASE WHEN due_on <= @on THEN open_minor ELSE 0 END) AS overdueMinor
     FROM standing WHERE open_minor > 0 GROUP BY account_id`,
    { on },
  );
}
