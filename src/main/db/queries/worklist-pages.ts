import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';
import type { WorklistTableRow } from './worklist.ts';

/** Where the rows of a list are: kept for today, or computed for another day or policy and handed in. */
export type WorklistSource = { readonly kept: true } | { readonly kept: false; readonly rowsJson: string };

/** Which part of a list is asked for. */
export interface WorklistFilter {
  /** Only accounts of this person; null for everybody's. */
  readonly mine: string | null;
  readonly lane: number | null;
  /** Folded words that a row must hold, each of them. */
  readonly words: readonly string[];
}

/** How rows stand beside each other; groups stand in the order of their best row. */
export type WorklistGrouping = 'account' | 'party' | 'locality';

/** One row of a page, with what is shown of its account. */
export interface WorklistPageRow {
  readonly rank: number | null;
  readonly accountId: string;
  readonly accountKey: string;
  readonly partyId: string;
  readonly partyName: string | null;
  readonly partyKind: 'business' | 'person' | null;
  readonly language: string | null;
  readonly assignedTo: string | null;
  readonly currency: string;
  readonly lane: number | null;
  readonly laneBecause: string | null;
  readonly score: number;
  readonly terms: string;
  readonly overdueMinor: number;
  readonly totalDueMinor: number;
  readonly daysPastDue: number;
  readonly lastContactOn: PlainDate | null;
  readonly locality: string | null;
  readonly atMs: number | null;
  readonly worked: number;
  readonly suppressedReason: string | null;
  readonly suppressedUntil: PlainDate | null;
  readonly suppressedBecause: string | null;
}

/** The columns of a row that was handed in as JSON, under the names of the table. */
const handedInColumns: Readonly<Record<keyof WorklistTableRow, string>> = {
  accountId: 'account_id',
  partyId: 'party_id',
  currency: 'currency',
  lane: 'lane',
  putBack: 'put_back',
  orderKey: 'order_key',
  score: 'score',
  overdueMinor: 'overdue_minor',
  oldestDueOn: 'oldest_due_on',
  laneBecause: 'lane_because',
  terms: 'terms',
  suppressedReason: 'suppressed_reason',
  suppressedUntil: 'suppressed_until',
  suppressedBecause: 'suppressed_because',
  totalDueMinor: 'total_due_minor',
  daysPastDue: 'days_past_due',
  lastContactOn: 'last_contact_on',
  atMs: 'at_ms',
  worked: 'worked',
  assignedTo: 'assigned_to',
  locality: 'locality',
  search: 'search',
};

const handedIn = Object.entries(handedInColumns)
  .map(([member, column]) => `value ->> '$.${member}' AS ${column}`)
  .join(', ');

/** The same statements stand on either source, so that any day is listed by the same words as today. */
function listed(source: WorklistSource): string {
  return source.kept
    ? 'listed AS (SELECT * FROM worklist)'
    : `listed AS (SELECT ${handedIn} FROM json_each(@rows))`;
}

/** The order of `compareRanked`: lane, put back, the lane's own order, score, ties within one currency. */
const rankOrder =
  'lane, put_back, order_key, score DESC, currency, overdue_minor DESC, oldest_due_on, account_id';

function scope(filter: WorklistFilter): string {
  return filter.mine === null ? '' : 'AND assigned_to = @mine';
}

function words(filter: WorklistFilter): string {
  return filter.words.length === 0
    ? ''
    : 'AND NOT EXISTS (SELECT 1 FROM json_each(@words) AS word WHERE instr(search, word.value) = 0)';
}

function parametersOf(source: WorklistSource, filter: WorklistFilter) {
  return {
    mine: filter.mine,
    lane: filter.lane,
    words: JSON.stringify(filter.words),
    rows: source.kept ? null : source.rowsJson,
  };
}

const shownColumns = `
  page.account_id AS accountId, account.account_key AS accountKey, page.party_id AS partyId, party.name AS partyName,
  party.party_kind AS partyKind, party.language, app_user.name AS assignedTo, page.currency, page.lane,
  page.lane_because AS laneBecause, page.score, page.terms, page.overdue_minor AS overdueMinor,
  page.total_due_minor AS totalDueMinor, page.days_past_due AS daysPastDue, page.last_contact_on AS lastContactOn,
  page.locality, page.at_ms AS atMs, page.worked, page.suppressed_reason AS suppressedReason,
  page.suppressed_until AS suppressedUntil, page.suppressed_because AS suppressedBecause`;

const shownJoins = `
  JOIN account ON account.account_id = page.account_id
  LEFT JOIN party ON party.party_id = page.party_id
  LEFT JOIN app_user ON app_user.user_id = page.assigned_to`;

const groupOrder: Readonly<Record<WorklistGrouping, { readonly columns: string; readonly order: string }>> = {
  account: { columns: '', order: 'rank' },
  party: { columns: ', min(rank) OVER (PARTITION BY party_id) AS group_rank', order: 'group_rank, rank' },
  // Accounts whose place nobody knows are no place: they stand last.
  locality: {
    columns: ', min(rank) OVER (PARTITION BY locality) AS group_rank',
    order: 'locality IS NULL, group_rank, rank',
  },
};

/** A page of the ranked rows. The rank counts over the whole list of the person asking, whatever else is filtered. */
export function selectRankedPage(
  database: ReadableDatabase,
  source: WorklistSource,
  filter: WorklistFilter,
  page: { readonly groupBy: WorklistGrouping; readonly limit: number; readonly offset: number },
): WorklistPageRow[] {
  const { columns, order } = groupOrder[page.groupBy];
  return database.all<WorklistPageRow>(
    `WITH ${listed(source)}, ranked AS (
       SELECT listed.*, row_number() OVER (ORDER BY ${rankOrder}) AS rank
       FROM listed WHERE lane IS NOT NULL ${scope(filter)}
     ), matching AS (
       SELECT ranked.* ${columns} FROM ranked WHERE (@lane IS NULL OR lane = @lane) ${words(filter)}
     )
     SELECT page.rank, ${shownColumns}
     FROM (SELECT * FROM matching ORDER BY ${order} LIMIT @limit OFFSET @offset) AS page ${shownJoins}
     ORDER BY ${order.replaceAll(/\b(rank|group_rank|locality)\b/g, 'page.$1')}`,
    { ...parametersOf(source, filter), limit: page.limit, offset: page.offset },
  );
}

/** A page of the suppressed rows by the day they come back. */
export function selectSuppressedPage(
  database: ReadableDatabase,
  source: WorklistSource,
  filter: WorklistFilter,
  page: { readonly limit: number; readonly offset: number },
): WorklistPageRow[] {
  return database.all<WorklistPageRow>(
    `WITH ${listed(source)}
     SELECT NULL AS rank, ${shownColumns}
     FROM (
       SELECT * FROM listed WHERE suppressed_reason IS NOT NULL ${scope(filter)} ${words(filter)}
       ORDER BY suppressed_until, account_id LIMIT @limit OFFSET @offset
     ) AS page ${shownJoins}
     ORDER BY page.suppressed_until, page.account_id`,
    { ...parametersOf(source, filter), limit: page.limit, offset: page.offset },
  );
}

/** What a lane holds, one currency at a time. */
export interface LaneSumRow {
  readonly lane: number;
  readonly currency: string;
  readonly accounts: number;
  readonly unworked: number;
  readonly overdueMinor: number;
}

/** The lanes of a list with their money, whatever lane is looked at. */
export function sumLanes(
  database: ReadableDatabase,
  source: WorklistSource,
  filter: WorklistFilter,
): LaneSumRow[] {
  return database.all<LaneSumRow>(
    `WITH ${listed(source)}
     SELECT lane, currency, count(*) AS accounts, sum(put_back = 0) AS unworked, sum(overdue_minor) AS overdueMinor
     FROM listed WHERE lane IS NOT NULL ${scope(filter)} ${words(filter)}
     GROUP BY lane, currency ORDER BY lane, currency`,
    parametersOf(source, filter),
  );
}

/** How many accounts are hidden, by reason. */
export function countSuppressed(
  database: ReadableDatabase,
  source: WorklistSource,
  filter: WorklistFilter,
): { readonly reason: string; readonly accounts: number }[] {
  return database.all(
    `WITH ${listed(source)}
     SELECT suppressed_reason AS reason, count(*) AS accounts
     FROM listed WHERE suppressed_reason IS NOT NULL ${scope(filter)} ${words(filter)}
     GROUP BY suppressed_reason ORDER BY accounts DESC, reason`,
    parametersOf(source, filter),
  );
}

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

/** Today's accounts that nobody worked yet, in the order of the list, one at a time: the caller stops when one will do. */
export function iterateWaiting(
  database: ReadableDatabase,
  question: { readonly mine: string | null; readonly on: PlainDate },
): IterableIterator<WaitingAccountRow> {
  return database.iterate<WaitingAccountRow>(
    `SELECT worklist.account_id AS accountId, book.creditor, book.debtors,
       coalesce(book.product, account.product) AS product, account.currency,
       (SELECT json_group_array(hold.hold) FROM hold
        WHERE hold.account_id = worklist.account_id AND hold.set_on <= @on
          AND (hold.cleared_on IS NULL OR hold.cleared_on > @on) AND (hold.until IS NULL OR hold.until > @on)) AS holds
     FROM worklist
     JOIN account ON account.account_id = worklist.account_id
     LEFT JOIN book ON book.book_id = account.book_id
     WHERE worklist.lane IS NOT NULL AND worklist.put_back = 0 AND (@mine IS NULL OR worklist.assigned_to = @mine)
     ORDER BY worklist.lane, worklist.put_back, worklist.order_key, worklist.score DESC, worklist.currency,
       worklist.overdue_minor DESC, worklist.oldest_due_on, worklist.account_id`,
    { mine: question.mine, on: question.on },
  );
}
