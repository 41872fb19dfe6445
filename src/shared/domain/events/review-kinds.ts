import { z } from 'zod';
import { defineKind } from './define-kind.ts';
import { codeField, idField } from './fields.ts';

const noPersonal = z.null();

/** What is decided of which review, and the events it is about: held ones among them count from here on if released. */
const decided = z.object({
  reviewKey: z.string().max(200),
  decision: codeField,
  events: z.array(idField).max(20),
});

/** A person's word on a review item that folding an account raised. */
export const reviewResolved = defineKind({
  kind: 'review.resolved',
  version: 1,
  stream: 'account',
  data: decided,
  personal: noPersonal,
});

/** The same of a review in a party's stream. */
export const partyReviewResolved = defineKind({
  kind: 'party.reviewResolved',
  version: 1,
  stream: 'party',
  data: decided,
  personal: noPersonal,
});

/** The same of a review in a person's wallet. */
export const cashReviewResolved = defineKind({
  kind: 'cash.reviewResolved',
  version: 1,
  stream: 'wallet',
  /** `toUserId`: the other side, where an offer of cash was held: both must see that it counts (`shelfOf`). */
  data: decided.extend({ toUserId: idField.optional() }),
  personal: noPersonal,
});

/** The same of a review in the team's stream. */
export const teamReviewResolved = defineKind({
  kind: 'team.reviewResolved',
  version: 1,
  stream: 'team',
  data: decided,
  personal: noPersonal,
});
