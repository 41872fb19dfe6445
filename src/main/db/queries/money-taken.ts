import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';
import { storedStatus } from './events.ts';
import { handedOverMoney } from './handed-over-receipts.ts';

/**
 * Cash that a person took with receipts of which nothing is here but the wallet: written on another device, on an account that
 * left before this one came. What went back to the payer is none. SQL of a subquery, a row a receipt; by people, for the index
 * of wallets goes by them, and the cheapest question first: nearly every receipt is here.
 */
const cashWithoutReceipt = `
  SELECT taken.receipt_id AS receiptId, taken.account_id AS accountId, taken.user_id AS user, taken.business_date AS receivedOn,
    taken.currency, taken.amount_minor AS amountMinor
  FROM wallet_entry AS taken
  WHERE taken.user_id IN (SELECT user_id FROM app_user) AND taken.kind = 'cash.received'
    AND NOT EXISTS (SELECT 1 FROM receipt WHERE receipt.receipt_id = taken.receipt_id)
    AND NOT EXISTS (SELECT 1 FROM event
      WHERE event.stream = 'account:' || taken.account_id AND event.kind = 'receipt.recorded'
        AND event.status <> ${storedStatus.duplicateEnvelope}
        AND json_extract(event.facts, '$.data.receiptId') = taken.receipt_id)
    AND NOT EXISTS (SELECT 1 FROM wallet_entry AS back
      WHERE back.user_id = taken.user_id AND back.kind = 'cash.returned' AND back.receipt_id = taken.receipt_id)`;

/**
 * Everything that was taken and counts, as every screen tells it that says what a day came to: receipts that are here, own
 * ones on accounts that went to somebody else, and cash of which only the wallet is here. An approved void is no money. SQL of
 * a subquery, a row a receipt: `user` wrote it, `takenBy` has the money.
 */
export const moneyTaken = `
  SELECT receipt_id AS receiptId, recorded_by AS user, coalesce(taken_by, recorded_by) AS takenBy, received_on AS receivedOn,
    currency, amount_minor AS amountMinor, tenders
  FROM receipt WHERE coalesce(void_state, '') <> 'approved'
  UNION ALL
  SELECT receiptId, user, takenBy, receivedOn, currency, amountMinor, tenders FROM (${handedOverMoney})
  UNION ALL
  SELECT receiptId, user, user AS takenBy, receivedOn, currency, amountMinor,
    json_array(json_object('tender', 'cash', 'amountMinor', amountMinor)) AS tenders
  FROM (${cashWithoutReceipt})`;

/** An amount of one currency. */
interface CurrencySum {
  readonly currency: string;
  readonly amountMinor: number;
}

/** What was taken on a day, one currency at a time: by everybody who works here, or by one person. */
export function sumTakenOn(
  database: ReadableDatabase,
  question: { readonly on: PlainDate; readonly userId: string | null },
): CurrencySum[] {
  return database.all<CurrencySum>(
    `SELECT currency, sum(amountMinor) AS amountMinor FROM (${moneyTaken})
     WHERE receivedOn = @on AND (@userId IS NULL OR user = @userId) GROUP BY currency ORDER BY currency`,
    { ...question },
  );
}

/** Of it, the cash of one person of which only the wallet is here, by currency. Null of the filter asks for all. */
export function sumCashElsewhere(
  database: ReadableDatabase,
  filter: { readonly userId: string; readonly on: string | null; readonly accountId: string | null },
): readonly (CurrencySum & { readonly receipts: number })[] {
  return database.all(
    `SELECT currency, count(DISTINCT receiptId) AS receipts, sum(amountMinor) AS amountMinor FROM (${cashWithoutReceipt})
     WHERE user = @userId AND (@on IS NULL OR receivedOn = @on) AND (@accountId IS NULL OR accountId = @accountId)
     GROUP BY currency ORDER BY currency`,
    { ...filter },
  );
}
