import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';

/**
 * What the ranking reads, one statement a subject, of the accounts from one id to another, both included: a slice of the
 * book, or one account alone by the very same words.
 */
export interface RankingQuestion {
  /** The end of this business date. */
  readonly on: PlainDate;
  readonly from: string;
  readonly to: string;
}

/** The question about one account. */
export function aboutAccount(on: PlainDate, accountId: string): RankingQuestion {
  return { on, from: accountId, to: accountId };
}

/** Stands behind every id. */
const lastId = '\u{10ffff}';

/** The question about the whole book. */
export function aboutEverything(on: PlainDate): RankingQuestion {
  return { on, from: '', to: lastId };
}

/** The book in slices of so many accounts, in the order of their ids: none is left out, whatever is opened meanwhile. */
export function sliceBook(database: ReadableDatabase, on: PlainDate, accounts: number): RankingQuestion[] {
  const ends = database.all<{ readonly id: string }>(
    `SELECT account_id AS id FROM (
       SELECT account_id, row_number() OVER (ORDER BY account_id) AS place FROM account
     ) WHERE place % @accounts = 0 ORDER BY account_id`,
    { accounts },
  );
  const bounds = [...ends.map(({ id }) => id), lastId];
  // What comes next after an id is the id with the least character behind it.
  return bounds.map((to, at) => ({ on, from: at === 0 ? '' : `${bounds[at - 1]}\u0001`, to }));
}

/** The rows of a statement about a slice. */
export function selectRanked<Row>(
  database: ReadableDatabase,
  { on, from, to }: RankingQuestion,
  statement: string,
): Row[] {
  return database.all<Row>(statement, { on, from, to });
}

/** An account with its party and the law of its book. */
export interface AccountBaseRow {
  readonly accountId: string;
  readonly accountKey: string;
  readonly currency: string;
  readonly product: 'trade' | 'loan' | 'microfinance';
  readonly assignedTo: string | null;
  readonly snoozedUntil: PlainDate | null;
  readonly skippedOn: PlainDate | null;
  readonly partyId: string;
  readonly partyKey: string | null;
  readonly partyKind: 'business' | 'person' | null;
  readonly partyName: string | null;
  readonly nativeName: string | null;
  readonly language: string | null;
  readonly locality: string | null;
  readonly creditor: 'lender' | 'trade' | null;
  readonly debtors: 'business' | 'consumer' | null;
}

/** By an index of the two columns where only they are read: SQLite alone would look every party's whole row up. */
const basesWith = (shown: string, partyBy: string): string => `
    SELECT account.account_id AS accountId, account.currency, coalesce(book.product, account.product) AS product,
      account.assigned_to AS assignedTo, account.snoozed_until AS snoozedUntil, account.skipped_on AS skippedOn,
      account.party_id AS partyId, party.party_kind AS partyKind, book.creditor, book.debtors, ${shown}
    FROM account
    LEFT JOIN party ${partyBy} ON party.party_id = account.party_id
    LEFT JOIN book ON book.book_id = account.book_id
    WHERE account.account_id BETWEEN @from AND @to AND @on <> '' ORDER BY account.account_id`;

const wholeBases = basesWith(
  `
      account.account_key AS accountKey, party.party_key AS partyKey, party.name AS partyName,
      party.native_name AS nativeName, party.language,
      (SELECT coalesce(address.locality, address.city, address.pincode) FROM address
       WHERE address.party_id = account.party_id AND address.retired = 0
       ORDER BY address.locality IS NULL, address.address_id LIMIT 1) AS locality`,
  '',
);

const namelessBases = basesWith(
  "'' AS accountKey, NULL AS partyKey, NULL AS partyName, NULL AS nativeName, NULL AS language, NULL AS locality",
  'INDEXED BY party_kind',
);

/** Accounts with what they are, whatever they owe; without their names where only the ranks are computed again. */
export function selectAccountBases(
  database: ReadableDatabase,
  question: RankingQuestion,
  names: 'named' | 'nameless' = 'named',
): AccountBaseRow[] {
  return selectRanked(database, question, names === 'named' ? wholeBases : namelessBases);
}

/** What is open on an account's claims, by due date. */
export interface DueAmountRow {
  readonly accountId: string;
  readonly dueOn: PlainDate;
  readonly openMinor: number;
}

const laterMovement =
  'SELECT 1 FROM settlement WHERE settled_on > @on AND account_id BETWEEN @from AND @to LIMIT 1';

/** Nothing was settled later, or issued later and settled before: what the rows say of today is true of the date. */
const dueAmountsNow = `
    SELECT account_id AS accountId, due_on AS dueOn, sum(open_minor) AS openMinor FROM item
    WHERE open_minor > 0 AND issued_on <= @on AND item_kind <> 'credit' AND account_id BETWEEN @from AND @to
    GROUP BY account_id, due_on ORDER BY account_id, due_on`;

/** Every claim as it stood on the evening of a date: what was settled later is open again. */
const openThen = `
    WITH later AS (
      SELECT item_id, sum(amount_minor) AS amount_minor FROM settlement WHERE settled_on > @on AND account_id BETWEEN @from AND @to GROUP BY item_id
    ), standing AS (
      SELECT item.account_id, item.item_kind, item.issued_on, item.due_on,
        item.open_minor + coalesce(later.amount_minor, 0) AS open_minor
      FROM item LEFT JOIN later ON later.item_id = item.item_id
      WHERE item.issued_on <= @on AND item.account_id BETWEEN @from AND @to
    )`;

const dueAmountsThen = `${openThen}
    SELECT account_id AS accountId, due_on AS dueOn, sum(open_minor) AS openMinor FROM standing
    WHERE open_minor > 0 AND item_kind <> 'credit' GROUP BY account_id, due_on ORDER BY account_id, due_on`;

/** What was open on the claims of each account at the end of the date, by due date, oldest first. */
export function selectDueAmounts(
  database: ReadableDatabase,
  question: RankingQuestion,
  movedLater: boolean,
): DueAmountRow[] {
  return selectRanked(database, question, movedLater ? dueAmountsThen : dueAmountsNow);
}

const highOverdueOf = (claims: string): string => `
    ${claims === 'item' ? 'WITH' : `${openThen},`} late AS (
      SELECT account.currency, sum(claim.open_minor) AS overdue_minor
      FROM ${claims} AS claim JOIN account ON account.account_id = claim.account_id
      WHERE claim.open_minor > 0 AND claim.item_kind <> 'credit' AND claim.due_on < @on AND claim.issued_on <= @on
        AND claim.account_id BETWEEN @from AND @to
      GROUP BY claim.account_id
    ), placed AS (
      SELECT currency, overdue_minor, row_number() OVER (PARTITION BY currency ORDER BY overdue_minor) AS place,
        count(*) OVER (PARTITION BY currency) AS accounts
      FROM late
    )
    SELECT currency, overdue_minor AS overdueMinor FROM placed WHERE place = (accounts * 95 + 99) / 100
    ORDER BY currency`;

const highOverdueNow = highOverdueOf('item');
const highOverdueThen = highOverdueOf('standing');

/**
 * The 95th percentile, by nearest rank, of what the accounts with something late owe at the end of the date, by currency:
 * what `takeBookSnapshot` says of the same accounts.
 */
export function selectHighOverdue(
  database: ReadableDatabase,
  question: RankingQuestion,
): { readonly currency: string; readonly overdueMinor: number }[] {
  const movedLater = hasLaterMovement(database, question);
  return selectRanked(database, question, movedLater ? highOverdueThen : highOverdueNow);
}

/** Whether anything was settled after the date: then what was open on it has to be counted back. */
export function hasLaterMovement(database: ReadableDatabase, question: RankingQuestion): boolean {
  return selectRanked(database, question, laterMovement).length > 0;
}

/** Money in hand that stands against no claim, and since when. */
export interface CreditRow {
  readonly accountId: string;
  readonly amountMinor: number;
  readonly since: PlainDate;
}

const creditsNow = `
    SELECT account_id AS accountId, -sum(open_minor) AS amountMinor, min(issued_on) AS since FROM item
    WHERE open_minor < 0 AND issued_on <= @on AND account_id BETWEEN @from AND @to GROUP BY account_id`;

const creditsThen = `${openThen}
    SELECT account_id AS accountId, -sum(open_minor) AS amountMinor, min(issued_on) AS since FROM standing
    WHERE open_minor < 0 GROUP BY account_id`;

/** Credits and overpaid claims open at the end of the date. */
export function selectCredits(
  database: ReadableDatabase,
  question: RankingQuestion,
  movedLater: boolean,
): CreditRow[] {
  return selectRanked(database, question, movedLater ? creditsThen : creditsNow);
}

/**
 * The receipts of an account at a glance; a void counts from its day. What is claimed and not yet shown by a bank line
 * is here with what waits unapplied: whoever covers what is late so is left in peace for a week.
 */
export interface ReceiptGlanceRow {
  readonly accountId: string;
  readonly unappliedMinor: number;
  readonly unappliedSince: PlainDate | null;
  readonly lastStandingOn: PlainDate | null;
}

const isStanding = `(coalesce(void_state, '') <> 'approved' OR voided_on > @on)`;

const receiptGlances = `
    SELECT account_id AS accountId,
      sum(CASE WHEN ${isStanding} THEN unapplied_minor - office_unapplied_minor + claimed_minor ELSE 0 END)
        + coalesce((SELECT sum(moved.unapplied_minor) FROM tender_movement AS moved
            WHERE moved.account_id = receipt.account_id AND moved.moved_on <= @on), 0) AS unappliedMinor,
      min(CASE WHEN ${isStanding} AND unapplied_minor + claimed_minor > office_unapplied_minor
        THEN received_on END) AS unappliedSince,
      max(CASE WHEN ${isStanding} THEN received_on END) AS lastStandingOn
    FROM receipt WHERE received_on <= @on AND account_id BETWEEN @from AND @to GROUP BY account_id`;

/** Receipts taken by the end of the date. */
export function selectReceiptGlances(
  database: ReadableDatabase,
  question: RankingQuestion,
): ReceiptGlanceRow[] {
  return selectRanked(database, question, receiptGlances);
}

const paymentsElsewhere = `
    SELECT account_id AS accountId, max(settled_on) AS lastOn FROM settlement
    WHERE source = 'elsewhere' AND amount_minor > 0 AND settled_on <= @on AND account_id BETWEEN @from AND @to GROUP BY account_id`;

/** The newest payment that the creditor's own books tell of. */
export function selectPaymentsElsewhere(
  database: ReadableDatabase,
  question: RankingQuestion,
): { readonly accountId: string; readonly lastOn: PlainDate }[] {
  return selectRanked(database, question, paymentsElsewhere);
}

/** The days a paid claim came in late (negative: early), over the claims of one account paid since a date. */
export function selectAverageDaysLate(
  database: ReadableDatabase,
  account: { readonly accountId: string; readonly on: PlainDate; readonly since: PlainDate },
): number | null {
  const row = database.get<{ readonly days: number | null }>(
    `SELECT avg(julianday(paid.last_on) - julianday(item.due_on)) AS days
     FROM item JOIN (
       SELECT item_id, max(settled_on) AS last_on FROM settlement
       WHERE account_id = @accountId AND amount_minor > 0 AND settled_on <= @on GROUP BY item_id
     ) AS paid ON paid.item_id = item.item_id
     WHERE item.open_minor <= 0 AND item.amount_minor > 0 AND paid.last_on >= @since`,
    { ...account },
  );
  return row?.days ?? null;
}

/** One claim of one account as it stood on a date, for what a dispute holds back. */
export interface ClaimRow {
  readonly itemId: string;
  readonly dueOn: PlainDate;
  readonly openMinor: number;
}

/** The open claims of one account, oldest first. */
export function selectOpenClaims(database: ReadableDatabase, accountId: string, on: PlainDate): ClaimRow[] {
  return database.all<ClaimRow>(
    `SELECT item.item_id AS itemId, item.due_on AS dueOn,
       item.open_minor + coalesce((
         SELECT sum(settlement.amount_minor) FROM settlement
         WHERE settlement.item_id = item.item_id AND settlement.settled_on > @on), 0) AS openMinor
     FROM item
     WHERE item.account_id = @accountId AND item.issued_on <= @on AND item.item_kind <> 'credit' AND openMinor > 0
     ORDER BY item.due_on, item.item_id`,
    { accountId, on },
  );
}
