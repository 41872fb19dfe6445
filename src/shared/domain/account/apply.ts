import { assertNever } from '../../lib/assert.ts';
import { type Effects, noEffects, touch } from '../events/effects.ts';
import { streamSubject } from '../events/envelope.ts';
import type { AccountEvent, EventOf } from '../events/kinds.ts';
import { countEvent } from '../review/held.ts';
import { applyAllocation } from './apply-allocation.ts';
import { applyCharge } from './apply-charges.ts';
import { refreshOverdue } from './apply-classification.ts';
import { applyCommitment } from './apply-commitments.ts';
import { applyConcession, type ConcessionEvent, isConcessionEvent } from './apply-concessions.ts';
import {
  applyDeduction,
  type DeductionEvent,
  isDeductionEvent,
  refreshWithheld,
} from './apply-deductions.ts';
import { applyInstrument, type InstrumentEvent, isInstrumentEvent } from './apply-instruments.ts';
import { applyInteraction } from './apply-interactions.ts';
import { applyItems } from './apply-items.ts';
import { applyOffice } from './apply-office.ts';
import { applyPrecedence } from './apply-precedence.ts';
import { applyReceipt } from './apply-receipts.ts';
import { putAsideEarly, takeEarlyWords } from './early-words.ts';
import { applyMove } from './moves.ts';
import { refreshPaidAmounts } from './paid-amounts.ts';
import { refreshReconciliation } from './reconcile-account.ts';
import { refreshRemissions } from './remissions.ts';
import { isSpoken } from './spoken-words.ts';
import { type AccountState, emptyAccountState } from './state.ts';

/** The reason of a snooze that ends at once: the account was taken up again (`wakeAccount`). */
export const wokenReason = 'woken';

/**
 * Adds one event to an account's state and says what it touched. Total: whatever the event, it never throws on
 * content; what contradicts is kept and raised as a review item. It changes the given state in place, because an
 * account of five thousand events would otherwise copy itself five thousand times; nobody else may change one. A
 * paper says what the ledger says: printing one changes nothing.
 */
export function applyAccountEvent(state: AccountState, event: AccountEvent, effects: Effects): void {
  touch(effects, 'account', streamSubject(event.stream));
  countEvent(state, event, effects, (counted) => applyCounted(state, counted, effects));
}

type CountedEvent = Exclude<AccountEvent, { kind: 'review.resolved' }>;

/** An event that counts: since its own place, or since the word that released it. */
function applyCounted(state: AccountState, event: CountedEvent, effects: Effects): void {
  if (event.kind === 'paper.printed') return;
  if (isSpoken(state, event) || putAsideEarly(state, event, effects)) return;
  applyWords(state, event, effects);
  applyPrecedence(state, event, effects);
  refreshWithheld(state, event, effects);
  refreshRemissions(state, event, effects);
  refreshOverdue(state, event, effects);
  for (const early of takeEarlyWords(state, effects)) applyCounted(state, early, effects);
}

type SpokenEvent = Exclude<AccountEvent, { kind: 'paper.printed' | 'review.resolved' }>;

function applyWords(state: AccountState, event: SpokenEvent, effects: Effects): void {
  if (isDeductionEvent(event)) applyDeduction(state, event, effects);
  else if (isConcessionEvent(event)) applyConcession(state, event, effects);
  else if (isInstrumentEvent(event)) {
    applyInstrument(state, event, effects);
    refreshReconciliation(state, event, effects);
  } else applyOther(state, event, effects);
}

type OtherEvent = Exclude<SpokenEvent, DeductionEvent | ConcessionEvent | InstrumentEvent>;

function applyOther(state: AccountState, event: OtherEvent, effects: Effects): void {
  switch (event.kind) {
    case 'account.opened':
      openAccount(state, event, effects);
      return;
    case 'account.assigned':
    case 'account.snoozed':
    case 'account.skipped':
    case 'account.moved':
    case 'account.moveUndone':
      applyWork(state, event);
      return;
    case 'items.imported':
    case 'claims.missed':
    case 'import.undone':
      applyItems(state, event, effects);
      refreshReconciliation(state, event, effects);
      return;
    case 'receipt.recorded':
    case 'receipt.voidRequested':
    case 'receipt.voidDecided':
    case 'receipt.reallocated':
    case 'unapplied.applied':
    case 'charge.posted':
    case 'charge.waived':
      applyMoney(state, event, effects);
      return;
    case 'difference.decided':
    case 'difference.reopened':
    case 'receipt.answered':
      applyOffice(state, event, effects);
      refreshReconciliation(state, event, effects);
      return;
    case 'interaction.logged':
    case 'interaction.corrected':
    case 'attachment.added':
    case 'appointment.set':
      applyInteraction(state, event, effects);
      return;
    case 'promise.made':
    case 'promise.decided':
    case 'promise.withdrawn':
    case 'plan.proposed':
    case 'plan.decided':
    case 'plan.tweaked':
    case 'plan.cancelled':
    case 'dispute.opened':
    case 'dispute.closed':
    case 'hold.set':
    case 'hold.cleared':
      applyCommitment(state, event, effects);
      return;
    default:
      assertNever(event, 'account event');
  }
}

type WorkEvent = EventOf<
  'account.assigned' | 'account.snoozed' | 'account.skipped' | 'account.moved' | 'account.moveUndone'
>;

/** Whose it is and when it is worked. */
function applyWork(state: AccountState, event: WorkEvent): void {
  switch (event.kind) {
    case 'account.assigned':
      state.assignedTo = event.data.userId;
      return;
    case 'account.snoozed':
      state.snooze = { until: event.data.until, reason: event.data.reason, setOn: event.businessDate };
      // Taking the account up again takes back what put it aside, a skip of today too.
      if (event.data.reason === wokenReason) state.skip = null;
      return;
    case 'account.skipped':
      state.skip = { on: event.businessDate, reason: event.data.reason };
      return;
    case 'account.moved':
    case 'account.moveUndone':
      applyMove(state, event);
  }
}

/** Receipts, what becomes of their split, and frozen charges, which no file of the office speaks of. */
function applyMoney(
  state: AccountState,
  event: Parameters<typeof applyReceipt | typeof applyAllocation | typeof applyCharge>[1],
  effects: Effects,
): void {
  switch (event.kind) {
    case 'charge.posted':
    case 'charge.waived':
      applyCharge(state, event, effects);
      return;
    case 'receipt.reallocated':
    case 'unapplied.applied':
      applyAllocation(state, event, effects);
      break;
    default:
      applyReceipt(state, event, effects);
  }
  refreshReconciliation(state, event, effects);
}

/** Opening says the account's currency: what was already there may count otherwise from now on. */
function openAccount(state: AccountState, event: EventOf<'account.opened'>, effects: Effects): void {
  if (state.opened !== null) return;
  state.opened = event;
  for (const itemId of state.items.keys()) touch(effects, 'item', itemId);
  refreshPaidAmounts(state, effects);
  refreshReconciliation(state, event, effects);
}

/** The state of an account from its events in order: confirmed ones by the hub's place, then the device's own pending. */
export function foldAccount(
  stream: string,
  events: Iterable<AccountEvent>,
): { readonly state: AccountState; readonly effects: Effects } {
  const state = emptyAccountState(stream);
  const effects = noEffects();
  for (const event of events) applyAccountEvent(state, event, effects);
  return { state, effects };
}
