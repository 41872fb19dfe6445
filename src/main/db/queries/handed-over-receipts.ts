import type { ReadableDatabase, WritableDatabase } from '../driver.ts';
import { storedStatus } from './events.ts';

/**
 * Own receipts on accounts that went to somebody else: no projection follows from them here any more, and still their author
 * took the money. SQL of a subquery; `voidState` is what was known when the account went, or what the author's own wallet
 * says since: cash of a void receipt went back.
 */
export const handedOverReceipts = `
  SELECT json_extract(event.facts, '$.data.receiptId') AS receiptId, json_extract(event.facts, '$.data.number') AS number,
    json_extract(event.facts, '$.data.currency') AS currency, json_extract(event.facts, '$.data.amountMinor') AS amountMinor,
    substr(event.stream, 9) AS accountId, event.user, event.business_date AS receivedOn, event.hlc_ms AS recordedMs,
    coalesce(json_extract(event.facts, '$.data.takenBy'), event.user) AS takenBy, json_extract(event.facts, '$.data.tenders') AS tenders,
    event.status = ${storedStatus.held} AS isHeld, event.place IS NULL AS isWaiting, kept.party_name AS partyName,
    CASE WHEN EXISTS (SELECT 1 FROM wallet_entry WHERE wallet_entry.kind = 'cash.returned'
      AND wallet_entry.receipt_id = json_extract(event.facts, '$.data.receiptId')) THEN 'approved'
      ELSE kept.void_state END AS voidState
  FROM event
  LEFT JOIN handed_over_receipt AS kept ON kept.receipt_id = json_extract(event.facts, '$.data.receiptId')
  WHERE event.stream IN (SELECT stream FROM handed_over) AND event.kind = 'receipt.recorded' AND length(event.chain) > 0
    AND event.status IN (${storedStatus.ok}, ${storedStatus.held})`;

/** The same, less what is held and what was made void: money that counts. */
export const handedOverMoney = `SELECT * FROM (${handedOverReceipts}) WHERE NOT isHeld AND coalesce(voidState, '') <> 'approved'`;

/** Keeps how the own receipts of an account stand before the words of others about them leave the device. */
export function keepHandedOverReceipts(database: WritableDatabase, stream: string): void {
  database.run(
    `INSERT OR REPLACE INTO handed_over_receipt (receipt_id, stream, party_name, void_state)
     SELECT receipt.receipt_id, @stream, party.name, receipt.void_state
     FROM receipt
     JOIN account ON account.account_id = receipt.account_id
     LEFT JOIN party ON party.party_id = account.party_id
     WHERE receipt.account_id = substr(@stream, 9) AND receipt.receipt_id IN (
       SELECT json_extract(facts, '$.data.receiptId') FROM event
       WHERE stream = @stream AND kind = 'receipt.recorded' AND length(chain) > 0
         AND status <> ${storedStatus.duplicateEnvelope})`,
    { stream },
  );
}

/** The hub's word how the void of own receipts on accounts that are not here any more ended; of others nothing is kept. */
export function saveVoidsElsewhere(
  database: WritableDatabase,
  state: 'approved' | 'rejected',
  receiptIds: readonly string[],
): void {
  database.run(
    'UPDATE handed_over_receipt SET void_state = ? WHERE receipt_id IN (SELECT value FROM json_each(?))',
    [state, JSON.stringify(receiptIds)],
  );
}

/** The account is back: its receipts are rows again. */
export function forgetHandedOverReceipts(database: WritableDatabase, stream: string): void {
  database.run('DELETE FROM handed_over_receipt WHERE stream = ?', [stream]);
}

/** Drops the customer's name of the receipt that an own event recorded; nothing where it recorded none. */
export function dropReceiptName(database: WritableDatabase, device: string, seq: number): void {
  database.run(
    `UPDATE handed_over_receipt SET party_name = NULL
     WHERE receipt_id = (SELECT json_extract(facts, '$.data.receiptId') FROM event
       WHERE device = ? AND seq = ? AND kind = 'receipt.recorded')`,
    [device, seq],
  );
}

/** A receipt of the day on an account that went to somebody else. */
export interface HandedOverReceiptRow {
  readonly receiptId: string;
  readonly accountId: string;
  readonly number: string;
  /** Null once own words are no longer kept. */
  readonly partyName: string | null;
  readonly currency: string;
  readonly amountMinor: number;
  readonly receivedOn: string;
  readonly recordedMs: number;
  readonly recordedByName: string | null;
  readonly isHeld: number;
  readonly isWaiting: number;
  readonly voidState: 'pending' | 'approved' | 'rejected' | null;
}

/** Own receipts on accounts that went to somebody else, of a day or of an account, newest first; null asks for all. */
export function selectHandedOverReceipts(
  database: ReadableDatabase,
  filter: { readonly on: string | null; readonly accountId: string | null },
): HandedOverReceiptRow[] {
  return database.all<HandedOverReceiptRow>(
    `SELECT gone.receiptId, gone.accountId, gone.number, gone.partyName, gone.currency, gone.amountMinor, gone.receivedOn,
       gone.recordedMs, app_user.name AS recordedByName, gone.isHeld, gone.isWaiting, gone.voidState
     FROM (${handedOverReceipts}) AS gone
     LEFT JOIN app_user ON app_user.user_id = gone.user
     WHERE (@on IS NULL OR gone.receivedOn = @on) AND (@accountId IS NULL OR gone.accountId = @accountId)
     ORDER BY gone.recordedMs DESC, gone.receiptId`,
    { ...filter },
  );
}
