import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { StreamId } from '../../../shared/domain/events/envelope.ts';
import type { EntryAccount } from '../../../shared/domain/ledger/posting.ts';
import type { ReadableDatabase } from '../driver.ts';

/** One line of the double entry with its event's kind and the receipt it speaks of. */
export interface JournalRow {
  readonly eventId: string;
  readonly kind: string;
  readonly stream: StreamId;
  readonly entryAccount: EntryAccount;
  readonly currency: string;
  readonly amountMinor: number;
  readonly businessDate: PlainDate;
  readonly receiptNumber: string | null;
}

/** Every line dated in a period, both days included, in order of day and of recording; lines of one event lie together. */
export function selectJournalRows(
  database: ReadableDatabase,
  period: { readonly from: PlainDate; readonly to: PlainDate },
): JournalRow[] {
  return database.all<JournalRow>(
    `SELECT posting.event_id AS eventId, event.kind, posting.stream, posting.entry_account AS entryAccount,
       posting.currency, posting.amount_minor AS amountMinor, posting.business_date AS businessDate,
       receipt.number AS receiptNumber
     FROM posting
     JOIN event ON event.id = posting.event_id AND event.status <> 3
     LEFT JOIN receipt ON receipt.receipt_id = json_extract(event.facts, '$.data.receiptId')
     WHERE posting.business_date BETWEEN @from AND @to
     ORDER BY posting.business_date, posting.recorded_ms, posting.event_id, posting.line`,
    period,
  );
}

/** What stands on one head of one stream, in one currency. */
export interface HeadBalanceRow {
  readonly stream: StreamId;
  readonly entryAccount: EntryAccount;
  readonly currency: string;
  readonly amountMinor: number;
}

/** What every head of every stream stood at before a day. */
export function selectHeadBalancesBefore(database: ReadableDatabase, before: PlainDate): HeadBalanceRow[] {
  return database.all<HeadBalanceRow>(
    `SELECT stream, entry_account AS entryAccount, currency, sum(amount_minor) AS amountMinor
     FROM posting WHERE business_date < @before
     GROUP BY stream, entry_account, currency HAVING sum(amount_minor) <> 0
     ORDER BY entry_account, currency, stream`,
    { before },
  );
}

/** The trial balance at the end of a day, head by head: what an exported journal is compared with. */
export function selectTrialBalance(
  database: ReadableDatabase,
  asOf: PlainDate,
): Omit<HeadBalanceRow, 'stream'>[] {
  return database.all(
    `SELECT entry_account AS entryAccount, currency, sum(amount_minor) AS amountMinor
     FROM posting WHERE business_date <= @asOf
     GROUP BY entry_account, currency ORDER BY entry_account, currency`,
    { asOf },
  );
}

/** The first and last day that anything was posted on; null in an empty ledger. */
export function selectPostedDays(database: ReadableDatabase): { first: PlainDate; last: PlainDate } | null {
  const days = database.get<{ first: PlainDate | null; last: PlainDate | null }>(
    'SELECT min(business_date) AS first, max(business_date) AS last FROM posting',
  );
  return days === undefined || days.first === null || days.last === null
    ? null
    : { first: days.first, last: days.last };
}

/** What people call the accounts: the debtor's name and the account's number, by the account's id. */
export function selectAccountWords(
  database: ReadableDatabase,
): { readonly accountId: string; readonly accountKey: string; readonly name: string }[] {
  return database.all(
    `SELECT account_id AS accountId, account_key AS accountKey, coalesce(party.name, '') AS name
     FROM account LEFT JOIN party ON party.party_id = account.party_id`,
  );
}
