import type { PlainDate } from '../dates.ts';

/** What was authored about a plan; completed, missed and broken are derived from payments, never authored. */
export type AuthoredPlanState = 'active' | 'pendingApproval' | 'rejected' | 'cancelled' | 'replaced';

/** One payment of a plan. */
export interface PlanInstalment {
  readonly dueOn: PlainDate;
  readonly amountMinor: number;
  /** The last day of grace, frozen when it was agreed; absent in plans of before: no grace. */
  readonly graceUntil?: PlainDate | undefined;
}

/** How far apart the payments of a plan stand. */
export const planFrequencies = ['weekly', 'fortnightly', 'monthly', 'salaryDay', 'custom'] as const;

/** One of the rhythms; `custom` for dates that were typed one by one. */
export type PlanFrequency = (typeof planFrequencies)[number];

/**
 * On which day of the month the salary comes: a day (the month's last where it is shorter), the working day
 * nearest to a day ("around the 7th"), the last day, or the last working day.
 */
export type SalaryDay =
  | { readonly kind: 'day' | 'around'; readonly day: number }
  | { readonly kind: 'lastDay' | 'lastWorkingDay' };

/** A small change of one payment: what stood before it, and who has to agree (row N3). */
export interface PlanTweak {
  readonly tweakId: string;
  readonly tweakedBy: string;
  readonly tweakedOn: PlainDate;
  /** Place of the changed payment from 1, in the order of dates. */
  readonly number: number;
  readonly before: readonly PlanInstalment[];
  readonly after: readonly PlanInstalment[];
  readonly breaches: readonly string[];
  readonly authored: 'applied' | 'pendingApproval' | 'rejected';
  /** Business date from which it stands; null while it waits or where it was rejected. */
  readonly appliedOn: PlainDate | null;
}

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
  /** Business date of the word that ended it: rejection, cancellation, or the plan that took its place. */
  readonly closedOn: PlainDate | null;
  /** Business date of a second person's word that made it stand; absent where it needed none, or has none. */
  readonly approvedOn?: PlainDate;
  /**
   * Receipts of the day on which it was proposed that were recorded before it; no payments on it. Absent:
   * none.
   */
  readonly earlierReceiptIds?: readonly string[];
  /** The first payment is a down payment of this size, beside the instalments; absent: none. */
  readonly downPaymentMinor?: number | undefined;
  readonly salaryDay?: SalaryDay | undefined;
  /** That many instalments past their grace make the plan broken; absent in plans of before: none do. */
  readonly brokenAfterMissed?: number | undefined;
  /** The plan it was renegotiated from (row N3), and the one that took its place. */
  readonly replaces?: string | undefined;
  readonly replacedBy?: string | undefined;
  /** The plan agreed at the same moment that stands until this one is approved; absent: none. */
  readonly rivalId?: string;
  /** Every tweak in order; absent: none. */
  readonly tweaks?: readonly PlanTweak[];
}

/** A plan's states as a view shows them. */
export type PlanStatus =
  | 'pendingApproval'
  | 'active'
  | 'completed'
  | 'missed'
  | 'broken'
  | 'cancelled'
  | 'rejected'
  | 'replaced';
