import { type DeductionRecord, sumOf } from '../deduction/records.ts';
import { type Effects, touch } from '../events/effects.ts';
import type { AccountEvent, EventOf } from '../events/kinds.ts';
import { raiseReview } from '../review/review.ts';
import { refreshPaidAmounts } from './paid-amounts.ts';
import { postReceiptChange } from './receipt-entries.ts';

import type { AccountState } from './state.ts';
import { taxClaimKey } from './tax-claims.ts';
import { withheldOf } from './withheld.ts';

/** What is told of deductions, credits and certificates. */
export type DeductionEvent = Extract<
  AccountEvent,
  { kind: `deduction.${string}` | `credit.${string}` | `taxCertificate.${string}` }
>;

const deductionKinds: ReadonlySet<string> = new Set<DeductionEvent['kind']>([
  'deduction.recorded',
  'deduction.assigned',
  'deduction.decided',
  'credit.applied',
  'credit.applicationUndone',
  'taxCertificate.received',
  'taxCertificate.withdrawn',
]);

/** True for what is about deductions, credits set against claims, and certificates of tax. */
export function isDeductionEvent(event: AccountEvent): event is DeductionEvent {
  return deductionKinds.has(event.kind);
}

/** Adds a word about what was kept back; total. What names something unknown is shown to a person. */
export function applyDeduction(state: AccountState, event: DeductionEvent, effects: Effects): void {
  switch (event.kind) {
    case 'deduction.recorded':
      record(state, event, effects);
      return;
    case 'deduction.assigned':
    case 'deduction.decided':
      change(state, event, effects);
      return;
    case 'credit.applied':
    case 'credit.applicationUndone':
      applyCredit(state, event, effects);
      return;
    default:
      applyCertificate(state, event, effects);
  }
}

function record(state: AccountState, event: EventOf<'deduction.recorded'>, effects: Effects): void {
  const { deductionId, ownerId, followUpOn, currency } = event.data;
  const { deductions } = state.deductions;
  if (deductions.has(deductionId)) return;
  deductions.set(deductionId, { deductionId, event, ownerId, followUpOn, decided: null });
  touch(effects, 'deduction', deductionId);
  const isOther = state.opened !== null && state.opened.data.currency !== currency;
  const isUnknown = event.data.lines.some(({ itemId }) => !state.items.has(itemId));
  if (isOther || isUnknown) raiseReview(state, effects, 'deductionUnclear', 'medium', [event.id]);
}

function change(
  state: AccountState,
  event: EventOf<'deduction.assigned'> | EventOf<'deduction.decided'>,
  effects: Effects,
): void {
  const { deductions } = state.deductions;
  const known = deductions.get(event.data.deductionId);
  // One that is not here yet waits: see `putAsideEarly`.
  if (known === undefined) return;
  touch(effects, 'deduction', known.deductionId);
  if (event.kind === 'deduction.assigned') {
    const { ownerId, followUpOn } = event.data;
    deductions.set(known.deductionId, { ...known, ownerId, followUpOn });
    return;
  }
  if (known.decided !== null) {
    const isSame = known.decided.eventId === event.id || saysTheSame(known.decided.accepted, event);
    if (!isSame)
      raiseReview(state, effects, 'deductionDecidedTwice', 'medium', [known.decided.eventId, event.id]);
    return;
  }
  const { accepted, creditNoteNumber } = event.data;
  const decided: DeductionRecord['decided'] = {
    eventId: event.id,
    on: event.businessDate,
    by: event.user,
    accepted,
    creditNoteNumber,
    note: event.personal?.note ?? null,
  };
  deductions.set(known.deductionId, { ...known, decided });
}

function saysTheSame(
  accepted: readonly { readonly amountMinor: number }[],
  { data }: EventOf<'deduction.decided'>,
): boolean {
  return sumOf(accepted) === sumOf(data.accepted);
}

function applyCredit(
  state: AccountState,
  event: EventOf<'credit.applied'> | EventOf<'credit.applicationUndone'>,
  effects: Effects,
): void {
  const { credits } = state.deductions;
  const { applicationId } = event.data;
  const known = credits.get(applicationId);
  if (event.kind === 'credit.applied') {
    if (known === undefined) credits.set(applicationId, { event, undoneOn: null });
  } else if (known === undefined) {
    return;
  } else if (known.undoneOn === null) {
    credits.set(applicationId, { ...known, undoneOn: event.businessDate });
  }
  touch(effects, 'creditApplication', applicationId);
}

function applyCertificate(
  state: AccountState,
  event: EventOf<'taxCertificate.received'> | EventOf<'taxCertificate.withdrawn'>,
  effects: Effects,
): void {
  const { certificates } = state.deductions;
  const { certificateId } = event.data;
  const known = certificates.get(certificateId);
  if (event.kind === 'taxCertificate.received') {
    if (known === undefined) certificates.set(certificateId, { event, withdrawnOn: null });
  } else if (known === undefined) {
    return;
  } else if (known.withdrawnOn === null) {
    certificates.set(certificateId, { ...known, withdrawnOn: event.businessDate });
  }
  touch(effects, 'taxCertificate', certificateId);
}

/** First parts of the kinds that can move what is kept back, or a claim to tax. */
const movingKinds: ReadonlySet<string> = new Set([
  'account',
  'items',
  'import',
  'claims',
  'receipt',
  'unapplied',
  'tender',
  'instrument',
  'difference',
  'deduction',
  'credit',
]);

/** Works out anew what is kept back of claims and posts what changed of it; touches the claims to tax of moved receipts. */
export function refreshWithheld(state: AccountState, event: AccountEvent, effects: Effects): void {
  if (!movingKinds.has(event.kind.slice(0, event.kind.indexOf('.')))) return;
  touchTaxClaims(state, effects);
  const { deductions, credits } = state.deductions;
  if (deductions.size + credits.size === 0) return;
  const before = state.deductions.withheld;
  const after = withheldOf(state);
  state.deductions.withheld = after;
  for (const itemId of [...before.byItem.keys(), ...after.byItem.keys()]) touch(effects, 'item', itemId);
  for (const deductionId of deductions.keys()) touch(effects, 'deduction', deductionId);
  refreshPaidAmounts(state, effects);
  const currency = state.opened?.data.currency;
  if (currency !== undefined) postReceiptChange(effects, event, currency, before.pairs, after.pairs);
}

function touchTaxClaims(state: AccountState, effects: Effects): void {
  for (const { event } of state.receipts.values()) {
    event.data.tenders.forEach((tender, at) => {
      if (tender.tender === 'taxDeducted') touch(effects, 'taxClaim', taxClaimKey(event.data.receiptId, at));
    });
  }
}
