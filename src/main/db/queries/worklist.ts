import type { InferSelectModel } from 'drizzle-orm';
import type { ReadableDatabase, SqlValue, WritableDatabase } from '../driver.ts';
import { type RowValues, rowWriter } from '../row-writer.ts';
import { worklist, worklistState } from '../schema.ts';
import type { RankingQuestion } from './ranking-facts.ts';

/** One row of the day's list as it is kept. */
export type WorklistTableRow = InferSelectModel<typeof worklist>;

/** For which day and policy the list stands, what it was scored with, and until when it is true. */
export type WorklistStateRow = Omit<InferSelectModel<typeof worklistState>, 'one'>;

const rows = rowWriter(worklist);
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

/** Empties the list: where nearly every row is another one, writing all of them is less work than comparing. */
export function clearWorklist(database: WritableDatabase): void {
  rows.removeAll(database);
}

/** Adds rows to a list that has none of them. */
export function insertWorklistRows(database: WritableDatabase, list: readonly WorklistTableRow[]): void {
  for (const row of list) rows.insert(database, rows.toValues(row));
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

/**
 * Brings the ranks of a slice of the book to what they should be, whatever names the given rows carry: what is as it was
 * is not written, because the list of a day changes little when it is computed again and writing is the dear half.
 * Answers the accounts that are new to the list, whose rows have to be added with their names.
 */
export function updateRanksOfSlice(
  database: WritableDatabase,
  { on, from, to }: RankingQuestion,
  list: readonly WorklistTableRow[],
): readonly string[] {
  const stored = new Map<SqlValue, readonly SqlValue[]>();
  for (const [accountId = null, ...ranks] of database.allValues(storedRanks, { on, from, to })) {
    stored.set(accountId, ranks);
  }
  const added: string[] = [];
  for (const row of list) {
    const before = stored.get(row.accountId);
    stored.delete(row.accountId);
    const values = rows.toValues(row);
    const ranks = rankPlaces.map(({ at }) => values[at] ?? null);
    if (before === undefined) added.push(row.accountId);
    else if (!isSameRow(before, ranks)) database.run(updateRanks, [...ranks, row.accountId]);
  }
  for (const accountId of stored.keys()) rows.removeWhere(database, 'account_id', accountId);
  return added;
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

/** Writes one account's row, or takes it off the list. */
export function saveWorklistRow(
  database: WritableDatabase,
  accountId: string,
  row: WorklistTableRow | null,
): void {
  countRow(database, accountId, -1);
  if (row === null) rows.removeWhere(database, 'account_id', accountId);
  else rows.upsert(database, rows.toValues(row));
  countRow(database, accountId, 1);
}

/** One account's place on the day's list; undefined where it is not on it. */
export function selectWorklistPlace(
  database: ReadableDatabase,
  accountId: string,
):
  | Pick<
      WorklistTableRow,
      | 'lane'
      | 'laneBecause'
      | 'score'
      | 'terms'
      | 'suppressedReason'
      | 'suppressedUntil'
      | 'suppressedBecause'
    >
  | undefined {
  return database.get(
    `SELECT lane, lane_because AS laneBecause, score, terms, suppressed_reason AS suppressedReason,
       suppressed_until AS suppressedUntil, suppressed_because AS suppressedBecause
     FROM worklist WHERE account_id = ?`,
    [accountId],
  );
}
