import { netPayments } from '../charges/claim-payments.ts';
import { addDays, addMonthsClamped, daysBetween, laterDate, type PlainDate } from '../dates.ts';
import type { CompromiseRecord, ConcessionStep } from './records.ts';

/** Where a settlement stands on a day. */
export type CompromiseStatus =
  | 'pendingApproval'
  | 'offered'
  | 'lapsed'
  | 'rejected'
  | 'cancelled'
  | 'paying'
  | 'broken'
  | 'completed';

/** Money on the claims of a settlement; negative where it came back. */
export interface ClaimMovement {
  readonly on: PlainDate;
  readonly amountMinor: number;
}

/** A settlement as it stands on the evening of a day; minor units. */
export interface ViewedCompromise {
  readonly status: CompromiseStatus;
  readonly acceptedOn: PlainDate | null;
  readonly paidMinor: number;
  readonly leftMinor: number;
  /** The next payment that is not in; null where none is awaited. */
  readonly nextDueOn: PlainDate | null;
  readonly nextDueMinor: number | null;
  readonly completedOn: PlainDate | null;
  /** The first day on which it was broken: the one after the grace of the payment that was missed. */
  readonly brokenOn: PlainDate | null;
  /** Whether it is paid over longer than a compromise may be: agreed so, or paid so (IN-RBI-SETTLE-3M). */
  readonly isRestructuring: boolean;
  /** The last day on which no new exposure is taken on the debtor; null before it is completed. */
  readonly coolingUntil: PlainDate | null;
}

/**
 * Where a settlement stands on a day, from what was said and what was paid on its claims since the offer. It lapses with
 * its last day, completes when everything came in time, and is broken from the day after a missed payment's grace.
 */
export function viewCompromise(
  record: CompromiseRecord,
  movements: readonly ClaimMovement[],
  on: PlainDate,
): ViewedCompromise {
  const { data } = record;
  const said = record.steps.filter((step) => step.on <= on);
  const acceptedOn = dayOf(said, 'accepted');
  const paid = netPayments(movements, on).toSorted((one, other) => (one.on < other.on ? -1 : 1));
  const paidMinor = sumOf(paid);
  const { brokenOn, next } = followPayments(record, paid, on);
  const reachedOn = dayReached(paid, data.offerMinor);
  const isDone = acceptedOn !== null && reachedOn !== null && brokenOn === null;
  const completedOn = isDone ? laterDate(acceptedOn, reachedOn) : null;
  const cancelledOn = dayOf(said, 'cancelled');
  // What was given up on completion stays given up, whatever is said afterwards.
  const endedOn =
    completedOn !== null && (cancelledOn === null || completedOn <= cancelledOn) ? completedOn : null;
  const status = statusOf(record, said, { on, acceptedOn, completedOn: endedOn, brokenOn });
  const isPaying = status === 'paying';
  return {
    status,
    acceptedOn,
    paidMinor,
    leftMinor: Math.max(0, data.offerMinor - paidMinor),
    nextDueOn: isPaying ? (next?.dueOn ?? null) : null,
    nextDueMinor: isPaying ? (next?.leftMinor ?? null) : null,
    completedOn: endedOn,
    brokenOn: status === 'broken' ? brokenOn : null,
    isRestructuring: acceptedOn !== null && isOverlong(record, acceptedOn, endedOn),
    coolingUntil: endedOn === null ? null : addMonthsClamped(endedOn, data.coolingMonths),
  };
}

function dayOf(said: readonly ConcessionStep[], word: ConcessionStep['word']): PlainDate | null {
  return said.find((step) => step.word === word)?.on ?? null;
}

function sumOf(payments: readonly ClaimMovement[]): number {
  return payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

function dayReached(paid: readonly ClaimMovement[], amountMinor: number): PlainDate | null {
  let leftMinor = amountMinor;
  for (const payment of paid) {
    leftMinor -= payment.amountMinor;
    if (leftMinor <= 0) return payment.on;
  }
  return null;
}

/** The first payment that is not in, and the day from which its missing broke the settlement. */
function followPayments(
  { data }: CompromiseRecord,
  paid: readonly ClaimMovement[],
  on: PlainDate,
): {
  readonly brokenOn: PlainDate | null;
  readonly next: { readonly dueOn: PlainDate; readonly leftMinor: number } | null;
} {
  let dueMinor = 0;
  for (const payment of data.payments) {
    dueMinor += payment.amountMinor;
    const inTime = sumOf(paid.filter((made) => made.on <= payment.graceUntil));
    if (inTime >= dueMinor) continue;
    const next = { dueOn: payment.dueOn, leftMinor: dueMinor - Math.min(dueMinor, sumOf(paid)) };
    return { brokenOn: on > payment.graceUntil ? addDays(payment.graceUntil, 1) : null, next };
  }
  return { brokenOn: null, next: null };
}

function statusOf(
  { data }: CompromiseRecord,
  said: readonly ConcessionStep[],
  known: Pick<ViewedCompromise, 'acceptedOn' | 'completedOn' | 'brokenOn'> & { readonly on: PlainDate },
): CompromiseStatus {
  if (known.completedOn !== null) return 'completed';
  if (dayOf(said, 'cancelled') !== null) return 'cancelled';
  if (dayOf(said, 'rejected') !== null) return 'rejected';
  if (known.acceptedOn !== null) return known.brokenOn === null ? 'paying' : 'broken';
  if (known.on > data.validUntil) return 'lapsed';
  const isFree = data.requiredLevel === null || dayOf(said, 'approved') !== null;
  return isFree ? 'offered' : 'pendingApproval';
}

function isOverlong({ data }: CompromiseRecord, acceptedOn: PlainDate, endedOn: PlainDate | null): boolean {
  const agreedOn = data.payments.at(-1)?.dueOn ?? acceptedOn;
  const lastOn = endedOn === null ? agreedOn : laterDate(agreedOn, endedOn);
  return daysBetween(acceptedOn, lastOn) > data.restructuringAfterDays;
}
