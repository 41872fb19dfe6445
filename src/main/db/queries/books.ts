import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';

/** A book with how many accounts stand in it. */
export interface BookRow {
  readonly bookId: string;
  readonly title: string | null;
  readonly creditor: 'lender' | 'trade';
  readonly debtors: 'business' | 'consumer';
  readonly state: string | null;
  readonly product: 'trade' | 'loan' | 'microfinance';
  /** Answers nobody gave, as JSON. */
  readonly assumed: string;
  readonly accounts: number;
}

/** The books by their titles. */
export function selectBooks(database: ReadableDatabase): BookRow[] {
  return database.all<BookRow>(
    `SELECT book_id AS bookId, title, creditor, debtors, state, product, assumed,
       (SELECT count(*) FROM account WHERE account.book_id = book.book_id) AS accounts
     FROM book ORDER BY title, book_id`,
  );
}

/** What is open on the claims of each book at the end of a date, one currency at a time. */
export function sumOpenByBook(
  database: ReadableDatabase,
  on: PlainDate,
): { readonly bookId: string; readonly currency: string; readonly amountMinor: number }[] {
  return database.all(
    `WITH later AS (
       SELECT item_id, sum(amount_minor) AS amount_minor FROM settlement WHERE settled_on > @on GROUP BY item_id
     )
     SELECT account.book_id AS bookId, account.currency,
       sum(max(item.open_minor + coalesce(later.amount_minor, 0), 0)) AS amountMinor
     FROM item
     JOIN account ON account.account_id = item.account_id
     LEFT JOIN later ON later.item_id = item.item_id
     WHERE item.issued_on <= @on AND item.item_kind <> 'credit'
     GROUP BY account.book_id, account.currency ORDER BY account.book_id, account.currency`,
    { on },
  );
}

/** The kinds of debt in the books, as the law sees them. */
export interface LawsInUse {
  readonly books: number;
  readonly laws: readonly {
    readonly creditor: 'lender' | 'trade';
    readonly debtors: 'business' | 'consumer';
    readonly product: string;
    readonly currency: string;
  }[];
}

/** How many books there are, and under which laws they stand. A book without accounts has no debt to ask about. */
export function selectLawsInUse(database: ReadableDatabase): LawsInUse {
  const laws = database.all<LawsInUse['laws'][number]>(
    `SELECT DISTINCT book.creditor, book.debtors, book.product,
       (SELECT account.currency FROM account WHERE account.book_id = book.book_id LIMIT 1) AS currency
     FROM book WHERE currency IS NOT NULL ORDER BY book.creditor, book.debtors, book.product, currency`,
  );
  const count = database.get<{ readonly books: number }>('SELECT count(*) AS books FROM book');
  return { books: count?.books ?? 0, laws };
}

/** One import of the past with who did it. */
export interface ImportRow {
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
export function selectImports(database: ReadableDatabase): ImportRow[] {
  return database.all<ImportRow>(
    `SELECT import_batch.import_id AS importId, book.title AS bookTitle, import_batch.file_name AS fileName,
       import_batch.row_count AS rows, import_batch.created, import_batch.updated, import_batch.problems,
       import_batch.recorded_ms AS recordedMs, app_user.name AS recordedByName, import_batch.withdrawn
     FROM import_batch
     LEFT JOIN book ON book.book_id = import_batch.book_id
     LEFT JOIN app_user ON app_user.user_id = import_batch.recorded_by
     ORDER BY import_batch.recorded_ms DESC, import_batch.import_id`,
  );
}
