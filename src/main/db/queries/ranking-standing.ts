import type { OverdueStep } from '../../../shared/domain/classification/overdue-steps.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';
import { type RankingQuestion, selectRanked } from './ranking-facts.ts';

/** A loan of a borrower of whom the slice holds a loan; `borrower` is one word for a party in a book. */
export interface BorrowerLoanRow {
  readonly accountId: string;
  readonly borrower: string;
  readonly product: string;
  /** Whether new terms were ever proposed for it. */
  readonly restructured: number;
}

/** From the accounts asked about to those of their borrowers, by the party: a book may be the whole ledger. */
const ofOneBorrower = `FROM account AS own
    CROSS JOIN book ON book.book_id = own.book_id AND book.creditor = 'lender'
    CROSS JOIN account AS kin INDEXED BY account_party ON kin.party_id = own.party_id AND kin.book_id = own.book_id`;

const loans = `
    SELECT DISTINCT kin.account_id AS accountId, kin.book_id || '|' || kin.party_id AS borrower, kin.product,
      EXISTS (SELECT 1 FROM restructure WHERE restructure.account_id = kin.account_id) AS restructured
    ${ofOneBorrower}
    WHERE own.account_id BETWEEN @from AND @to AND @on <> '' ORDER BY kin.account_id`;

/** All loans of the borrowers of a slice, in whatever slice they are: a class is of the borrower. */
export function selectLoansOfBorrowers(
  database: ReadableDatabase,
  question: RankingQuestion,
): BorrowerLoanRow[] {
  return selectRanked(database, question, loans);
}

/** The accounts that share a borrower in a lender's book with any of some accounts, those among them. */
export function selectAccountsOfBorrowers(
  database: ReadableDatabase,
  accountIds: readonly string[],
): string[] {
  return database
    .all<{ readonly accountId: string }>(
      `SELECT DISTINCT kin.account_id AS accountId
       ${ofOneBorrower}
       WHERE own.account_id IN (SELECT value FROM json_each(@accountIds))
       ORDER BY kin.account_id`,
      { accountIds: JSON.stringify(accountIds) },
    )
    .map(({ accountId }) => accountId);
}

/** How the oldest unpaid due date of some accounts moved up to a day. */
export function selectStepsUntil(
  database: ReadableDatabase,
  accountIds: readonly string[],
  on: PlainDate,
): (OverdueStep & { readonly accountId: string })[] {
  if (accountIds.length === 0) return [];
  return database.all(
    `SELECT step.account_id AS accountId, step.since_on AS sinceOn, step.oldest_due_on AS oldestDueOn
     FROM json_each(@accountIds) AS asked
     JOIN overdue_step AS step ON step.account_id = asked.value AND step.since_on <= @on
     ORDER BY step.account_id, step.since_on`,
    { accountIds: JSON.stringify(accountIds), on },
  );
}

/** What was kept back and not decided at the end of a day, of each account that has any. */
export interface OpenDeductionRow {
  readonly accountId: string;
  readonly amountMinor: number;
  readonly oldestOn: PlainDate;
  readonly followUpOn: PlainDate;
}

/** Open deductions of the accounts of a slice. */
export function selectOpenDeductions(
  database: ReadableDatabase,
  question: RankingQuestion,
): OpenDeductionRow[] {
  return selectRanked(
    database,
    question,
    `SELECT account_id AS accountId, sum(amount_minor) AS amountMinor, min(recorded_on) AS oldestOn,
       min(follow_up_on) AS followUpOn
     FROM deduction
     WHERE account_id BETWEEN @from AND @to AND recorded_on <= @on AND (decided_on IS NULL OR decided_on > @on)
     GROUP BY account_id ORDER BY account_id`,
  );
}

/** Tax of a quarter that no certificate covers at the end of a day. */
export interface UncoveredTaxRow {
  readonly accountId: string;
  readonly quarter: string;
  readonly amountMinor: number;
}

/** Tax without a certificate of the accounts of a slice, the oldest quarter of each first. */
export function selectUncoveredTax(database: ReadableDatabase, question: RankingQuestion): UncoveredTaxRow[] {
  return selectRanked(
    database,
    question,
    `WITH part AS (
       SELECT account_id, quarter, amount_minor FROM tax_claim
       WHERE account_id BETWEEN @from AND @to AND deducted_on <= @on
         AND (state = 'claimed' OR (state = 'disallowed' AND disallowed_on > @on))
       UNION ALL
       SELECT account_id, quarter, -amount_minor FROM tax_certificate
       WHERE account_id BETWEEN @from AND @to AND received_on <= @on
         AND (withdrawn_on IS NULL OR withdrawn_on > @on))
     SELECT account_id AS accountId, quarter, sum(amount_minor) AS amountMinor FROM part
     GROUP BY account_id, quarter HAVING sum(amount_minor) > 0 ORDER BY account_id, quarter`,
  );
}
