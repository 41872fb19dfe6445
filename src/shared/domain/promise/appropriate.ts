import { compareDates, type PlainDate } from '../dates.ts';
import type { PromiseRecord } from './record.ts';

/**
 * A receipt as promises and plans see it: what came in on a day, and the day on which a void took it back.
 */
export interface Payment {
  readonly receiptId: string;
  readonly on: PlainDate;
  readonly amountMinor: number;
  /** Business date of an approved void or a bounce; null while the payment stands. */
  readonly voidedOn: PlainDate | null;
}

/** What was paid on one commitment, in minor units, and the last day on which something was. */
export interface PaidOnPromise {
  readonly paidMinor: number;
  readonly lastPaidOn: PlainDate | null;
}

/** Nothing paid yet. */
export const nothingPaid: PaidOnPromise = { paidMinor: 0, lastPaidOn: null };

/**
 * What each promise has been paid (row P3): payments in order of date go to the promise due first (equal
 * dates by promise id), from the day it was made to the end of its grace, up to its amount; the rest goes
 * to the next one. A payment taken back counts for nothing, so a bounce reopens the promise. With `on`, as
 * it stood that evening.
 */
export function appropriatePayments(
  promises: readonly PromiseRecord[],
  payments: readonly Payment[],
  on?: PlainDate,
): Map<string, PaidOnPromise> {
  const paidByPromise = new Map<string, PaidOnPromise>();
  const promisesById = new Map(promises.map((promise) => [promise.promiseId, promise]));
  const ordered = promises.toSorted(byDueDate);
  for (const promise of ordered) paidByPromise.set(promise.promiseId, nothingPaid);
  for (const payment of standingPayments(payments, on)) {
    let leftMinor = payment.amountMinor;
    for (const promise of ordered) {
      const paid = paidByPromise.get(promise.promiseId) ?? nothingPaid;
      const takenMinor = Math.min(leftMinor, promise.amountMinor - paid.paidMinor);
      if (takenMinor <= 0 || !countsFor(promise, promisesById, payment)) continue;
      paidByPromise.set(promise.promiseId, {
        paidMinor: paid.paidMinor + takenMinor,
        lastPaidOn: payment.on,
      });
      leftMinor -= takenMinor;
    }
  }
  return paidByPromise;
}

/**
 * The payments that stand on an evening (or at all, without one), in order of date; equal dates by receipt
 * id.
 */
export function standingPayments(payments: readonly Payment[], on?: PlainDate): readonly Payment[] {
  return payments
    .filter((payment) =>
      on === undefined
        ? payment.voidedOn === null
        : payment.on <= on && (payment.voidedOn === null || payment.voidedOn > on),
    )
    .toSorted((one, other) => compareDates(one.on, other.on) || compareIds(one.receiptId, other.receiptId));
}

function byDueDate(one: PromiseRecord, other: PromiseRecord): number {
  return compareDates(one.dueOn, other.dueOn) || compareIds(one.promiseId, other.promiseId);
}

// Code units, never a locale: every device must appropriate alike.
function compareIds(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function countsFor(
  promise: PromiseRecord,
  promisesById: ReadonlyMap<string, PromiseRecord>,
  payment: Payment,
): boolean {
  if (promise.authored === 'pendingApproval' || promise.authored === 'rejected') return false;
  if (payment.on < promise.madeOn || payment.on > promise.graceUntil) return false;
  if (promise.earlierReceiptIds?.includes(payment.receiptId)) return false;
  if (promise.closedOn === null || payment.on < promise.closedOn) return true;
  if (payment.on > promise.closedOn || promise.replacedBy === null) return false;
  // On the day of a renewal: what came in before the new promise was still paid on the old one.
  const renewal = promisesById.get(promise.replacedBy);
  return renewal?.earlierReceiptIds?.includes(payment.receiptId) ?? false;
}
