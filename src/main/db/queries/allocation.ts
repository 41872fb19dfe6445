import type { ReadableDatabase } from '../driver.ts';

/** Unapplied money of one receipt that nobody has resolved. */
export interface UnappliedRow {
  readonly receiptId: string;
  readonly number: string;
  readonly accountId: string;
  readonly account: string;
  readonly partyName: string | null;
  readonly receivedOn: string;
  readonly currency: string;
  readonly amountMinor: number;
}

/** A page of unresolved money, oldest first; of one account, or of all where it is null. */
export function selectUnapplied(
  database: ReadableDatabase,
  filter: { readonly accountId: string | null; readonly limit: number; readonly offset: number },
): UnappliedRow[] {
  return database.all<UnappliedRow>(
    `SELECT receipt.receipt_id AS receiptId, receipt.number, receipt.account_id AS accountId,
       account.account_key AS account, party.name AS partyName, receipt.received_on AS receivedOn,
       receipt.currency, receipt.unresolved_minor AS amountMinor
     FROM receipt
     JOIN account ON account.account_id = receipt.account_id
     LEFT JOIN party ON party.party_id = account.party_id
     WHERE receipt.unresolved_minor > 0 AND (@accountId IS NULL OR receipt.account_id = @accountId)
     ORDER BY receipt.received_on, receipt.receipt_id LIMIT @limit OFFSET @offset`,
    { ...filter },
  );
}

/** How many receipts have unresolved money, and what it comes to by currency. */
export function sumUnapplied(
  database: ReadableDatabase,
  accountId: string | null,
): readonly { readonly currency: string; readonly receipts: number; readonly amountMinor: number }[] {
  return database.all(
    `SELECT currency, count(*) AS receipts, sum(unresolved_minor) AS amountMinor FROM receipt
     WHERE unresolved_minor > 0 AND (@accountId IS NULL OR account_id = @accountId)
     GROUP BY currency ORDER BY currency`,
    { accountId },
  );
}
