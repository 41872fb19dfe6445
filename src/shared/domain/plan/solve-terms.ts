import type { PlainDate } from '../dates.ts';
import type { PlanSolve, PlanSpan } from './schedule.ts';
import type { PlanStep } from './step-amounts.ts';

/** What a person said of how many, how much, until when and how it grows; null for what was not said. */
export interface SaidTerms {
  readonly count: number | null;
  readonly endOn: PlainDate | null;
  readonly instalmentMinor: number | null;
  readonly step: (Omit<PlanStep, 'size'> & { readonly size: number | null }) | null;
}

/** What is to be solved for, and the step as it is known; null where too little was said. */
export function solveOfTerms(
  said: SaidTerms,
): { readonly solve: PlanSolve; readonly step: PlanStep | null } | null {
  const { instalmentMinor, step } = said;
  const span = spanOf(said);
  if (step !== null && step.size === null) {
    if (span === null || instalmentMinor === null) return null;
    return { solve: { by: 'stepUp', span, amountMinor: instalmentMinor }, step: { ...step, size: 0 } };
  }
  const known = step === null ? null : { ...step, size: step.size ?? 0 };
  if (span !== null) return { solve: span, step: known };
  if (instalmentMinor === null) return null;
  return { solve: { by: 'amount', amountMinor: instalmentMinor }, step: known };
}

function spanOf({ count, endOn }: SaidTerms): PlanSpan | null {
  if (count !== null) return { by: 'count', count };
  return endOn === null ? null : { by: 'endOn', endOn };
}
