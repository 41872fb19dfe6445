import type { Effects } from '../events/effects.ts';
import type { BahiEvent, EventOf } from '../events/kinds.ts';
import { closeReview, type Reviewed, raiseReview, type SpokenDecision, settleReview } from './review.ts';

/** A stream's state as far as held events go. */
export interface Holding<Event extends BahiEvent> extends Reviewed {
  /** Held events by id, in the order of the fold: they count for nothing until somebody releases them. */
  readonly heldEvents: Map<string, Event>;
  /** Released events and groups, also what of them is not heard of yet. */
  readonly released: Set<string>;
}

/** The two words on a held event. */
export const heldDecisions = ['release', 'dismiss'] as const;

/** Nothing held, nothing to review. */
export function nothingHeld<Event extends BahiEvent>(): Holding<Event> {
  return {
    reviews: new Map(),
    reviewDecisions: new Map(),
    heldEvents: new Map(),
    released: new Set(),
  };
}

type Resolved = EventOf<'review.resolved' | `${'party' | 'cash' | 'team'}.reviewResolved`>;

/** The word on a review that an event is; null for every other event. */
function decisionOf(event: BahiEvent): SpokenDecision | null {
  switch (event.kind) {
    case 'review.resolved':
    case 'party.reviewResolved':
    case 'cash.reviewResolved':
    case 'team.reviewResolved':
      return { ...event.data, eventId: event.id };
    default:
      return null;
  }
}

/**
 * Applies what of an event counts: itself, unless it is held; where it is a word on a review, whatever that releases, in
 * the order in which it stood. A held word on a review acts once it is released, and then releases nothing more.
 */
export function countEvent<Event extends BahiEvent>(
  state: Holding<Event>,
  event: Event,
  effects: Effects,
  apply: (counted: Exclude<Event, Resolved>) => void,
): void {
  const counted = admitted(state, event, effects);
  if (counted === null) return;
  const word = decisionOf(counted);
  if (word === null) apply(counted as Exclude<Event, Resolved>);
  else {
    for (const released of takeDecision(state, effects, word)) {
      const releasedWord = decisionOf(released);
      if (releasedWord === null) apply(released as Exclude<Event, Resolved>);
      else settleReview(state, effects, releasedWord);
    }
  }
}

/**
 * The event as it counts, or null: one that the hub holds waits, with one review for all of its group that is known
 * here, until somebody releases it. Released before it was read, it counts from its own place on.
 */
function admitted<Event extends BahiEvent>(
  state: Holding<Event>,
  event: Event,
  effects: Effects,
): Event | null {
  if (event.status === 'held' && !isReleased(state, event)) {
    holdBack(state, event, effects);
    return null;
  }
  if (event.clock === 'suspect') raiseClockReview(state, event, effects);
  return event.status === 'held' ? { ...event, status: 'ok' } : event;
}

/** Puts an event aside until somebody releases it, under the review of its group. */
function holdBack<Event extends BahiEvent>(state: Holding<Event>, event: Event, effects: Effects): void {
  state.heldEvents.set(event.id, event);
  const about = event.grp ?? event.id;
  raiseReview(state, effects, 'heldEvent', 'high', [event.id], { about, subject: about });
}

/** Whether somebody released the event, or the group it is of. */
export function isReleased<Event extends BahiEvent>(state: Holding<Event>, event: Event): boolean {
  return state.released.has(event.id) || (event.grp !== null && state.released.has(event.grp));
}

/**
 * Takes in a person's word on a review. Answers the held events that count from here on, in the order in which they
 * stood: those it names, those of the review, and whatever else is of their groups.
 */
function takeDecision<Event extends BahiEvent>(
  state: Holding<Event>,
  effects: Effects,
  word: SpokenDecision,
): readonly Event[] {
  const isFirst = !state.reviewDecisions.has(word.reviewKey);
  settleReview(state, effects, word);
  if (!isFirst || word.decision !== 'release') return [];
  const about = word.reviewKey.slice(word.reviewKey.indexOf(':') + 1);
  const named = new Set([...word.events, ...(state.reviews.get(word.reviewKey)?.eventIds ?? []), about]);
  for (const { id, grp } of state.heldEvents.values()) if (named.has(id) && grp !== null) named.add(grp);
  for (const name of named) state.released.add(name);
  const counted = [...state.heldEvents.values()].filter((event) => isReleased(state, event));
  for (const { id } of counted) state.heldEvents.delete(id);
  closeSettled(state, effects);
  return counted.map((event): Event => ({ ...event, status: 'ok' }));
}

/** A review about held events that have all been released has nothing left to ask. */
function closeSettled<Event extends BahiEvent>(state: Holding<Event>, effects: Effects): void {
  for (const { key, kind, eventIds, state: standing } of state.reviews.values()) {
    if (standing === 'resolved' || (kind !== 'heldEvent' && kind !== 'receiptNumberTwice')) continue;
    if (eventIds.some((id) => state.heldEvents.has(id))) continue;
    closeReview(state, effects, key, 'release');
  }
}

/** One item a device, a day and a stream: the dates that somebody worked by may be wrong. */
function raiseClockReview<Event extends BahiEvent>(
  state: Holding<Event>,
  event: Event,
  effects: Effects,
): void {
  const about = `${event.device}.${event.businessDate}`;
  raiseReview(state, effects, 'clockSuspect', 'low', [event.id], { about, subject: event.device });
}
