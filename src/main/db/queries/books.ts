import type { ReadableDatabase } from '../driver.ts';

/** What a book holds in one currency. */
export interface BookTotalRow {
  readonly bookId: string;
  readonly currency: string;
  readonly accounts: number;
  readonly openMinor: number;
}

/** Accounts and open amounts of every book, by currency. */
export function selectBookTotals(database: ReadableDatabase): BookTotalRow[] {
  return database.all<BookTotalRow>(
    `SELECT account.book_id AS bookId, account.currency, count(*) AS accounts, coalesce(sum(open.minor), 0) AS openMinor
     FROM account
     LEFT JOIN (
       SELECT account_id, sum(open_minor) AS minor FROM item WHERE open_minor > 0 GROUP BY account_id
     ) AS open ON open.account_id = account.account_id
     GROUP BY account.book_id, account.currency
     ORDER BY account.book_id, account.currency`,
  );
}

/** One import of the past. */
export interface ImportBatchRow {
  readonly importId: string;
  readonly bookTitle: string | null;
  readonly fileName: string | null;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly problems: number;
  readonly recordedMs: number;
  readonly recordedByName: string | null;
  readonly withdrawn: number;
}

/** The imports of the past, newest first. */
export function selectImportBatches(database: ReadableDatabase): ImportBatchRow[] {
  return database.all<ImportBatchRow>(
    `SELECT import_batch.import_id AS importId, book.title AS bookTitle, import_batch.file_name AS fileName,
            import_batch.row_count AS rows, import_batch.created, import_batch.updated, import_batch.problems,
            import_batch.recorded_ms AS recordedMs, app_user.name AS recordedByName, import_batch.withdrawn
     FROM import_batch
     LEFT JOIN book ON book.book_id = import_batch.book_id
     LEFT JOIN app_user ON app_user.user_id = import_batch.recorded_by
     ORDER BY import_batch.recorded_ms DESC, import_batch.import_id
     LIMIT 500`,
  );
}
