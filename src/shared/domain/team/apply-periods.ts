import { type Effects, touch } from '../events/effects.ts';
import type { EventOf } from '../events/kinds.ts';
import type { ClosedPeriod } from '../periods/business-date.ts';

/** A closed period with its last reopening; either may be read first. */
export interface PeriodState {
  readonly closed: EventOf<'period.closed'> | null;
  readonly reopened: EventOf<'period.reopened'> | null;
}

/** A pre-printed receipt book with the last word on each of its leaves; either may be read first. */
export interface ReceiptBookState {
  readonly issued: EventOf<'receiptBook.issued'> | null;
  readonly leaves: ReadonlyMap<number, EventOf<'receiptBook.leafExplained'>>;
}

/** What of the team's state this file keeps. */
interface PeriodsOfTeam {
  readonly periods: Map<string, PeriodState>;
  readonly receiptBooks: Map<string, ReceiptBookState>;
}

/** A period closed, or open again for a while. */
export function applyPeriod(
  state: PeriodsOfTeam,
  event: EventOf<'period.closed'> | EventOf<'period.reopened'>,
  effects: Effects,
): void {
  const { periodId } = event.data;
  const known = state.periods.get(periodId) ?? { closed: null, reopened: null };
  if (event.kind === 'period.closed') {
    if (known.closed !== null) return;
    state.periods.set(periodId, { ...known, closed: event });
  } else {
    state.periods.set(periodId, { ...known, reopened: event });
  }
  touch(effects, 'period', periodId);
}

/** A receipt book given out, or what became of one of its leaves. */
export function applyReceiptBook(
  state: PeriodsOfTeam,
  event: EventOf<'receiptBook.issued'> | EventOf<'receiptBook.leafExplained'>,
  effects: Effects,
): void {
  const { receiptBookId } = event.data;
  const known = state.receiptBooks.get(receiptBookId) ?? { issued: null, leaves: new Map() };
  if (event.kind === 'receiptBook.issued') {
    if (known.issued !== null) return;
    state.receiptBooks.set(receiptBookId, { ...known, issued: event });
  } else {
    const leaves = new Map(known.leaves).set(event.data.leaf, event);
    state.receiptBooks.set(receiptBookId, { ...known, leaves });
  }
  touch(effects, 'receiptBook', receiptBookId);
}

/** The closed periods of a book, for the rule of business dates. */
export function closedPeriodsOf(state: PeriodsOfTeam, bookId: string): readonly ClosedPeriod[] {
  return [...state.periods.values()].flatMap(({ closed, reopened }) =>
    closed?.data.bookId === bookId
      ? [
          {
            periodId: closed.data.periodId,
            startsOn: closed.data.startsOn,
            endsOn: closed.data.endsOn,
            reopenedUntilOn: reopened?.data.untilOn ?? null,
          },
        ]
      : [],
  );
}
