import { isPlainDate, type PlainDate } from '../../../shared/domain/dates.ts';
import { type ArchiveQuestion, selectArchiveDay, selectArchivedAmong } from '../../db/queries/archive.ts';
import { lowReviewsSince } from '../review/low-reviews.ts';
import type { ServiceContext } from '../service.ts';

/** The name of the team's choice; its value is a day, or empty for no archive. */
export const archivePolicy = 'archive.closedBefore';

/** The day before which closed accounts are put away; null where the team chose none. */
export function archiveDay(context: Pick<ServiceContext, 'read'>): PlainDate | null {
  const value = selectArchiveDay(context.read);
  return value !== null && isPlainDate(value) ? value : null;
}

/** What is asked of the archive today. */
export function archiveQuestion(
  context: Pick<ServiceContext, 'today' | 'resources'>,
  closedBefore: PlainDate,
): ArchiveQuestion {
  return { closedBefore, today: context.today, lowSince: lowReviewsSince(context) };
}

/** The accounts that are not in the archive, in their order: for every list that is not about the archive itself. */
export function withoutArchived<Row extends { readonly accountId: string }>(
  context: Pick<ServiceContext, 'read' | 'today' | 'resources'>,
  rows: readonly Row[],
): readonly Row[] {
  const closedBefore = archiveDay(context);
  if (closedBefore === null || rows.length === 0) return rows;
  const accountIds = rows.map(({ accountId }) => accountId);
  const archived = selectArchivedAmong(context.read, {
    ...archiveQuestion(context, closedBefore),
    accountIds,
  });
  return rows.filter(({ accountId }) => !archived.has(accountId));
}
