import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';

/**
 * What the ranking reads, one statement a subject: for every account at once, or for one with the same words. Each
 * statement is prepared once; a touched account costs a handful of look-ups by index.
 */
export interface RankingQuestion {
  /** The end of this business date. */
  readonly on: PlainDate;
  /** One account, or null for all. */
  readonly accountId: string | null;
}

function select<Row>(
  database: ReadableDatabase,
  question: RankingQuestion,
  statement: { readonly all: string; readonly one: string },
): Row[] {
  const { on, accountId } = question;
  return accountId === null
    ? database.all<Row>(statement.all, { on })
    : database.all<Row>(statement.one, { on, accountId });
}

/** The same statement for all accounts and for one: `$one` is where the one is named. */
function bothWays(text: (one: string) => string, column = 'account_id') {
  return { all: text(''), one: text(`AND ${column} = @accountId`) };
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

const accountBases = bothWays(
  (one) => `
    SELECT account.account_id AS accountId, account.account_key AS accountKey, account.currency,
      coalesce(book.product, account.product) AS product,
      account.assigned_to AS assignedTo, account.snoozed_until AS snoozedUntil, account.skipped_on AS skippedOn,
      account.party_id AS partyId, party.party_key AS partyKey, party.party_kind AS partyKind,
      party.name AS partyName, party.native_name AS nativeName, party.language,
      (SELECT coalesce(address.locality, address.city) FROM address
       WHERE address.party_id = account.party_id AND address.retired = 0
       ORDER BY address.locality IS NULL, address.address_id LIMIT 1) AS locality,
      book.creditor, book.debtors
    FROM account
    LEFT JOIN party ON party.party_id = account.party_id
    LEFT JOIN book ON book.book_id = account.book_id
    WHERE @on <> '' ${one}`,
  'account.account_id',
);

/** Accounts with what they are, whatever they owe. */
export function selectAccountBases(database: ReadableDatabase, question: RankingQuestion): AccountBaseRow[] {
  return select(database, question, accountBases);
}

/** What is open on an account's claims, by due date. */
export interface DueAmountRow {
  readonly accountId: string;
  readonly dueOn: PlainDate;
  readonly openMinor: number;
}

const laterMovement = bothWays((one) => `SELECT 1 FROM settlement WHERE settled_on > @on ${one} LIMIT 1`);

/** Nothing was settled later, or issued later and settled before: what the rows say of today is true of the date. */
const dueAmountsNow = bothWays(
  (one) => `
    SELECT account_id AS accountId, due_on AS dueOn, sum(open_minor) AS openMinor FROM item
    WHERE open_minor > 0 AND issued_on <= @on AND item_kind <> 'credit' ${one}
    GROUP BY account_id, due_on ORDER BY account_id, due_on`,
);

/** Every claim as it stood on the evening of a date: what was settled later is open again. */
const openThen = (one: string): string => `
    WITH later AS (
      SELECT item_id, sum(amount_minor) AS amount_minor FROM settlement WHERE settled_on > @on ${one} GROUP BY item_id
    ), standing AS (
      SELECT item.account_id, item.item_kind, item.issued_on, item.due_on,
        item.open_minor + coalesce(later.amount_minor, 0) AS open_minor
      FROM item LEFT JOIN later ON later.item_id = item.item_id
      WHERE item.issued_on <= @on ${one === '' ? '' : 'AND item.account_id = @accountId'}
    )`;

const dueAmountsThen = bothWays(
  (one) => `${openThen(one)}
    SELECT account_id AS accountId, due_on AS dueOn, sum(open_minor) AS openMinor FROM standing
    WHERE open_minor > 0 AND item_kind <> 'credit' GROUP BY account_id, due_on ORDER BY account_id, due_on`,
);

/** What was open on the claims of each account at the end of the date, by due date, oldest first. */
export function selectDueAmounts(
  database: ReadableDatabase,
  question: RankingQuestion,
  movedLater: boolean,
): DueAmountRow[] {
  return select(database, question, movedLater ? dueAmountsThen : dueAmountsNow);
}

/** Whether anything was settled after the date: then what was open on it has to be counted back. */
export function hasLaterMovement(database: ReadableDatabase, question: RankingQuestion): boolean {
  return select(database, question, laterMovement).length > 0;
}

/** Money in hand that stands against no claim, and since when. */
export interface CreditRow {
  readonly accountId: string;
  readonly amountMinor: number;
  readonly since: PlainDate;
}

const creditsNow = bothWays(
  (one) => `
    SELECT account_id AS accountId, -sum(open_minor) AS amountMinor, min(issued_on) AS since FROM item
    WHERE open_minor < 0 AND issued_on <= @on ${one} GROUP BY account_id`,
);

const creditsThen = bothWays(
  (one) => `${openThen(one)}
    SELECT account_id AS accountId, -sum(open_minor) AS amountMinor, min(issued_on) AS since FROM standing
    WHERE open_minor < 0 GROUP BY account_id`,
);

/** Credits and overpaid claims open at the end of the date. */
export function selectCredits(
  database: ReadableDatabase,
  question: RankingQuestion,
  movedLater: boolean,
): CreditRow[] {
  return select(database, question, movedLater ? creditsThen : creditsNow);
}

/** The receipts of an account at a glance; a void counts from its day. */
export interface ReceiptGlanceRow {
  readonly accountId: string;
  readonly unappliedMinor: number;
  readonly unappliedSince: PlainDate | null;
  readonly lastStandingOn: PlainDate | null;
}

const isStanding = `(coalesce(void_state, '') <> 'approved' OR voided_on > @on)`;

const receiptGlances = bothWays(
  (one) => `
    SELECT account_id AS accountId,
      sum(CASE WHEN ${isStanding} THEN unapplied_minor ELSE 0 END) AS unappliedMinor,
      min(CASE WHEN ${isStanding} AND unapplied_minor > 0 THEN received_on END) AS unappliedSince,
      max(CASE WHEN ${isStanding} THEN received_on END) AS lastStandingOn
    FROM receipt WHERE received_on <= @on ${one} GROUP BY account_id`,
);

/** Receipts taken by the end of the date. */
export function selectReceiptGlances(
  database: ReadableDatabase,
  question: RankingQuestion,
): ReceiptGlanceRow[] {
  return select(database, question, receiptGlances);
}

const paymentsElsewhere = bothWays(
  (one) => `
    SELECT account_id AS accountId, max(settled_on) AS lastOn FROM settlement
    WHERE source = 'elsewhere' AND amount_minor > 0 AND settled_on <= @on ${one} GROUP BY account_id`,
);

/** The newest payment that the creditor's own books tell of. */
export function selectPaymentsElsewhere(
  database: ReadableDatabase,
  question: RankingQuestion,
): { readonly accountId: string; readonly lastOn: PlainDate }[] {
  return select(database, question, paymentsElsewhere);
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
