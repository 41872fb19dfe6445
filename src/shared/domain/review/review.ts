import { type Effects, touch } from '../events/effects.ts';

/** How urgent a review is. What is low closes by itself after some days (`ReviewPolicy`): a day of the view, as nobody has to say it. */
export type ReviewSeverity = 'low' | 'medium' | 'high';

/** What can contradict what. The words of each stand in `resources/locales`. */
export type ReviewKind =
  | 'heldEvent'
  | 'clockSuspect'
  | 'unknownKind'
  | 'receiptNumberTwice'
  | 'receiptRecordedTwice'
  | 'likelyDuplicateReceipt'
  | 'cashTakenTwice'
  | 'paidMoreThanOwed'
  | 'handedOverMoreThanHeld'
  | 'takenBackAndAccepted'
  | 'secondPromise'
  | 'secondPlan'
  | 'secondTweak'
  | 'planAgainstSettlement'
  | 'commitmentUnderHold'
  | 'commitmentUnderDispute'
  | 'endedAndApproved'
  | 'endedAndReplaced'
  | 'endedAndTweaked'
  | 'decidedTwice'
  | 'contactAfterHold'
  | 'doubleContact'
  | 'fieldSetTwice'
  | 'receiptWithoutItem'
  | 'voidOfUnknownReceipt'
  | 'reallocationUnclear'
  | 'tweakWithoutPlan'
  | 'receiptInOtherCurrency'
  | 'chargePostedTwice'
  | 'chargeWithoutItem'
  | 'chargeInOtherCurrency'
  | 'waiverOfUnknownCharge'
  | 'waiverBeyondCharge'
  | 'concessionUnknown'
  | 'concessionOutOfOrder'
  | 'receiptRejectedByOffice'
  | 'instrumentUnknown'
  | 'instrumentOutOfOrder'
  | 'tenderUnknown'
  | 'tenderConfirmedTwice'
  | 'deductionUnclear'
  | 'deductionDecidedTwice'
  | 'differenceDecidedTwice';

/** A contradiction that a person settles with another event: a folded row, and so the same on every device. */
export interface ReviewItem {
  readonly key: string;
  readonly kind: ReviewKind;
  readonly severity: ReviewSeverity;
  readonly eventIds: readonly string[];
  /** The event whose word stands until somebody settles it; null where none was preferred. */
  readonly chosen: string | null;
  /** The event whose word waits or is kept in the history only. */
  readonly alternative: string | null;
  /** The promise, plan, field or group it is about; null where the events say it all. */
  readonly subject: string | null;
  readonly state: 'open' | 'resolved';
  /** What the person said who settled it; null while it is open, and where a later fact settled it. */
  readonly decision: string | null;
}

/** A person's word on a review. */
export interface ReviewDecision {
  readonly reviewKey: string;
  readonly decision: string;
  readonly events: readonly string[];
}

/** The same with the event that said it. */
export interface SpokenDecision extends ReviewDecision {
  readonly eventId: string;
}

/** A stream's state as far as reviews go. */
export interface Reviewed {
  readonly reviews: Map<string, ReviewItem>;
  /** The first word on each review, also on those not heard of yet. */
  readonly reviewDecisions: Map<string, SpokenDecision>;
}

/** What may be said of a review besides its events. */
export interface ReviewDetails {
  /** Known by this instead of by its events: a group, a day. More events of it join the item. */
  readonly about?: string;
  readonly chosen?: string;
  readonly alternative?: string;
  readonly subject?: string;
}

/**
 * Raises one review item; the same events raise the same item on every device. One that is known by what it is about
 * takes the events in that it did not name yet.
 */
export function raiseReview(
  state: Reviewed,
  effects: Effects,
  kind: ReviewKind,
  severity: ReviewSeverity,
  eventIds: readonly string[],
  details: ReviewDetails = {},
): void {
  const key = reviewKeyOf(kind, details.about === undefined ? eventIds : [details.about]);
  const known = state.reviews.get(key);
  const named = [...new Set([...(known?.eventIds ?? []), ...eventIds])].sort();
  if (known !== undefined && known.eventIds.length === named.length) return;
  const decision = state.reviewDecisions.get(key)?.decision ?? null;
  const fresh: ReviewItem = {
    key,
    kind,
    severity,
    eventIds: named,
    chosen: details.chosen ?? null,
    alternative: details.alternative ?? null,
    subject: details.subject ?? null,
    state: decision === null ? 'open' : 'resolved',
    decision,
  };
  state.reviews.set(key, known === undefined ? fresh : { ...known, eventIds: named });
  touch(effects, 'review', key);
}

/** Raises a review about one event, also where it was raised while the event waited for what it is about, and closed since. */
export function raiseAgain(
  state: Reviewed,
  effects: Effects,
  kind: ReviewKind,
  severity: ReviewSeverity,
  eventId: string,
): void {
  raiseReview(state, effects, kind, severity, [eventId]);
  reopenReview(state, effects, reviewKeyOf(kind, [eventId]), { chosen: null, alternative: null });
}

/** Under what a review is known: its kind and what it is about, in one order. */
export function reviewKeyOf(kind: ReviewKind, about: readonly string[]): string {
  return `${kind}:${[...about].sort().join('+')}`;
}

/**
 * Takes in a person's word on a review; the first one stands, whether it or the review is read first. Another word that
 * says otherwise, by somebody who cannot have seen the first, is itself a contradiction.
 */
export function settleReview(state: Reviewed, effects: Effects, word: SpokenDecision): void {
  const first = state.reviewDecisions.get(word.reviewKey);
  if (first === undefined) {
    state.reviewDecisions.set(word.reviewKey, word);
    closeReview(state, effects, word.reviewKey, word.decision);
  } else if (first.decision !== word.decision) {
    raiseReview(state, effects, 'decidedTwice', 'medium', [first.eventId, word.eventId], {
      chosen: first.eventId,
      alternative: word.eventId,
      subject: word.reviewKey,
    });
  }
}

/** Closes a review: by a person's word, or (null) because a later fact leaves nothing to settle. */
export function closeReview(state: Reviewed, effects: Effects, key: string, decision: string | null): void {
  const known = state.reviews.get(key);
  if (known === undefined || known.state === 'resolved') return;
  state.reviews.set(key, { ...known, state: 'resolved', decision });
  touch(effects, 'review', key);
}

/** Opens a review again that a fact had settled and another fact brought back; what a person settled stays so. */
export function reopenReview(
  state: Reviewed,
  effects: Effects,
  key: string,
  sides: Pick<ReviewItem, 'chosen' | 'alternative'>,
): void {
  const known = state.reviews.get(key);
  if (known === undefined || known.decision !== null) return;
  if (known.state === 'open' && known.chosen === sides.chosen) return;
  state.reviews.set(key, { ...known, ...sides, state: 'open' });
  touch(effects, 'review', key);
}
