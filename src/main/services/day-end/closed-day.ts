import type { ClosedDayView, DayAmendmentView, LateEntryView } from '../../../shared/contract/day-end.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { type DayDifference, dayDifferences } from '../../../shared/domain/day-end/differences.ts';
import { type DayEntry, isToldWithReceipt } from '../../../shared/domain/day-end/entry.ts';
import type { DaySnapshot } from '../../../shared/domain/day-end/snapshot.ts';
import { closesOf, type TeamDayState } from '../../../shared/domain/team/apply-days.ts';
import { selectPartyNames } from '../../db/queries/day-end.ts';
import type { ServiceContext } from '../service.ts';
import type { DayNow } from './day-now.ts';
import { splitByStand } from './day-rows.ts';
import { signedDayView, snapshotOf } from './signed-day.ts';

/** A closed day with its amendments, and what neither of them knows; null where the day is open. */
export function closedDayOf(context: ServiceContext, on: PlainDate, now: DayNow): ClosedDayView | null {
  const { days, users } = context.ledger.states.team(context.session.teamId);
  const [first, ...others] = closesOf({ days }, on);
  if (first === undefined) return null;
  const signed = signedDayView(context, first.closed);
  if (signed === null) return null;
  const last = [...first.amendments.values()].at(-1) ?? first.closed;
  const standing = snapshotOf(last) ?? snapshotOf(first.closed);
  const late = standing === null ? [] : splitByStand(context.read, now.rows, standing.stand).late;
  return {
    dayEndId: first.closed.data.dayEndId,
    signed,
    amendments: amendmentsOf(context, first),
    late: lateViews(
      context,
      late.map(({ entry }) => entry),
    ),
    differences: standing === null ? [] : dayDifferences(standing, now.figures),
    besides: others.map(({ closed }) => ({
      byName: users.get(closed.user)?.name ?? '',
      atMs: closed.hlc[0],
      isSame: isSameDay(snapshotOf(closed), snapshotOf(first.closed)),
    })),
  };
}

function isSameDay(one: DaySnapshot | null, other: DaySnapshot | null): boolean {
  return one !== null && other !== null && one.entries.sha256 === other.entries.sha256;
}

/** Each amendment against what it amends: the close, or an amendment of it. */
function amendmentsOf(
  context: ServiceContext,
  { closed, amendments }: TeamDayState,
): readonly DayAmendmentView[] {
  const signed = [...(closed === null ? [] : [closed]), ...amendments.values()];
  return [...amendments.values()].flatMap((event): DayAmendmentView[] => {
    const view = signedDayView(context, event);
    const snapshot = snapshotOf(event);
    if (view === null || snapshot === null) return [];
    // Two who had not seen each other amend the same text: what one says is no difference to what the other says.
    const amended = signed.find(({ data }) => data.sha256 === event.data.amendsSha256);
    const before = amended === undefined ? null : snapshotOf(amended);
    const differences: readonly DayDifference[] = before === null ? [] : dayDifferences(before, snapshot);
    const { absent: _absent, ...rest } = view;
    const { amendmentId, lateEntries } = event.data;
    return [{ ...rest, amendmentId, lateEntries, on: event.businessDate, differences }];
  });
}

function lateViews(context: ServiceContext, entries: readonly DayEntry[]): readonly LateEntryView[] {
  const { users } = context.ledger.states.team(context.session.teamId);
  const shown = entries.filter((entry) => !isToldWithReceipt(entry));
  const names = selectPartyNames(
    context.read,
    shown.flatMap(({ accountId }) => accountId ?? []),
  );
  return shown.map((entry) => ({
    entryId: entry.entryId,
    entry: entry.entry,
    move: entry.entry === 'cash' ? entry.move : null,
    userId: entry.userId,
    name: users.get(entry.userId)?.name ?? '',
    accountId: entry.accountId,
    partyName: names.get(entry.accountId ?? '') ?? null,
    amount: entry.entry === 'contact' ? null : { currency: entry.currency, amountMinor: entry.amountMinor },
  }));
}
