import { type Effects, touch } from '../events/effects.ts';
import type { AccountEvent, EventOf } from '../events/kinds.ts';
import type { PromiseRecord } from '../promise/record.ts';
import { raiseReview } from '../review/review.ts';
import { applyPlan, receiptsOfDay } from './apply-plans.ts';
import { compareHold } from './compare-contacts.ts';
import { refreshPaidAmounts } from './paid-amounts.ts';

import { isSpokenUnseen } from './spoken-words.ts';
import type { AccountState } from './state.ts';

type CommitmentEvent = Extract<
  AccountEvent,
  {
    kind: `promise.${string}` | `plan.${string}` | `dispute.${string}` | `hold.${string}`;
  }
>;

/** Promises, plans, disputes and holds. Guards run here too: what no longer fits is kept, not obeyed. */
export function applyCommitment(state: AccountState, event: CommitmentEvent, effects: Effects): void {
  switch (event.kind) {
    case 'promise.made':
      makePromise(state, event, effects);
      refreshPaidAmounts(state, effects);
      return;
    case 'promise.decided':
      decidePromise(state, event, effects);
      refreshPaidAmounts(state, effects);
      return;
    case 'promise.withdrawn':
      changePromise(state, event.data.promiseId, effects, (promise) =>
        isRunning(promise)
          ? {
              ...promise,
              authored: event.data.by === 'customer' ? 'withdrawnByCustomer' : 'withdrawnByUs',
              closedOn: event.businessDate,
            }
          : promise,
      );
      refreshPaidAmounts(state, effects);
      return;
    case 'plan.proposed':
    case 'plan.decided':
    case 'plan.tweaked':
    case 'plan.cancelled':
      applyPlan(state, event, effects);
      refreshPaidAmounts(state, effects);
      return;
    default:
      applyStanding(state, event, effects);
  }
}

function makePromise(state: AccountState, event: EventOf<'promise.made'>, effects: Effects): void {
  const { data } = event;
  if (state.promises.has(data.promiseId)) return;
  const rival = [...state.promises.values()].find(
    (promise) =>
      promise.authored === 'open' &&
      promise.promiseId !== data.replaces &&
      promise.graceUntil >= event.businessDate,
  );
  // Where neither had seen the other, the table of precedence raises it, and the second one waits.
  const isUnseen = rival !== undefined && isSpokenUnseen(state, event, rival.promiseId, 'made');
  if (rival !== undefined && !data.needsApproval && !isUnseen) {
    raiseReview(state, effects, 'secondPromise', 'low', [rival.promiseId, data.promiseId]);
  }
  const earlierReceiptIds = receiptsOfDay(state, event);
  state.promises.set(data.promiseId, {
    promiseId: data.promiseId,
    currency: data.currency,
    amountMinor: data.amountMinor,
    madeOn: event.businessDate,
    dueOn: data.dueOn,
    graceUntil: data.graceUntil,
    thresholdBasisPoints: data.thresholdBasisPoints,
    mode: data.mode,
    level: data.level,
    replaces: data.replaces,
    replacedBy: null,
    authored: data.needsApproval ? 'pendingApproval' : 'open',
    closedOn: null,
    madeBy: event.user,
    needsApproval: data.needsApproval,
    ...(earlierReceiptIds.length === 0 ? {} : { earlierReceiptIds }),
  });
  touch(effects, 'promise', data.promiseId);
  if (!data.needsApproval) closeReplaced(state, data.promiseId, event.businessDate, effects);
}

function isRunning({ authored }: PromiseRecord): boolean {
  return authored === 'open' || authored === 'pendingApproval' || authored === 'suspended';
}

/** A decision on a promise that does not wait for one changes nothing, and closes nothing that it would have replaced. */
function decidePromise(state: AccountState, event: EventOf<'promise.decided'>, effects: Effects): void {
  const { promiseId, decision } = event.data;
  const authored = state.promises.get(promiseId)?.authored;
  if (authored !== 'pendingApproval' && authored !== 'suspended') return;
  changePromise(state, promiseId, effects, (promise) =>
    decision === 'approved'
      ? { ...promise, authored: 'open' }
      : { ...promise, authored: 'rejected', closedOn: event.businessDate },
  );
  if (decision === 'approved') closeReplaced(state, promiseId, event.businessDate, effects);
}

/** A renewal closes the promise it replaces, at once or when it is approved (row P4). */
function closeReplaced(
  state: AccountState,
  promiseId: string,
  on: EventOf<'promise.made'>['businessDate'],
  effects: Effects,
): void {
  const { replaces, rivalId } = state.promises.get(promiseId) ?? {};
  for (const oldId of [replaces, rivalId]) {
    if (oldId === undefined || oldId === null || oldId === promiseId) continue;
    changePromise(state, oldId, effects, (promise) =>
      isRunning(promise) ? { ...promise, authored: 'renewed', replacedBy: promiseId, closedOn: on } : promise,
    );
  }
}

function changePromise(
  state: AccountState,
  promiseId: string,
  effects: Effects,
  change: (promise: PromiseRecord) => PromiseRecord,
): void {
  const promise = state.promises.get(promiseId);
  if (promise === undefined) return;
  state.promises.set(promiseId, change(promise));
  touch(effects, 'promise', promiseId);
}

type StandingEvent = Extract<CommitmentEvent, { kind: `dispute.${string}` | `hold.${string}` }>;

function applyStanding(state: AccountState, event: StandingEvent, effects: Effects): void {
  switch (event.kind) {
    case 'dispute.opened':
      if (state.disputes.has(event.data.disputeId)) return;
      state.disputes.set(event.data.disputeId, { event, closed: null });
      touch(effects, 'dispute', event.data.disputeId);
      return;
    case 'dispute.closed': {
      const dispute = state.disputes.get(event.data.disputeId);
      if (dispute === undefined || dispute.closed !== null) return;
      const closed = { on: event.businessDate, result: event.data.result };
      state.disputes.set(event.data.disputeId, { ...dispute, closed });
      touch(effects, 'dispute', event.data.disputeId);
      return;
    }
    case 'hold.set':
      if (state.holds.has(event.data.holdId)) return;
      state.holds.set(event.data.holdId, { event, clearedOn: null });
      compareHold(state, event, effects);
      touch(effects, 'hold', event.data.holdId);
      return;
    case 'hold.cleared': {
      const hold = state.holds.get(event.data.holdId);
      if (hold === undefined || hold.clearedOn !== null) return;
      state.holds.set(event.data.holdId, { ...hold, clearedOn: event.businessDate });
      touch(effects, 'hold', event.data.holdId);
      return;
    }
  }
}
