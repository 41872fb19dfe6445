import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';
import { filterParameters, filterSql, type WorklistFilter } from './worklist-pages.ts';

/** An account that waits to be worked, with what the law looks at. */
export interface WaitingAccountRow {
  readonly accountId: string;
  readonly creditor: 'lender' | 'trade' | null;
  readonly debtors: 'business' | 'consumer' | null;
  readonly product: string;
  readonly currency: string;
  /** Kinds of the holds that stand, as JSON. */
  readonly holds: string;
}

/** Whether an account waits to be worked today. */
export function isWaiting(database: ReadableDatabase, accountId: string): boolean {
  const row = database.get(
    'SELECT 1 FROM worklist WHERE account_id = ? AND lane IS NOT NULL AND put_back = 0',
    [accountId],
  );
  return row !== undefined;
}

const waitingColumns = `
  waiting.account_id AS accountId, book.creditor, book.debtors, coalesce(book.product, account.product) AS product,
  account.currency,
  (SELECT json_group_array(hold.hold) FROM hold
   WHERE hold.account_id = waiting.account_id AND hold.set_on <= @on
     AND (hold.cleared_on IS NULL OR hold.cleared_on > @on) AND (hold.until IS NULL OR hold.until > @on)) AS holds`;

const waitingJoins = `
  JOIN account ON account.account_id = waiting.account_id
  LEFT JOIN book ON book.book_id = account.book_id`;

/** The accounts of a list that nobody worked yet, in its order, one at a time: the caller stops when one will do. */
export function iterateWaiting(
  database: ReadableDatabase,
  question: { readonly filter: WorklistFilter; readonly on: PlainDate },
): IterableIterator<WaitingAccountRow> {
  return database.iterate<WaitingAccountRow>(
    `SELECT ${waitingColumns}
     FROM worklist_rank AS place CROSS JOIN (
       SELECT account_id FROM worklist WHERE put_back = 0 ${filterSql(question.filter)}
     ) AS waiting ON waiting.account_id = place.account_id ${waitingJoins.replaceAll('JOIN account', 'CROSS JOIN account')}
     ORDER BY place.rank_key, place.account_id`,
    { ...filterParameters(question.filter), on: question.on },
  );
}

/** Those of some accounts that nobody worked yet, in the order in which they are named. */
export function selectWaiting(
  database: ReadableDatabase,
  question: { readonly accountIds: readonly string[]; readonly on: PlainDate },
): WaitingAccountRow[] {
  return database.all<WaitingAccountRow>(
    `SELECT ${waitingColumns}
     FROM json_each(@accountIds) AS asked
     JOIN worklist AS waiting ON waiting.account_id = asked.value AND waiting.put_back = 0 ${waitingJoins}
     ORDER BY asked.key`,
    { accountIds: JSON.stringify(question.accountIds), on: question.on },
  );
}
