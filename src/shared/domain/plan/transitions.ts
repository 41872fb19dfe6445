import { ok, type Result, refused } from '../../lib/result.ts';
import type { AuthoredPlanState, PlanStatus } from './record.ts';

/** What a person can say about a plan once it is in the ledger. */
export const planActs = ['approve', 'reject', 'cancel'] as const;

/** One of the acts. */
export type PlanAct = (typeof planActs)[number];

type PlanMoves = Readonly<Record<PlanAct, AuthoredPlanState | null>>;

const none: PlanMoves = { approve: null, reject: null, cancel: null };

/**
 * What each act makes of a plan that stands so, or null where it is not allowed. A fold never refuses
 * (decided 5).
 */
export const planTransitions: Readonly<Record<PlanStatus, PlanMoves>> = {
  pendingApproval: { approve: 'active', reject: 'rejected', cancel: 'cancelled' },
  active: { ...none, cancel: 'cancelled' },
  missed: { ...none, cancel: 'cancelled' },
  broken: { ...none, cancel: 'cancelled' },
  completed: none,
  cancelled: none,
  rejected: none,
  replaced: none,
};

/** Why an act on a plan is refused. */
export type PlanTransitionRefusal =
  | { readonly code: 'planTransitionIllegal'; readonly act: PlanAct; readonly status: PlanStatus }
  | { readonly code: 'makerIsChecker'; readonly userId: string };

/**
 * The state an act leads to; refused where the table has none, or where the maker would decide on the own
 * plan.
 */
export function decidePlanTransition(question: {
  readonly act: PlanAct;
  readonly status: PlanStatus;
  readonly proposedBy: string;
  readonly by: string;
}): Result<AuthoredPlanState, PlanTransitionRefusal> {
  const { act, status, proposedBy, by } = question;
  const next = planTransitions[status][act];
  if (next === null) return refused({ code: 'planTransitionIllegal', act, status });
  if (act !== 'cancel' && by === proposedBy) return refused({ code: 'makerIsChecker', userId: by });
  return ok(next);
}
