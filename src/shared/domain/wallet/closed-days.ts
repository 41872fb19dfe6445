import { compareDates, type PlainDate } from '../dates.ts';
import { closeVariance } from './apply-close.ts';
import type { WalletMovement } from './movement.ts';
import type { CloseState, WalletState } from './values.ts';

/** Where a counted day stands. `superseded`: the same day was counted again. */
export type CloseStanding = 'waiting' | 'closed' | 'rejected' | 'superseded';

/** A counted day as it stands, with what was dated into it afterwards. */
export interface ClosedDay {
  readonly closeId: string;
  readonly standing: CloseStanding;
  readonly close: CloseState & { readonly counted: NonNullable<CloseState['counted']> };
  /** Movements dated into the closed day that it did not see: dated amendments, in the order of their recording. */
  readonly amendments: readonly WalletMovement[];
}

type Counted = ClosedDay['close'];

function countedDays(state: WalletState): readonly (readonly [string, Counted])[] {
  return [...state.closes].flatMap(([closeId, { counted, decided }]) =>
    counted === null ? [] : [[closeId, { counted, decided }] as const],
  );
}

/** Where a counted day stands; one whose count was not heard of yet waits. */
export function standingOfClose(state: WalletState, closeId: string): CloseStanding {
  const known = state.closes.get(closeId);
  if (known === undefined || known.counted === null) return 'waiting';
  return standingOf(state, closeId, { counted: known.counted, decided: known.decided });
}

function standingOf(state: WalletState, closeId: string, close: Counted): CloseStanding {
  if (close.decided !== null) return close.decided.data.decision === 'approved' ? 'closed' : 'rejected';
  if (!closeVariance(close.counted.data).isAny) return 'closed';
  const { on, currency } = close.counted.data;
  const ofDay = countedDays(state).filter(
    ([, { counted }]) => counted.data.on === on && counted.data.currency === currency,
  );
  return ofDay.at(-1)?.[0] === closeId ? 'waiting' : 'superseded';
}

interface Standing extends Day {
  readonly standing: CloseStanding;
}

function standingDays(state: WalletState): readonly Standing[] {
  return countedDays(state)
    .map(([closeId, close]) => ({ closeId, close, standing: standingOf(state, closeId, close) }))
    .toSorted((one, other) => compareDates(one.close.counted.data.on, other.close.counted.data.on));
}

const isClosed = ({ standing }: Standing): boolean => standing === 'closed';

/** The counted days of a wallet, oldest day first, with their amendments. */
export function closedDays(state: WalletState): readonly ClosedDay[] {
  const days = standingDays(state);
  const closed = days.filter(isClosed);
  return days.map((day) => ({
    ...day,
    amendments: isClosed(day) ? amendmentsOf(state, day, closed) : [],
  }));
}

interface Day {
  readonly closeId: string;
  readonly close: Counted;
}

/** What fell to a closed day and was seen neither by it nor by an earlier one. Its own difference is no amendment. */
function amendmentsOf(state: WalletState, day: Day, closed: readonly Day[]): readonly WalletMovement[] {
  const { currency } = day.close.counted.data;
  const ofCurrency = closed.filter(({ close }) => close.counted.data.currency === currency);
  const until = ofCurrency.slice(0, ofCurrency.findIndex(({ closeId }) => closeId === day.closeId) + 1);
  const before = until.at(-2)?.close.counted.data.on ?? null;
  const seen = new Set(until.flatMap(({ close }) => close.counted.data.coversEventIds));
  const ownIds = new Set(until.map(({ closeId }) => closeId));
  return [...state.entries.values()].filter(
    (movement) =>
      movement.currency === currency &&
      movement.on <= day.close.counted.data.on &&
      (before === null || movement.on > before) &&
      !seen.has(movement.eventId) &&
      !(movement.kind === 'cash.dayDecided' && ownIds.has(movement.subjectId ?? '')),
  );
}

/** The latest day that is closed in a currency, or in any; null where none is. */
export function latestClosedOn(state: WalletState, currency: string | null = null): PlainDate | null {
  const last = standingDays(state).findLast(
    (day) => isClosed(day) && (currency === null || day.close.counted.data.currency === currency),
  );
  return last?.close.counted.data.on ?? null;
}

/** What a person must hold at the end of a day, and from which movements that follows. */
export interface DayExpectation {
  /** In hand when the last closed day ended, or nothing. */
  readonly openingMinor: number;
  /** Movements dated up to the day that no closed day saw. */
  readonly movements: readonly WalletMovement[];
  readonly expectedMinor: number;
  /** The last closed day. */
  readonly after: PlainDate | null;
}

/** The cash a person must hold at the end of a day in one currency: the opening and every movement since. */
export function expectDay(state: WalletState, currency: string, on: PlainDate): DayExpectation {
  const closed = standingDays(state).filter(
    (day) => isClosed(day) && day.close.counted.data.currency === currency,
  );
  const last = closed.at(-1)?.close.counted.data ?? null;
  const seen = new Set(closed.flatMap(({ close }) => close.counted.data.coversEventIds));
  const ownIds = new Set(closed.map(({ closeId }) => closeId));
  const movements = [...state.entries.values()].filter(
    (movement) =>
      movement.currency === currency &&
      movement.on <= on &&
      !seen.has(movement.eventId) &&
      !(movement.kind === 'cash.dayDecided' && ownIds.has(movement.subjectId ?? '')),
  );
  const openingMinor = last?.countedMinor ?? 0;
  return {
    openingMinor,
    movements,
    expectedMinor: movements.reduce((sum, { amountMinor }) => sum + amountMinor, openingMinor),
    after: last?.on ?? null,
  };
}
