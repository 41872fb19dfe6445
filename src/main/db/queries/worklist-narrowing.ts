import type { ReadableDatabase } from '../driver.ts';
import type { WorklistTableRow } from './worklist.ts';

/** What a list is narrowed to beside its lane, its person and its words; null where it is not. */
export interface WorklistNarrowing {
  readonly bookId: string | null;
  /** Days past due, both ends included; `to` null for no end. */
  readonly late: { readonly from: number; readonly to: number | null } | null;
  readonly leastOverdue: { readonly amountMinor: number; readonly currency: string } | null;
  readonly locality: string | null;
  /** A person's id, or `nobody`. */
  readonly assignee: string | null;
}

/** Whether a list is narrowed at all. */
export function isNarrowed(narrowing: WorklistNarrowing): boolean {
  return Object.values(narrowing).some((part) => part !== null);
}

/** The narrowing as conditions on a row of the list, for the statements that walk it. */
export function narrowingSql({ bookId, late, leastOverdue, locality, assignee }: WorklistNarrowing): string {
  return [
    bookId === null ? '' : 'AND account_id IN (SELECT account_id FROM account WHERE book_id = @bookId)',
    late === null ? '' : 'AND days_past_due >= @lateFrom AND (@lateTo IS NULL OR days_past_due <= @lateTo)',
    leastOverdue === null ? '' : 'AND currency = @leastCurrency AND overdue_minor >= @leastMinor',
    locality === null ? '' : 'AND locality = @locality',
    assignee === null ? '' : assignee === nobody ? 'AND assigned_to IS NULL' : 'AND assigned_to = @assignee',
  ].join(' ');
}

/** Stands for no person: the accounts that nobody works. */
export const nobody = 'nobody';

/** The values of `narrowingSql`; names that its conditions do not have are left out by nobody and harm nothing. */
export function narrowingParameters({ bookId, late, leastOverdue, locality, assignee }: WorklistNarrowing) {
  return {
    bookId,
    lateFrom: late?.from ?? null,
    lateTo: late?.to ?? null,
    leastCurrency: leastOverdue?.currency ?? null,
    leastMinor: leastOverdue?.amountMinor ?? null,
    locality,
    assignee,
  };
}

/** The same for a row in memory, but for its book, which the row does not name. */
export function isWithin(
  row: WorklistTableRow,
  { late, leastOverdue, locality, assignee }: WorklistNarrowing,
): boolean {
  const { daysPastDue, currency, overdueMinor, assignedTo } = row;
  if (late !== null && (daysPastDue < late.from || daysPastDue > (late.to ?? daysPastDue))) return false;
  if (
    leastOverdue !== null &&
    (currency !== leastOverdue.currency || overdueMinor < leastOverdue.amountMinor)
  ) {
    return false;
  }
  if (locality !== null && row.locality !== locality) return false;
  return assignee === null || assignedTo === (assignee === nobody ? null : assignee);
}

/** The accounts of a book. */
export function selectAccountIdsOfBook(database: ReadableDatabase, bookId: string): string[] {
  return database
    .all<{ readonly accountId: string }>('SELECT account_id AS accountId FROM account WHERE book_id = ?', [
      bookId,
    ])
    .map(({ accountId }) => accountId);
}

const placesShown = 500;

/** The places on the list with how many accounts each has, the largest first. */
export function selectWorklistPlaces(
  database: ReadableDatabase,
): { readonly locality: string; readonly accounts: number }[] {
  return database.all(
    `SELECT locality, count(*) AS accounts FROM worklist WHERE locality IS NOT NULL
     GROUP BY locality ORDER BY accounts DESC, locality LIMIT ?`,
    [placesShown],
  );
}
