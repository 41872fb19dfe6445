import type { PlainDate } from '../dates.ts';

/** What was authored about a plan; completed and missed are derived from payments, never authored. */
export type AuthoredPlanState = 'active' | 'pendingApproval' | 'rejected' | 'cancelled';

/** One payment of a plan. */
export interface PlanInstalment {
  readonly dueOn: PlainDate;
  readonly amountMinor: number;
}

/** How far apart the payments of a plan stand. */
export type PlanFrequency = 'weekly' | 'fortnightly' | 'monthly';

/**
 * A payment plan as its stream's fold keeps it: instalments in order of date whose sum is the total
 * exactly.
 */
export interface PlanRecord {
  readonly planId: string;
  readonly currency: string;
  readonly totalMinor: number;
  readonly frequency: PlanFrequency;
  readonly instalments: readonly PlanInstalment[];
  /** Business date on which the plan was agreed; only payments from this day on count for it. */
  readonly proposedOn: PlainDate;
  readonly proposedBy: string;
  /** Policy limits it goes beyond, by code (row N2). */
  readonly breaches: readonly string[];
  readonly authored: AuthoredPlanState;
  /** Business date of the word that ended it: rejection or cancellation. */
  readonly closedOn: PlainDate | null;
  /**
   * Receipts of the day on which it was proposed that were recorded before it; no payments on it. Absent:
   * none.
   */
  readonly earlierReceiptIds?: readonly string[];
}

/** A plan's states as a view shows them. */
export type PlanStatus = 'pendingApproval' | 'active' | 'completed' | 'missed' | 'cancelled' | 'rejected';
