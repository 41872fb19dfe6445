import { z } from 'zod';
import type { MessageText } from '../domain/compliance/decision.ts';
import type { PlainDate } from '../domain/dates.ts';
import { idField } from '../domain/events/fields.ts';
import { type ReviewWord, reviewDecisions } from '../domain/review/decisions.ts';
import type { ReviewItem } from '../domain/review/review.ts';
import { answer, command, commandIdField, dateRefusals, leadingRoles, query } from './procedure.ts';
import type { Amount } from './values.ts';

/** One side of a review: an event, who wrote it, where and when, and what it says in figures. */
export interface ReviewSide {
  readonly eventId: string;
  readonly kind: string;
  readonly stream: string;
  readonly by: string;
  readonly byName: string;
  readonly device: string;
  readonly on: PlainDate;
  readonly recordedMs: number;
  /** The hub holds it: it counts for nothing until somebody releases it. */
  readonly isHeld: boolean;
  /** Why the hub holds it: words stand under `sync:held.<code>`; null where it does not, or did not say. */
  readonly heldBecause: string | null;
  /** Whether the team has it, or this device alone. */
  readonly isSent: boolean;
  /** Whether its word stands or waits; null where neither was preferred. */
  readonly standing: 'chosen' | 'alternative' | null;
  readonly amount: Amount | null;
  /** The value it gave a field; null for other events, and once it was erased. */
  readonly value: string | null;
  /** The value that its author saw before; null where there was none. */
  readonly previous: string | null;
  /** What it says, in the words of the timeline; null where its kind has none there. */
  readonly text: MessageText | null;
  /** What its author knew of the other sides when writing (`hadSeen`); null where there is no other side. */
  readonly knew: 'all' | 'some' | 'none' | null;
}

/** Two facts that contradict each other, with both sides and what may be said of it. */
export interface ReviewView {
  readonly stream: string;
  readonly reviewKey: string;
  readonly kind: ReviewItem['kind'];
  readonly severity: ReviewItem['severity'];
  readonly subject: string | null;
  readonly accountId: string | null;
  readonly partyName: string | null;
  /** The day of the newest of its events. */
  readonly on: PlainDate | null;
  readonly sides: readonly ReviewSide[];
  readonly words: readonly ReviewWord[];
}

/** Every open review, the most severe first, then the newest. What is low is left out after two weeks. */
export const listReviews = query({
  roles: ['supervisor', 'admin', 'auditor'],
  input: z.strictObject({}),
  output: answer<{ readonly reviews: readonly ReviewView[] }>(),
});

/**
 * Settles a review, of whichever stream: a held group is released or dismissed as a whole, in one transaction. The events
 * as the person saw them are sent along; where more have joined since, it is refused.
 */
export const resolveReview = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    stream: z.string().min(3).max(200),
    reviewKey: z.string().min(1).max(200),
    eventIds: z.array(idField).min(1).max(5_000),
    decision: z.enum(reviewDecisions),
  }),
  output: answer<{ readonly streams: number }>(),
  refusals: [
    'unknownReview',
    'alreadySettled',
    'reviewChanged',
    'wordDoesNotFit',
    'makerIsChecker',
    'newerAppNeeded',
    'fieldErased',
    ...dateRefusals,
  ],
});

/** Procedures about what contradicts itself. */
export const reviewProcedures = { listReviews, resolveReview };
