import type { PlainDate } from '../dates.ts';
import { areConcurrent, type CausalPoint } from '../events/causality.ts';
import { type ReviewItem, reviewKeyOf } from '../review/review.ts';

/** Cash taken from a customer, or a contact that was sought with one, on one of their accounts. */
export interface PayerDayFact extends CausalPoint {
  readonly eventId: string;
  readonly what: 'cash' | 'contact';
  readonly accountId: string;
  /** Who took the cash or sought the contact. */
  readonly userId: string;
  readonly on: PlainDate;
}

const reviewOf = {
  cash: { kind: 'cashTakenTwice', severity: 'medium' },
  contact: { kind: 'doubleContact', severity: 'low' },
} as const;

/**
 * What two people did with one customer on one day on two of the customer's accounts, neither knowing of the other: one
 * review a day and kind, in whatever order the facts are given. The fold of one account sees only its own, and tells of two on
 * one account itself; here everything counts, and the review names all of them. `decisions`: the first words said on reviews of
 * this customer, by their keys.
 */
export function payerDayReviews(
  facts: readonly PayerDayFact[],
  decisions: ReadonlyMap<string, string>,
): readonly ReviewItem[] {
  const named = new Map<string, { readonly fact: PayerDayFact; readonly eventIds: Set<string> }>();
  for (const one of facts) {
    const others = facts.filter((other) => isPair(one, other));
    if (others.length === 0) continue;
    const key = reviewKeyOf(reviewOf[one.what].kind, [one.on]);
    const known = named.get(key) ?? { fact: one, eventIds: new Set<string>() };
    named.set(key, known);
    known.eventIds.add(one.eventId);
  }
  return [...named]
    .map(([key, { fact, eventIds }]): ReviewItem => {
      const decision = decisions.get(key) ?? null;
      return {
        key,
        ...reviewOf[fact.what],
        eventIds: [...eventIds].sort(),
        chosen: null,
        alternative: null,
        subject: fact.on,
        state: decision === null ? 'open' : 'resolved',
        decision,
      };
    })
    .sort((one, other) => (one.key < other.key ? -1 : 1));
}

function isPair(one: PayerDayFact, other: PayerDayFact): boolean {
  if (one.what !== other.what || one.on !== other.on || one.accountId === other.accountId) return false;
  return one.userId !== other.userId && areConcurrent(one, other);
}
