import type { DataOf } from '../events/kinds.ts';
import { eventKinds } from '../events/kinds.ts';
import { applyScopeEvent } from './apply-scope.ts';
import { type ScopeState, wordKey } from './scope-state.ts';
import type { TravelledEvent } from './travelled-event.ts';

const wordKinds: ReadonlySet<string> = new Set([
  'review.resolved',
  'party.reviewResolved',
  'cash.reviewResolved',
  'team.reviewResolved',
]);

/** A person's word on a review, and in which stream it is said. */
export interface ReviewWord extends DataOf<'review.resolved'> {
  readonly stream: string;
}

/** The word that an event says on a review; null for every other event. */
export function reviewWordOf({ kind, stream, data }: TravelledEvent): ReviewWord | null {
  if (!wordKinds.has(kind)) return null;
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
  const named = new Set([...word.events, reviewKey.slice(reviewKey.indexOf(':') + 1)]);
  const ofStream = [...state.held.values()].filter(({ event }) => event.stream === stream);
  for (const { event } of ofStream) if (named.has(event.id) && event.grp !== null) named.add(event.grp);
  for (const held of ofStream) {
    const { id, grp } = held.event;
    const isNamed = named.has(id) || (grp !== null && named.has(grp));
    if (!isNamed || state.released.has(id)) continue;
    state.released.add(id);
    state.touched.released.add(id);
    applyScopeEvent(state, { ...held, place });
  }
}
