import type { DataOf } from '../events/kinds.ts';
import { eventKinds } from '../events/kinds.ts';
import { applyScopeEvent, type ScopedEvent } from './apply-scope.ts';
import { type ScopeState, wordKey } from './scope-state.ts';
import type { TravelledEvent } from './travelled-event.ts';

/** Kinds that are a word on a review, one a kind of stream. */
export const wordKinds: readonly string[] = [
  'review.resolved',
  'party.reviewResolved',
  'cash.reviewResolved',
  'team.reviewResolved',
];

/** A person's word on a review, and in which stream it is said. */
export interface ReviewWord extends DataOf<'review.resolved'> {
  readonly stream: string;
}

/** The word that an event says on a review; null for every other event. */
export function reviewWordOf({ kind, stream, data }: TravelledEvent): ReviewWord | null {
  if (!wordKinds.includes(kind)) return null;
  const read = eventKinds['review.resolved'].data.safeParse(data);
  return read.success ? { ...read.data, stream } : null;
}

/**
 * Takes in a word on a review: held events of its stream that it releases change who may see what from its place on, as the
 * fold counts them from there on (`takeDecision`). The first word on a review is the one that counts.
 */
export function applyReviewWord(state: ScopeState, word: ReviewWord, place: number): void {
  const { stream, reviewKey } = word;
  const key = wordKey(stream, reviewKey);
  if (state.words.has(key)) return;
  state.words.add(key);
  state.touched.words.add(key);
  if (word.decision !== 'release') return;
  const named = namedBy(word);
  for (const name of named) state.releasedAhead.add(wordKey(stream, name));
  const ofStream = [...state.held.values()].filter(({ event }) => event.stream === stream);
  for (const { event } of ofStream) if (named.has(event.id) && event.grp !== null) named.add(event.grp);
  for (const held of ofStream) {
    const { id, grp } = held.event;
    const isNamed = named.has(id) || (grp !== null && named.has(grp));
    if (!isNamed || state.released.has(id)) continue;
    countHeld(state, { ...held, place });
  }
}

/** What a word names: events, and the event or the group that its review is about. */
export function namedBy({ events, reviewKey }: Pick<ReviewWord, 'events' | 'reviewKey'>): Set<string> {
  return new Set([...events, reviewKey.slice(reviewKey.indexOf(':') + 1)]);
}

/**
 * A held event comes: it waits, or counts from its own place on where a word that stands before it released it already. So it is
 * after the hub was restored and others were faster than its author.
 */
export function takeHeld(state: ScopeState, held: ScopedEvent): void {
  const { id, grp, stream } = held.event;
  const names = [id, ...(grp === null ? [] : [grp])].map((name) => wordKey(stream, name));
  if (names.some((name) => state.releasedAhead.has(name))) countHeld(state, held);
  else state.held.set(id, held);
}

function countHeld(state: ScopeState, held: ScopedEvent): void {
  const { id } = held.event;
  state.released.add(id);
  state.touched.released.add(id);
  applyScopeEvent(state, held);
}
