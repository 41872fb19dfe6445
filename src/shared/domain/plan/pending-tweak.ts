import type { PlanRecord, PlanTweak } from './record.ts';

/** The tweak of this id that waits for a second person, with its plan; undefined where none does any more. */
export function pendingTweak(
  { plans }: { readonly plans: ReadonlyMap<string, PlanRecord> },
  tweakId: string,
): { readonly plan: PlanRecord; readonly tweak: PlanTweak } | undefined {
  return [...plans.values()]
    .flatMap((plan) => pendingTweaks(plan).map((tweak) => ({ plan, tweak })))
    .find(({ tweak }) => tweak.tweakId === tweakId);
}

/** The tweaks of a plan that wait for a second person; none where the plan has ended meanwhile. */
export function pendingTweaks(plan: PlanRecord): readonly PlanTweak[] {
  if (plan.authored !== 'active') return [];
  return (plan.tweaks ?? []).filter(({ authored }) => authored === 'pendingApproval');
}
