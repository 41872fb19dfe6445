import { addDays, type PlainDate } from '../dates.ts';
import { type Payment, standingPayments } from '../promise/appropriate.ts';
import type { AuthoredPlanState, PlanInstalment, PlanRecord, PlanStatus } from './record.ts';

/**
 * How one payment of a plan stands: all of it in, past its date without being so, part of it in before its
 * date, due today, or still to come.
 */
export type InstalmentState = 'paid' | 'late' | 'part' | 'due' | 'open';

/** One instalment with what has been paid on it. */
export interface ViewedInstalment extends PlanInstalment {
  readonly paidMinor: number;
  readonly state: InstalmentState;
}

/** Where a plan stands on the evening of a business date; amounts in minor units. */
export interface ViewedPlan {
  readonly status: PlanStatus;
  readonly instalments: readonly ViewedInstalment[];
  readonly paidMinor: number;
  /** The oldest instalment not fully paid, which may be past; null where nothing is awaited. */
  readonly nextDueOn: PlainDate | null;
  /** What is still missing on that instalment. */
  readonly nextDueMinor: number | null;
  /** The last day of grace of that instalment; the day itself where there is none. */
  readonly nextGraceUntil: PlainDate | null;
  /** What is missing on all instalments past their date. */
  readonly behindMinor: number;
  /**
   * Instalments past their grace and not fully paid. Paying up brings it back to 0 and the plan back on
   * track.
   */
  readonly missedCount: number;
  /** The day from which the plan is broken by the number of missed payments; null where it is not. */
  readonly brokenOn: PlainDate | null;
}

/**
 * Where a plan stands (rows N1–N3): payments from the day it was proposed go to its instalments in order of
 * date. An instalment not paid in full by the end of its grace makes the plan missed until it is, and as
 * many as the policy says make it broken; all of it paid makes it completed. A payment taken back by a void
 * or a bounce opens what it had paid.
 */
export function viewPlan(plan: PlanRecord, payments: readonly Payment[], on: PlainDate): ViewedPlan {
  const authored = authoredOn(plan, on);
  const paidMinor = paidOnPlan(plan, payments, on);
  const instalments = appropriateToInstalments(instalmentsOn(plan, on), paidMinor, on);
  const unpaid = instalments.filter((instalment) => instalment.paidMinor < instalment.amountMinor);
  const missed = unpaid.filter((instalment) => graceOf(instalment) < on);
  const breaking = plan.brokenAfterMissed === undefined ? undefined : missed[plan.brokenAfterMissed - 1];
  const status = statusOf(authored, unpaid.length, missed.length, breaking !== undefined);
  const isRunning = isPlanRunning(status);
  const next = isRunning ? unpaid[0] : undefined;
  const isBehind = isRunning && status !== 'pendingApproval';
  return {
    status,
    instalments,
    paidMinor,
    nextDueOn: next?.dueOn ?? null,
    nextDueMinor: next === undefined ? null : next.amountMinor - next.paidMinor,
    nextGraceUntil: next === undefined ? null : graceOf(next),
    behindMinor: isBehind
      ? unpaid.reduce((sum, one) => (one.dueOn < on ? sum + one.amountMinor - one.paidMinor : sum), 0)
      : 0,
    missedCount: isBehind ? missed.length : 0,
    brokenOn: status === 'broken' && breaking !== undefined ? addDays(graceOf(breaking), 1) : null,
  };
}

/**
 * The day on which an account left alone because of its plan is back on the list: the next due date of a
 * plan on track (catalogue E4 reason 2). Null where the plan does not suppress: due today, late, missed,
 * broken, or waiting for approval.
 */
export function planSuppressedUntil(view: ViewedPlan, on: PlainDate): PlainDate | null {
  if (view.status !== 'active' || view.nextDueOn === null) return null;
  return view.nextDueOn > on ? view.nextDueOn : null;
}

/** Whether a plan is in force, on track or not, or waits for approval. */
export function isPlanRunning(status: PlanStatus): boolean {
  return isPlanInForce(status) || status === 'pendingApproval';
}

/** Whether a plan was agreed and has not ended: on track, missed or broken. */
export function isPlanInForce(status: PlanStatus): boolean {
  return status === 'active' || status === 'missed' || status === 'broken';
}

/** The instalments that stood on the evening of a date: a tweak changes them from its own day on (row N3). */
export function instalmentsOn(plan: PlanRecord, on: PlainDate): readonly PlanInstalment[] {
  const later = plan.tweaks?.find(({ appliedOn }) => appliedOn !== null && appliedOn > on);
  return later?.before ?? plan.instalments;
}

/** What is still to be paid on a plan, payment by payment: what another plan would take the place of (row N3). */
export function remainingInstalments({
  instalments,
}: {
  readonly instalments: readonly Pick<ViewedInstalment, 'dueOn' | 'amountMinor' | 'paidMinor'>[];
}): readonly PlanInstalment[] {
  return instalments
    .filter(({ amountMinor, paidMinor }) => paidMinor < amountMinor)
    .map(({ dueOn, amountMinor, paidMinor }) => ({ dueOn, amountMinor: amountMinor - paidMinor }));
}

/** The last day on which a payment is late but not missed; the due date in plans without grace. */
export function graceOf(instalment: PlanInstalment): PlainDate {
  return instalment.graceUntil ?? instalment.dueOn;
}

function statusOf(
  authored: AuthoredPlanState,
  unpaidCount: number,
  missedCount: number,
  isBroken: boolean,
): PlanStatus {
  if (authored === 'pendingApproval' || authored === 'rejected') return authored;
  if (unpaidCount === 0) return 'completed';
  if (authored === 'cancelled' || authored === 'replaced') return authored;
  if (isBroken) return 'broken';
  return missedCount > 0 ? 'missed' : 'active';
}

function paidOnPlan(plan: PlanRecord, payments: readonly Payment[], on: PlainDate): number {
  const { proposedOn, closedOn, earlierReceiptIds, totalMinor } = plan;
  const paidMinor = standingPayments(payments, on)
    .filter((payment) => payment.on >= proposedOn && (closedOn === null || payment.on < closedOn))
    .filter((payment) => !earlierReceiptIds?.includes(payment.receiptId))
    .reduce((sum, payment) => sum + payment.amountMinor, 0);
  return Math.min(paidMinor, totalMinor);
}

function appropriateToInstalments(
  instalments: readonly PlanInstalment[],
  paidMinor: number,
  on: PlainDate,
): readonly ViewedInstalment[] {
  let leftMinor = paidMinor;
  return instalments.map((instalment) => {
    const takenMinor = Math.min(leftMinor, instalment.amountMinor);
    leftMinor -= takenMinor;
    return { ...instalment, paidMinor: takenMinor, state: stateOf(instalment, takenMinor, on) };
  });
}

function stateOf({ dueOn, amountMinor }: PlanInstalment, paidMinor: number, on: PlainDate): InstalmentState {
  if (paidMinor >= amountMinor) return 'paid';
  if (dueOn < on) return 'late';
  if (paidMinor > 0) return 'part';
  return dueOn === on ? 'due' : 'open';
}

// A word spoken later than the evening asked about had not been spoken yet.
function authoredOn(plan: PlanRecord, on: PlainDate): AuthoredPlanState {
  if (plan.closedOn === null || plan.closedOn <= on) return plan.authored;
  return plan.authored === 'rejected' ? 'pendingApproval' : 'active';
}
