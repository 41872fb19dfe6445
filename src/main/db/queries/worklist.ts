import type { InferSelectModel } from 'drizzle-orm';
import type { ReadableDatabase, SqlValue, WritableDatabase } from '../driver.ts';
import { type RowValues, rowWriter } from '../row-writer.ts';
import { worklist, worklistRank, worklistState } from '../schema.ts';
import type { RankingQuestion } from './ranking-facts.ts';

/** One row of the day's list as it is kept. */
export type WorklistTableRow = InferSelectModel<typeof worklist>;

/** A row's place in the order of the list, with the shares its score is made of. */
export type WorklistRankRow = InferSelectModel<typeof worklistRank>;

/** An account as the list has it: its row, and its place in the order; no place while it is suppressed. */
export interface ListedAccount {
  readonly row: WorklistTableRow;
  readonly rank: WorklistRankRow | null;
}

/** For which day and policy the list stands, what it was scored with, and until when it is true. */
export type WorklistStateRow = Omit<InferSelectModel<typeof worklistState>, 'one'>;

const rows = rowWriter(worklist);
const ranks = rowWriter(worklistRank);
const states = rowWriter(worklistState);

/** The list's head; undefined where it has to be computed anew. */
export function selectWorklistState(database: ReadableDatabase): WorklistStateRow | undefined {
  return database.get<WorklistStateRow>(
    'SELECT for_date AS forDate, policy, p95, valid_until_ms AS validUntilMs FROM worklist_state',
  );
}

/** Keeps the list's head. */
export function saveWorklistState(database: WritableDatabase, state: WorklistStateRow): void {
  states.upsert(database, states.toValues({ one: 1, ...state }));
}

/** Says that neither the list nor the figures it was scored with are true any more: the next reader takes both anew. */
export function forgetWorklist(database: WritableDatabase): void {
  database.run('DELETE FROM worklist_state');
}

/** Until when a list is true whose ranks have to be computed again, and one whose names are not true either. */
const ranksOutdatedMs = 0;
const namesOutdatedMs = -1;

/** Says that every rank has to be computed anew, with the figures of the day it was first computed with. */
export function outdateRanks(database: WritableDatabase): void {
  database.run('UPDATE worklist_state SET valid_until_ms = ? WHERE valid_until_ms IS NOT ?', [
    ranksOutdatedMs,
    namesOutdatedMs,
  ]);
}

/** Says that every row has to be written anew, with the figures of the day it was first computed with. */
export function outdateWorklist(database: WritableDatabase): void {
  database.run('UPDATE worklist_state SET valid_until_ms = ?', [namesOutdatedMs]);
}

/** Whether the names in the rows of a list are true, be its ranks so or not. */
export function hasTrueNames(state: WorklistStateRow | undefined): boolean {
  return state !== undefined && state.validUntilMs !== namesOutdatedMs;
}

/** Writes the rows of a slice of the book anew: where nearly every row is another one, that is less work than comparing. */
export function replaceRowsOfSlice(
  database: WritableDatabase,
  { from, to }: RankingQuestion,
  list: readonly WorklistTableRow[],
): void {
  database.run('DELETE FROM worklist WHERE account_id BETWEEN ? AND ?', [from, to]);
  insertWorklistRows(database, list);
}

/** Adds rows to a list that has none of them. */
export function insertWorklistRows(database: WritableDatabase, list: readonly WorklistTableRow[]): void {
  for (const row of list) rows.insert(database, rows.toValues(row));
}

/** A place's values as its table takes them: the place, the account, its person, and the shares. */
export function rankValues(rank: WorklistRankRow): RowValues {
  return ranks.toValues(rank);
}

const rankSlice = `SELECT ${ranks.columns.join(', ')} FROM worklist_rank
  WHERE (rank_key, account_id) > (@rankKey, @accountId) ORDER BY rank_key, account_id LIMIT @limit`;

/** So many places behind one, in their order, as lists of values. */
export function selectRanksBehind(
  database: ReadableDatabase,
  page: { readonly rankKey: string; readonly accountId: string; readonly limit: number },
): RowValues[] {
  return database.allValues(rankSlice, page);
}

/** Forgets the order of the list; its rows stay. */
export function clearRanks(database: WritableDatabase): void {
  ranks.removeAll(database);
}

/** Adds places, best in their order: the table then grows at its end. */
export function insertRanks(database: WritableDatabase, places: readonly RowValues[]): void {
  for (const place of places) ranks.insert(database, place);
}

/** What of a row follows from the account's party and book: a new rank leaves it as it is. */
const namingColumns: readonly string[] = ['party_id', 'currency', 'locality', 'search'];

const rankPlaces = rows.columns.flatMap((column, at) =>
  column === 'account_id' || namingColumns.includes(column) ? [] : [{ column, at }],
);

const storedRanks = `SELECT account_id, ${rankPlaces.map(({ column }) => column).join(', ')} FROM worklist
  WHERE account_id BETWEEN @from AND @to AND @on <> ''`;

const updateRanks = `UPDATE worklist SET ${rankPlaces.map(({ column }) => `${column} = ?`).join(', ')}
  WHERE account_id = ?`;

/** What bringing a slice of the list along came to. */
export interface SliceChange {
  /** Accounts that are new to the list: their rows have to be added with their names. */
  readonly added: readonly string[];
  /** Whether anything was written, or has to be. */
  readonly isOther: boolean;
}

/**
 * Brings the ranks of a slice of the book to what they should be, whatever names the given rows carry: what is as it was
 * is not written, because the list of a day changes little when it is computed again and writing is the dear half.
 */
export function updateRanksOfSlice(
  database: WritableDatabase,
  { on, from, to }: RankingQuestion,
  list: readonly WorklistTableRow[],
): SliceChange {
  const stored = new Map<SqlValue, readonly SqlValue[]>();
  for (const [accountId = null, ...before] of database.allValues(storedRanks, { on, from, to })) {
    stored.set(accountId, before);
  }
  const added: string[] = [];
  let changes = 0;
  for (const row of list) {
    const before = stored.get(row.accountId);
    stored.delete(row.accountId);
    const values = rows.toValues(row);
    const after = rankPlaces.map(({ at }) => values[at] ?? null);
    if (before === undefined) added.push(row.accountId);
    else if (!isSameRow(before, after)) {
      changes += database.run(updateRanks, [...after, row.accountId]).changes;
    }
  }
  for (const accountId of stored.keys()) changes += rows.removeWhere(database, 'account_id', accountId);
  return { added, isOther: changes + added.length > 0 };
}

function isSameRow(one: RowValues, other: RowValues): boolean {
  return one.every((value, at) => value === other[at]);
}

const sumColumns = `SELECT coalesce(assigned_to, ''), coalesce(lane, -1), coalesce(suppressed_reason, ''), currency,
  count(*), sum(put_back = 0), sum(overdue_minor) FROM worklist`;

/** Counts the whole list anew. */
export function recountWorklist(database: WritableDatabase): void {
  database.run('DELETE FROM worklist_sum');
  database.run(`INSERT INTO worklist_sum ${sumColumns} GROUP BY 1, 2, 3, 4`);
}

/** Adds one account's row to the counts, or takes it out of them. */
function countRow(database: WritableDatabase, accountId: string, sign: 1 | -1): void {
  database.run(
    `INSERT INTO worklist_sum
       SELECT coalesce(assigned_to, ''), coalesce(lane, -1), coalesce(suppressed_reason, ''), currency,
         @sign, @sign * (put_back = 0), @sign * overdue_minor
       FROM worklist WHERE account_id = @accountId
     ON CONFLICT (assigned_to, lane, reason, currency) DO UPDATE SET accounts = accounts + excluded.accounts,
       unworked = unworked + excluded.unworked, overdue_minor = overdue_minor + excluded.overdue_minor`,
    { accountId, sign },
  );
}

/** Writes one account's row and place, or takes it off the list; `rankKeyBefore` is where it stood, null for nowhere. */
export function saveListedAccount(
  database: WritableDatabase,
  accountId: string,
  listed: ListedAccount | null,
  rankKeyBefore: string | null,
): void {
  countRow(database, accountId, -1);
  if (rankKeyBefore !== null) {
    database.run('DELETE FROM worklist_rank WHERE rank_key = ? AND account_id = ?', [
      rankKeyBefore,
      accountId,
    ]);
  }
  if (listed === null) rows.removeWhere(database, 'account_id', accountId);
  else rows.upsert(database, rows.toValues(listed.row));
  const rank = listed?.rank ?? null;
  if (rank !== null) ranks.upsert(database, ranks.toValues(rank));
  countRow(database, accountId, 1);
}

/** One account's row on the day's list; undefined where it is not on it. */
export function selectWorklistRow(
  database: ReadableDatabase,
  accountId: string,
):
  | (Pick<
      WorklistTableRow,
      | 'lane'
      | 'orderKey'
      | 'currency'
      | 'overdueMinor'
      | 'oldestDueOn'
      | 'laneBecause'
      | 'terms'
      | 'suppressedReason'
      | 'suppressedUntil'
      | 'suppressedBecause'
    > & { readonly putBack: number })
  | undefined {
  return database.get(
    `SELECT lane, put_back AS putBack, order_key AS orderKey, currency, overdue_minor AS overdueMinor,
       oldest_due_on AS oldestDueOn, lane_because AS laneBecause, terms, suppressed_reason AS suppressedReason,
       suppressed_until AS suppressedUntil, suppressed_because AS suppressedBecause
     FROM worklist WHERE account_id = ?`,
    [accountId],
  );
}
