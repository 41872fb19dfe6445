import type { ReviewItem, ReviewKind } from './review.ts';

/**
 * What a person can say of a review. `release` and `dismiss`: a held event counts, or never does. `takeUp` and
 * `putAway`: what waits runs on, or is rejected. `keepStanding`, `keepOther`, `keepBoth`: of two values of a field.
 * `seen`: what stands is right as it is.
 */
export const reviewDecisions = [
  'release',
  'dismiss',
  'takeUp',
  'putAway',
  'keepStanding',
  'keepOther',
  'keepBoth',
  'seen',
] as const;

/** One of the words. */
export type ReviewWord = (typeof reviewDecisions)[number];

const wordsByKind: Partial<Record<ReviewKind, readonly ReviewWord[]>> = {
  heldEvent: ['release', 'dismiss'],
  receiptNumberTwice: ['release', 'dismiss'],
  secondPromise: ['takeUp', 'putAway', 'seen'],
  secondPlan: ['takeUp', 'putAway', 'seen'],
  commitmentUnderHold: ['takeUp', 'putAway', 'seen'],
  commitmentUnderDispute: ['takeUp', 'putAway', 'seen'],
  // Only the update of the app settles it.
  unknownKind: [],
  fieldSetTwice: ['keepStanding', 'keepOther', 'keepBoth'],
};

const seenOnly: readonly ReviewWord[] = ['seen'];

/** What may be said of a review. Both values are kept only where the other one becomes another name of the party. */
export function wordsOfReview({
  kind,
  subject,
}: Pick<ReviewItem, 'kind' | 'subject'>): readonly ReviewWord[] {
  const words = wordsByKind[kind] ?? seenOnly;
  return kind === 'fieldSetTwice' && subject !== 'name' ? words.filter((word) => word !== 'keepBoth') : words;
}
