import type { ReadableDatabase } from '../driver.ts';

/** Cash of one payer that counts towards a statutory ceiling. */
export interface CashTakenRow {
  readonly receiptId: string;
  readonly cashMinor: number;
  readonly currency: string;
}

/** Cash taken from one party on all of its accounts on one business date; voided and replaced receipts are left out (row L10). */
export function selectCashTaken(database: ReadableDatabase, partyId: string, on: string): CashTakenRow[] {
  return database.all<CashTakenRow>(
    `SELECT receipt.receipt_id AS receiptId, receipt.cash_minor AS cashMinor, receipt.currency
     FROM receipt
     JOIN account ON account.account_id = receipt.account_id
     WHERE account.party_id = @partyId AND receipt.cash_minor > 0
       AND coalesce(receipt.belongs_to, receipt.paper_on, receipt.received_on) = @on
       AND coalesce(receipt.void_state, '') <> 'approved'
       AND NOT (coalesce(receipt.void_state, '') = 'pending' AND EXISTS (
         SELECT 1 FROM receipt AS other
         WHERE other.account_id = receipt.account_id AND other.replaces = receipt.receipt_id))`,
    { partyId, on },
  );
}

/** A receipt as its paper and its lists need it. */
export interface ReceiptRow {
  readonly receiptId: string;
  readonly accountId: string;
  readonly accountKey: string;
  readonly partyName: string | null;
  readonly bookTitle: string | null;
  readonly number: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly unappliedMinor: number;
  readonly basis: 'directed' | 'orderOfTime';
  readonly receivedOn: string;
  readonly recordedMs: number;
  readonly recordedBy: string;
  readonly recordedByName: string | null;
  readonly payerIsDebtor: number;
  readonly payerName: string | null;
  readonly note: string | null;
  readonly practice: number;
  readonly tenders: string;
  readonly lines: string;
  readonly voidState: 'pending' | 'approved' | 'rejected' | null;
  readonly voidReason: string | null;
}

const receiptColumns = `
  receipt.receipt_id AS receiptId, receipt.account_id AS accountId, account.account_key AS accountKey,
  party.name AS partyName, book.title AS bookTitle, receipt.number, receipt.currency,
  receipt.amount_minor AS amountMinor, receipt.unapplied_minor AS unappliedMinor, receipt.basis,
  receipt.received_on AS receivedOn, receipt.recorded_ms AS recordedMs, receipt.recorded_by AS recordedBy,
  app_user.name AS recordedByName, receipt.payer_is_debtor AS payerIsDebtor, receipt.payer_name AS payerName,
  receipt.note, receipt.practice, receipt.tenders, receipt.lines, receipt.void_state AS voidState,
  receipt.void_reason AS voidReason`;

const receiptJoins = `
  FROM receipt
  JOIN account ON account.account_id = receipt.account_id
  LEFT JOIN party ON party.party_id = account.party_id
  LEFT JOIN book ON book.book_id = account.book_id
  LEFT JOIN app_user ON app_user.user_id = receipt.recorded_by`;

/** One receipt. */
export function selectReceipt(database: ReadableDatabase, receiptId: string): ReceiptRow | undefined {
  return database.get<ReceiptRow>(`SELECT ${receiptColumns} ${receiptJoins} WHERE receipt.receipt_id = ?`, [
    receiptId,
  ]);
}

/** Which receipts a list asks for; null asks for all. */
export interface ReceiptFilter {
  readonly on: string | null;
  readonly accountId: string | null;
}

const receiptFilter = `
  WHERE (@on IS NULL OR receipt.received_on = @on) AND (@accountId IS NULL OR receipt.account_id = @accountId)`;

/** A page of receipts, newest first. */
export function selectReceipts(
  database: ReadableDatabase,
  filter: ReceiptFilter & { readonly limit: number; readonly offset: number },
): ReceiptRow[] {
  return database.all<ReceiptRow>(
    `SELECT ${receiptColumns} ${receiptJoins} ${receiptFilter}
     ORDER BY receipt.recorded_ms DESC, receipt.receipt_id LIMIT @limit OFFSET @offset`,
    { ...filter },
  );
}

/** How many receipts a list has, and what they come to by currency; approved voids are not money. */
export function sumReceipts(
  database: ReadableDatabase,
  filter: ReceiptFilter,
): readonly { readonly currency: string; readonly receipts: number; readonly amountMinor: number }[] {
  return database.all(
    `SELECT receipt.currency, count(*) AS receipts,
            sum(CASE WHEN receipt.void_state = 'approved' THEN 0 ELSE receipt.amount_minor END) AS amountMinor
     FROM receipt ${receiptFilter} GROUP BY receipt.currency ORDER BY receipt.currency`,
    { on: filter.on, accountId: filter.accountId },
  );
}

/** Cash in one person's hands by currency. */
export function sumCashInHand(
  database: ReadableDatabase,
  userId: string,
): readonly { readonly currency: string; readonly amountMinor: number }[] {
  return database.all(
    `SELECT currency, sum(amount_minor) AS amountMinor FROM wallet_entry WHERE user_id = ?
     GROUP BY currency ORDER BY currency`,
    [userId],
  );
}

/** The frozen facts of the event that recorded a receipt. */
export function selectReceiptFacts(database: ReadableDatabase, receiptId: string): string | undefined {
  return database.get<{ facts: string }>(
    `SELECT event.facts FROM event
     WHERE event.stream = (SELECT 'account:' || account_id FROM receipt WHERE receipt_id = @receiptId)
       AND event.kind = 'receipt.recorded' AND event.facts LIKE '%' || @receiptId || '%' LIMIT 1`,
    { receiptId },
  )?.facts;
}
