import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';
import type { RankingQuestion } from './ranking-facts.ts';

/** Whether the ledger holds any account. */
export function hasAccounts(database: ReadableDatabase): boolean {
  return database.get('SELECT 1 AS one FROM account LIMIT 1') !== undefined;
}

/** How many accounts there are. */
export function countAccounts(database: ReadableDatabase): number {
  return (
    database.get<{ readonly accounts: number }>('SELECT count(*) AS accounts FROM account')?.accounts ?? 0
  );
}

/** How many accounts each person works; those of the team as a whole are left out. */
export function countAccountsByAssignee(database: ReadableDatabase): Map<string, number> {
  const rows = database.all<{ readonly userId: string; readonly accounts: number }>(
    `SELECT assigned_to AS userId, count(*) AS accounts FROM account
     WHERE assigned_to IS NOT NULL GROUP BY assigned_to`,
  );
  return new Map(rows.map(({ userId, accounts }) => [userId, accounts]));
}

/** When a dispute was closed, on the clock of who closed it; null where it was not. */
export function selectDisputeClosedMs(
  database: ReadableDatabase,
  accountId: string,
  disputeId: string,
): number | null {
  const row = database.get<{ readonly closedMs: number | null }>(
    `SELECT min(hlc_ms) AS closedMs FROM event
     WHERE stream = 'account:' || @accountId AND kind = 'dispute.closed' AND status = 0
       AND json_extract(facts, '$.data.disputeId') = @disputeId`,
    { accountId, disputeId },
  );
  return row?.closedMs ?? null;
}

/** Accounts of a slice of the book that have events of a business date after this one. */
export function selectAccountsWithLaterEvents(
  database: ReadableDatabase,
  { on, from, to }: RankingQuestion,
): string[] {
  return database
    .all<{ readonly stream: string }>(
      `SELECT DISTINCT stream FROM event
       WHERE stream BETWEEN 'account:' || @from AND 'account:' || @to AND business_date > @on AND status = 0`,
      { on, from, to },
    )
    .map(({ stream }) => stream.slice('account:'.length));
}

/** All that is open on an account's claims at the end of a date, as a subquery on `account`. */
export const totalDueOfAccount = openOfAccount('');

/** What is open at the end of a date on those claims of an account of which something more is true. */
function openOfAccount(furtherTest: '' | 'AND item.due_on < @on'): string {
  return `
  (SELECT coalesce(sum(max(item.open_minor + coalesce((
     SELECT sum(settlement.amount_minor) FROM settlement
     WHERE settlement.item_id = item.item_id AND settlement.settled_on > @on), 0), 0)), 0)
   FROM item
   WHERE item.account_id = account.account_id AND item.issued_on <= @on AND item.item_kind <> 'credit' ${furtherTest})`;
}

/** Another account of a party, with its book and what of it is late. */
export interface OtherAccountRow {
  readonly accountId: string;
  readonly accountKey: string;
  readonly bookId: string;
  readonly currency: string;
  readonly totalDueMinor: number;
  readonly overdueMinor: number;
}

/** The other accounts of a party with what they owe. */
export function selectOtherAccounts(
  database: ReadableDatabase,
  question: { readonly partyId: string; readonly exceptAccountId: string; readonly on: PlainDate },
): OtherAccountRow[] {
  return database.all<OtherAccountRow>(
    `SELECT account.account_id AS accountId, account.account_key AS accountKey, account.book_id AS bookId,
       account.currency, ${totalDueOfAccount} AS totalDueMinor,
       ${openOfAccount('AND item.due_on < @on')} AS overdueMinor
     FROM account WHERE account.party_id = @partyId AND account.account_id <> @exceptAccountId
     ORDER BY account.account_key, account.currency`,
    { ...question },
  );
}
