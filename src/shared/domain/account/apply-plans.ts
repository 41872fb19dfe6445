import { type Effects, touch } from '../events/effects.ts';
import type { EventOf } from '../events/kinds.ts';
import type { PlanRecord, PlanTweak } from '../plan/record.ts';
import { raiseAgain } from '../review/review.ts';

import { isSpokenUnseen } from './spoken-words.ts';
import type { AccountState } from './state.ts';

/** What is told of plans. */
export type PlanEvent =
  | EventOf<'plan.proposed'>
  | EventOf<'plan.decided'>
  | EventOf<'plan.tweaked'>
  | EventOf<'plan.cancelled'>;

/** Plans as they are proposed, decided on, tweaked and ended (rows N1–N3). What no longer fits is kept, not obeyed. */
export function applyPlan(state: AccountState, event: PlanEvent, effects: Effects): void {
  touch(effects, 'plan', event.data.planId);
  const known = state.plans.get(event.data.planId);
  switch (event.kind) {
    case 'plan.proposed':
      if (known !== undefined) return;
      state.plans.set(event.data.planId, proposedPlan(state, event));
      if (!event.data.needsApproval) closeReplaced(state, event.data.planId, event, effects);
      return;
    case 'plan.tweaked':
      tweak(state, known, event, effects);
      return;
    case 'plan.decided':
      if (known === undefined) return;
      if (event.data.tweakId === undefined) decide(state, known, event, effects);
      else decideTweak(state, known, event.data.tweakId, event);
      return;
    case 'plan.cancelled':
      if (known?.authored !== 'active' && known?.authored !== 'pendingApproval') return;
      state.plans.set(known.planId, { ...known, authored: 'cancelled', closedOn: event.businessDate });
  }
}

/** Receipts of the same day that were there first: part paid and the rest put in a plan, in one visit. */
export function receiptsOfDay(
  state: AccountState,
  event: { readonly businessDate: string },
): readonly string[] {
  return [...state.receipts.values()]
    .filter((receipt) => receipt.event.businessDate === event.businessDate)
    .map((receipt) => receipt.event.data.receiptId);
}

function proposedPlan(state: AccountState, event: EventOf<'plan.proposed'>): PlanRecord {
  const { interactionId: _, needsApproval, ...terms } = event.data;
  const earlierReceiptIds = receiptsOfDay(state, event);
  return {
    ...terms,
    proposedOn: event.businessDate,
    proposedBy: event.user,
    authored: needsApproval ? 'pendingApproval' : 'active',
    closedOn: null,
    ...(earlierReceiptIds.length === 0 ? {} : { earlierReceiptIds }),
  };
}

function decide(
  state: AccountState,
  known: PlanRecord,
  event: EventOf<'plan.decided'>,
  effects: Effects,
): void {
  if (known.authored !== 'pendingApproval') return;
  const approved = event.data.decision === 'approved';
  state.plans.set(known.planId, {
    ...known,
    ...(approved
      ? { authored: 'active', closedOn: null, approvedOn: event.businessDate }
      : { authored: 'rejected', closedOn: event.businessDate }),
  });
  if (!approved) return;
  closeReplaced(state, known.planId, event, effects);
  closeOthersInForce(state, known.planId, event, effects);
}

/**
 * Of the plans of an account one is in force: what was agreed takes the place of whatever else its approver saw in force. What the
 * approver had not seen, the table of precedence weighs; the plan that a settlement is paid by ends with the settlement.
 */
function closeOthersInForce(
  state: AccountState,
  planId: string,
  event: EventOf<'plan.decided'>,
  effects: Effects,
): void {
  const ofSettlements = new Set([...state.concessions.compromises.values()].map((known) => known.planId));
  for (const other of state.plans.values()) {
    if (other.authored !== 'active' || ofSettlements.has(other.planId)) continue;
    if (isSpokenUnseen(state, event, other.planId, 'made')) continue;
    closePlan(state, other.planId, planId, event, effects);
  }
}

/** A renegotiated plan closes the one it takes the place of, at once or when it is approved (row N3). */
function closeReplaced(state: AccountState, planId: string, event: PlanEvent, effects: Effects): void {
  const { replaces, rivalId } = state.plans.get(planId) ?? {};
  for (const oldId of [replaces, rivalId]) closePlan(state, oldId, planId, event, effects);
}

function closePlan(
  state: AccountState,
  oldId: string | undefined,
  planId: string,
  event: PlanEvent,
  effects: Effects,
): void {
  const old = state.plans.get(oldId ?? '');
  if (old === undefined || old.planId === planId) return;
  if (old.authored !== 'active' && old.authored !== 'pendingApproval') return;
  const closedOn = event.businessDate;
  state.plans.set(old.planId, { ...old, authored: 'replaced', replacedBy: planId, closedOn });
  touch(effects, 'plan', old.planId);
}

/** A tweak of a plan that is not there or has ended, or that would lose money, is kept for a person to look at. */
function tweak(
  state: AccountState,
  known: PlanRecord | undefined,
  event: EventOf<'plan.tweaked'>,
  effects: Effects,
): void {
  const { tweakId, number, instalments, breaches, needsApproval } = event.data;
  if (known?.tweaks?.some((earlier) => earlier.tweakId === tweakId)) return;
  const totalMinor = instalments.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (known?.authored !== 'active' || totalMinor !== known.totalMinor) {
    // Where neither had seen the other, the table of precedence raises it.
    if (known !== undefined && isSpokenUnseen(state, event, known.planId, 'ended')) return;
    raiseAgain(state, effects, 'tweakWithoutPlan', 'medium', event.id);
    return;
  }
  // Of two tweaks at the same moment the second waits for a person.
  const waits = needsApproval || isSpokenUnseen(state, event, known.planId, 'tweaked');
  const made: PlanTweak = {
    tweakId,
    tweakedBy: event.user,
    tweakedOn: event.businessDate,
    number,
    before: known.instalments,
    after: instalments,
    breaches,
    authored: waits ? 'pendingApproval' : 'applied',
    appliedOn: waits ? null : event.businessDate,
  };
  const tweaks = [...(known.tweaks ?? []), made];
  state.plans.set(known.planId, waits ? { ...known, tweaks } : { ...known, tweaks, instalments });
}

/** The instalments of an approved tweak stand from the day of the approval; before it the plan stood as it was. */
function decideTweak(
  state: AccountState,
  known: PlanRecord,
  tweakId: string,
  event: EventOf<'plan.decided'>,
): void {
  const waiting = known.tweaks?.find((made) => made.tweakId === tweakId);
  if (waiting?.authored !== 'pendingApproval') return;
  const approved = event.data.decision === 'approved' && known.authored === 'active';
  const decided: PlanTweak = approved
    ? { ...waiting, authored: 'applied', appliedOn: event.businessDate, before: known.instalments }
    : { ...waiting, authored: 'rejected' };
  // In the order in which they came to stand, because a look back goes through them so.
  const others = (known.tweaks ?? []).filter((made) => made.tweakId !== tweakId);
  state.plans.set(known.planId, {
    ...known,
    tweaks: [...others, decided],
    ...(approved ? { instalments: waiting.after } : {}),
  });
}
