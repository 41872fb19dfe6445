import type { ReadableDatabase } from '../driver.ts';

/** Which leaves of a pre-printed book carry a receipt. */
export function selectEnteredLeaves(
  database: ReadableDatabase,
  receiptBookId: string,
): readonly { readonly leaf: number; readonly receiptId: string }[] {
  return database.all(
    'SELECT paper_leaf AS leaf, receipt_id AS receiptId FROM receipt WHERE paper_book_id = ? ORDER BY paper_leaf',
    [receiptBookId],
  );
}

/** Receipts of a book dated into a period that were written after an instant. */
export function countReceiptsAfterClose(
  database: ReadableDatabase,
  period: {
    readonly bookId: string;
    readonly startsOn: string;
    readonly endsOn: string;
    readonly closedMs: number;
  },
): number {
  const row = database.get<{ readonly receipts: number }>(
    `SELECT count(*) AS receipts FROM receipt JOIN account ON account.account_id = receipt.account_id
     WHERE account.book_id = @bookId AND receipt.received_on BETWEEN @startsOn AND @endsOn
       AND receipt.recorded_ms > @closedMs`,
    { ...period },
  );
  return row?.receipts ?? 0;
}
