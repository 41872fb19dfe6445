import { type Effects, touch } from '../events/effects.ts';
import type { EventOf } from '../events/kinds.ts';

/** A close of the team's day with its amendments, in the order of the fold; either may be read first. */
export interface TeamDayState {
  readonly closed: EventOf<'teamDay.closed'> | null;
  readonly amendments: ReadonlyMap<string, EventOf<'teamDay.amended'>>;
}

/** What of the team's state this file keeps. */
interface DaysOfTeam {
  /** By the id of the close. */
  readonly days: Map<string, TeamDayState>;
}

/** A day that was closed, or a dated amendment of one. A signed close never changes: the second of an id is ignored. */
export function applyTeamDay(
  state: DaysOfTeam,
  event: EventOf<'teamDay.closed'> | EventOf<'teamDay.amended'>,
  effects: Effects,
): void {
  const { dayEndId } = event.data;
  const known = state.days.get(dayEndId) ?? { closed: null, amendments: new Map() };
  if (event.kind === 'teamDay.closed') {
    if (known.closed !== null) return;
    // An amendment that was read first says nothing of where its close stands among those of the day.
    state.days.delete(dayEndId);
    state.days.set(dayEndId, { ...known, closed: event });
  } else {
    if (known.amendments.has(event.data.amendmentId)) return;
    const amendments = new Map(known.amendments).set(event.data.amendmentId, event);
    state.days.set(dayEndId, { ...known, amendments });
  }
  touch(effects, 'teamDay', dayEndId);
}

/**
 * The closes of a date in the order of the fold. The first stands; a later one, made on another device that had not seen
 * it, is shown beside it and changes nothing.
 */
export function closesOf(
  state: DaysOfTeam,
  on: string,
): readonly (TeamDayState & { readonly closed: EventOf<'teamDay.closed'> })[] {
  return [...state.days.values()].flatMap(({ closed, amendments }) =>
    closed?.data.on === on ? [{ closed, amendments }] : [],
  );
}
