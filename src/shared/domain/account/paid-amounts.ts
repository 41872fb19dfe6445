import { type Effects, touch } from '../events/effects.ts';
import { appropriatePayments, type Payment } from '../promise/appropriate.ts';
import { type AccountState, isInAccountCurrency } from './state.ts';
import { paymentParts } from './tender-standing.ts';
import { deductionPayments } from './withheld.ts';

/** The account's payments as promises and plans see them, with the day a void or a bounce took one back. */
export function paymentsOf(state: AccountState): Payment[] {
  const receipts = [...state.receipts.values()].filter((receipt) => isInAccountCurrency(state, receipt));
  return [
    ...receipts.flatMap((receipt) => paymentParts(state, receipt)),
    ...[...state.deductions.deductions.values()].flatMap((record) => deductionPayments(state, record)),
  ];
}

/** What has been paid towards each promise: the oldest due first (row P3). */
export function paidByPromise(state: AccountState): ReturnType<typeof appropriatePayments> {
  return appropriatePayments([...state.promises.values()], paymentsOf(state));
}

/** A receipt or a promise moves what others have been paid: their rows are written again. */
export function refreshPaidAmounts(state: AccountState, effects: Effects): void {
  for (const promiseId of state.promises.keys()) touch(effects, 'promise', promiseId);
  for (const planId of state.plans.keys()) touch(effects, 'plan', planId);
  // Whether a bounced cheque was made good follows from what was paid since.
  for (const { instrumentId, bounces } of state.instruments.values()) {
    if (bounces.length > 0) touch(effects, 'instrument', instrumentId);
  }
}
