import { present } from '../../lib/assert.ts';
import { daysBetween, type PlainDate } from '../dates.ts';
import { appropriatePayments, nothingPaid, type PaidOnPromise, type Payment } from './appropriate.ts';
import type { AuthoredPromiseState, PromiseRecord, PromiseStatus } from './record.ts';

/**
 * Where a promise stands on a business date (rows P1, P2; decided 5). Paid in full by the due date it is
 * kept; in full within grace, or at least its threshold, it is kept with variance; after grace it is partly
 * kept or broken. What its payments made of it outlives a later withdrawal or renewal, so that renewing
 * never hides a broken promise.
 */
export function viewPromise(promise: PromiseRecord, paid: PaidOnPromise, on: PlainDate): PromiseStatus {
  const authored = authoredOn(promise, on);
  if (authored === 'pendingApproval' || authored === 'rejected') return authored;
  if (paid.paidMinor >= promise.amountMinor) {
    return paid.lastPaidOn !== null && paid.lastPaidOn > promise.dueOn ? 'keptWithVariance' : 'kept';
  }
  if (paid.paidMinor >= keptFromMinor(promise)) return 'keptWithVariance';
  if (authored !== 'open' && !wasClosedAfterGrace(promise)) return authored;
  if (on > promise.graceUntil) return paid.paidMinor > 0 ? 'partlyKept' : 'broken';
  if (on < promise.dueOn) return 'open';
  return on === promise.dueOn ? 'due' : 'inGrace';
}

/** A promise with what was paid on it and where that leaves it. */
export interface ViewedPromise {
  readonly promise: PromiseRecord;
  readonly paid: PaidOnPromise;
  readonly status: PromiseStatus;
}

/** How a promise was kept: what stayed short of its amount, and how many days after its due date the last of it came. */
export interface PromiseKeeping {
  /** In minor units; 0 where it was paid in full. */
  readonly shortMinor: number;
  /** Calendar days; 0 where all that came was there by the due date. */
  readonly daysLate: number;
}

/** How a promise was kept, for the words of it: kept with variance covers late and short alike. Null where it was not kept. */
export function keepingOf({ promise, paid, status }: ViewedPromise): PromiseKeeping | null {
  if (status !== 'kept' && status !== 'keptWithVariance') return null;
  const lastPaidOn = present(paid.lastPaidOn, 'the day on which a kept promise was paid');
  return {
    shortMinor: promise.amountMinor - paid.paidMinor,
    daysLate: Math.max(0, daysBetween(promise.dueOn, lastPaidOn)),
  };
}

/** All promises of an account as they stood on the evening of a business date, in the order given. */
export function viewPromises(
  promises: readonly PromiseRecord[],
  payments: readonly Payment[],
  on: PlainDate,
): readonly ViewedPromise[] {
  const made = promises.filter((promise) => promise.madeOn <= on);
  const paidByPromise = appropriatePayments(made, payments, on);
  return made.map((promise) => {
    const paid = paidByPromise.get(promise.promiseId) ?? nothingPaid;
    return { promise, paid, status: viewPromise(promise, paid, on) };
  });
}

/**
 * The least amount, in minor units, that counts as kept: the threshold's share of the promise, rounded up
 * (row P2).
 */
export function keptFromMinor(promise: Pick<PromiseRecord, 'amountMinor' | 'thresholdBasisPoints'>): number {
  // Integers of any size: an amount times ten thousand may pass the safe range.
  const share = BigInt(promise.amountMinor) * BigInt(promise.thresholdBasisPoints);
  return Number((share + 9_999n) / 10_000n);
}

/**
 * Whether the account may be left alone because this promise still runs (catalogue E4 reason 1). From the
 * due date on it is "money moving today" and back on the list; one that waits for approval never
 * suppresses, whatever its level (P4).
 */
export function promiseSuppresses(status: PromiseStatus): boolean {
  return status === 'open';
}

/** The day on which a suppression by this promise ends: its due date; null where it does not suppress. */
export function promiseSuppressedUntil(promise: PromiseRecord, status: PromiseStatus): PlainDate | null {
  return promiseSuppresses(status) ? promise.dueOn : null;
}

/** Whether payment is still awaited under this promise: open, due, or in grace. */
export function isPromiseRunning(status: PromiseStatus): boolean {
  return status === 'open' || status === 'due' || status === 'inGrace';
}

// A word spoken later than the evening asked about had not been spoken yet.
function authoredOn(promise: PromiseRecord, on: PlainDate): AuthoredPromiseState {
  if (promise.closedOn === null || promise.closedOn <= on) return promise.authored;
  return promise.authored === 'rejected' ? 'pendingApproval' : 'open';
}

function wasClosedAfterGrace(promise: PromiseRecord): boolean {
  return promise.closedOn !== null && promise.closedOn > promise.graceUntil;
}
