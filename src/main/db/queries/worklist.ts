import type { InferSelectModel } from 'drizzle-orm';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';
import { rowWriter } from '../row-writer.ts';
import { worklist, worklistState } from '../schema.ts';

/** One row of the day's list as it is kept. */
export type WorklistTableRow = InferSelectModel<typeof worklist>;

/** For which day and policy the list stands, what it was scored with, and until when it is true. */
export type WorklistStateRow = Omit<InferSelectModel<typeof worklistState>, 'one'>;

const rows = rowWriter(worklist);
const states = rowWriter(worklistState);

/** Stands where an account has no overdue claim, so that it sorts last among equals. */
export const noOldestDueOn = '9999-12-31';

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

/** Says that the list has to be computed anew, with the figures of the day it was first computed with. */
export function outdateWorklist(database: WritableDatabase): void {
  database.run('UPDATE worklist_state SET valid_until_ms = 0');
}

/** Puts a whole new list in the place of the old one. */
export function replaceWorklist(
  database: WritableDatabase,
  state: WorklistStateRow,
  list: Iterable<WorklistTableRow>,
): void {
  database.run('DELETE FROM worklist');
  for (const row of list) rows.insert(database, rows.toValues(row));
  saveWorklistState(database, state);
}

/** Writes one account's row, or takes it off the list. */
export function saveWorklistRow(
  database: WritableDatabase,
  accountId: string,
  row: WorklistTableRow | null,
): void {
  if (row === null) rows.removeWhere(database, 'account_id', accountId);
  else rows.upsert(database, rows.toValues(row));
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
