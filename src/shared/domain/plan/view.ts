import type { PlainDate } from '../dates.ts';
import { type Payment, standingPayments } from '../promise/appropriate.ts';
import type { AuthoredPlanState, PlanInstalment, PlanRecord, PlanStatus } from './record.ts';

/** One instalment with what has been paid on it. */
export interface ViewedInstalment extends PlanInstalment {
  readonly paidMinor: number;
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
  /**
   * Instalments past their date and not fully paid. Paying up brings it back to 0 and the plan back on
   * track.
   */
  readonly missedCount: number;
}

/**
 * Where a plan stands (rows N1, N2): payments from the day it was proposed go to its instalments in order
 * of date. An instalment not paid in full by the end of its date makes the plan missed until it is; all of
 * it paid makes it completed.
 */
export function viewPlan(plan: PlanRecord, payments: readonly Payment[], on: PlainDate): ViewedPlan {
  const authored = authoredOn(plan, on);
  const paidMinor = paidOnPlan(plan, payments, on);
  const instalments = appropriateToInstalments(plan.instalments, paidMinor);
  const unpaid = instalments.filter((instalment) => instalment.paidMinor < instalment.amountMinor);
  const missedCount = unpaid.filter((instalment) => instalment.dueOn < on).length;
  const status = statusOf(authored, unpaid.length, missedCount);
  const next = isPlanRunning(status) ? unpaid[0] : undefined;
  return {
    status,
    instalments,
    paidMinor,
    nextDueOn: next?.dueOn ?? null,
    nextDueMinor: next === undefined ? null : next.amountMinor - next.paidMinor,
    missedCount: status === 'missed' ? missedCount : 0,
  };
}

/**
 * The day on which an account left alone because of its plan is back on the list: the next due date of a
 * plan on track (catalogue E4 reason 2). Null where the plan does not suppress: due today, missed, or
 * waiting for approval.
 */
export function planSuppressedUntil(view: ViewedPlan, on: PlainDate): PlainDate | null {
  if (view.status !== 'active' || view.nextDueOn === null) return null;
  return view.nextDueOn > on ? view.nextDueOn : null;
}

/** Whether a plan is in force, on track or not, or waits for approval. */
export function isPlanRunning(status: PlanStatus): boolean {
  return status === 'active' || status === 'missed' || status === 'pendingApproval';
}

function statusOf(authored: AuthoredPlanState, unpaidCount: number, missedCount: number): PlanStatus {
  if (authored === 'pendingApproval' || authored === 'rejected') return authored;
  if (unpaidCount === 0) return 'completed';
  if (authored === 'cancelled') return 'cancelled';
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
): readonly ViewedInstalment[] {
  let leftMinor = paidMinor;
  return instalments.map((instalment) => {
    const takenMinor = Math.min(leftMinor, instalment.amountMinor);
    leftMinor -= takenMinor;
    return { ...instalment, paidMinor: takenMinor };
  });
}

// A word spoken later than the evening asked about had not been spoken yet.
function authoredOn(plan: PlanRecord, on: PlainDate): AuthoredPlanState {
  if (plan.closedOn === null || plan.closedOn <= on) return plan.authored;
  return plan.authored === 'rejected' ? 'pendingApproval' : 'active';
}
