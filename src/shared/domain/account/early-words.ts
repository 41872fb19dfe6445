import type { Effects } from '../events/effects.ts';
import type { AccountEvent } from '../events/kinds.ts';
import {
  closeReview,
  type ReviewKind,
  type ReviewSeverity,
  raiseReview,
  reviewKeyOf,
} from '../review/review.ts';
import type { AccountState } from './state.ts';

/** What waits may be any event of an account that counts, but a word on a review. */
export type EarlyWord = Exclude<AccountEvent, { kind: 'review.resolved' }>;

/** Money that waits is shown to a person until it can be counted; the rest waits without a word. */
const reviewByKind: Partial<Record<AccountEvent['kind'], readonly [ReviewKind, ReviewSeverity]>> = {
  'instrument.described': ['instrumentUnknown', 'medium'],
  'instrument.presented': ['instrumentUnknown', 'medium'],
  'instrument.cleared': ['instrumentUnknown', 'medium'],
  'instrument.bounced': ['instrumentUnknown', 'medium'],
  'instrument.returned': ['instrumentUnknown', 'medium'],
  'instrument.replaced': ['instrumentUnknown', 'medium'],
  'legalStep.recorded': ['instrumentUnknown', 'medium'],
  'tender.confirmed': ['tenderUnknown', 'high'],
  'tender.unconfirmed': ['tenderUnknown', 'high'],
  'tender.failed': ['tenderUnknown', 'high'],
  'receipt.reallocated': ['reallocationUnclear', 'high'],
  'unapplied.applied': ['reallocationUnclear', 'high'],
  'plan.tweaked': ['tweakWithoutPlan', 'medium'],
  'charge.waived': ['waiverOfUnknownCharge', 'high'],
  'concession.decided': ['concessionUnknown', 'medium'],
  'settlement.accepted': ['concessionUnknown', 'medium'],
  'settlement.cancelled': ['concessionUnknown', 'medium'],
  'hardship.closed': ['concessionUnknown', 'medium'],
  'deduction.assigned': ['deductionUnclear', 'medium'],
  'deduction.decided': ['deductionUnclear', 'medium'],
  'credit.applicationUndone': ['deductionUnclear', 'medium'],
  'taxCertificate.withdrawn': ['deductionUnclear', 'medium'],
};

/**
 * Puts a word aside whose receipt, promise or whatever else it is about is not here yet. In the order of one hub that cannot be;
 * but one that was restored is told the office's answers before the work they answer, where the office comes first. Answers
 * whether it was put aside.
 */
export function putAsideEarly(state: AccountState, event: EarlyWord, effects: Effects): boolean {
  if (isThere(state, event)) return false;
  if (state.earlyWords.some(({ id }) => id === event.id)) return true;
  state.earlyWords = [...state.earlyWords, event];
  const [kind, severity] = reviewByKind[event.kind] ?? [];
  if (kind !== undefined && severity !== undefined) raiseReview(state, effects, kind, severity, [event.id]);
  return true;
}

/** The words that waited for what is here now, in their order; nearly always there are none. */
export function takeEarlyWords(state: AccountState, effects: Effects): readonly EarlyWord[] {
  if (state.earlyWords.length === 0) return [];
  const due = state.earlyWords.filter((event) => isThere(state, event));
  if (due.length === 0) return [];
  state.earlyWords = state.earlyWords.filter((event) => !due.includes(event));
  for (const { id, kind } of due) {
    const [review] = reviewByKind[kind] ?? [];
    if (review !== undefined) closeReview(state, effects, reviewKeyOf(review, [id]), null);
  }
  return due;
}

/** Whether what an event is about is here; true for every kind that begins something of its own. */
function isThere(state: AccountState, event: EarlyWord): boolean {
  switch (event.kind) {
    case 'promise.decided':
    case 'promise.withdrawn':
      return state.promises.has(event.data.promiseId);
    case 'plan.decided':
    case 'plan.tweaked':
    case 'plan.cancelled':
      return state.plans.has(event.data.planId);
    case 'dispute.closed':
      return state.disputes.has(event.data.disputeId);
    case 'hold.cleared':
      return state.holds.has(event.data.holdId);
    case 'interaction.corrected':
      return state.interactions.has(event.data.interactionId);
    case 'instrument.described':
    case 'instrument.presented':
    case 'instrument.cleared':
    case 'instrument.bounced':
    case 'instrument.returned':
    case 'instrument.replaced':
    case 'legalStep.recorded':
      return state.instruments.has(event.data.instrumentId);
    case 'receipt.reallocated':
    case 'unapplied.applied':
      return state.receipts.has(event.data.receiptId);
    case 'tender.confirmed':
    case 'tender.unconfirmed':
    case 'tender.failed':
      return state.receipts.get(event.data.receiptId)?.event.data.tenders[event.data.at] !== undefined;
    case 'charge.waived':
      return state.charges.has(event.data.chargeId);
    default:
      return isConceded(state, event);
  }
}

/** The same of what was given up, and of what payers kept back. */
function isConceded({ concessions, deductions }: AccountState, event: EarlyWord): boolean {
  switch (event.kind) {
    case 'concession.decided':
    case 'settlement.accepted':
    case 'settlement.cancelled': {
      const { compromises, waivers, writeOffs } = concessions;
      return [compromises, waivers, writeOffs].some((known) => known.has(event.data.concessionId));
    }
    case 'hardship.closed':
      return concessions.hardships.has(event.data.hardshipId);
    case 'deduction.assigned':
    case 'deduction.decided':
      return deductions.deductions.has(event.data.deductionId);
    case 'credit.applicationUndone':
      return deductions.credits.has(event.data.applicationId);
    case 'taxCertificate.withdrawn':
      return deductions.certificates.has(event.data.certificateId);
    default:
      return true;
  }
}
