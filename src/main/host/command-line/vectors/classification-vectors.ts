import {
  daysOverdueInclusive,
  overdueSteps,
} from '../../../../shared/domain/classification/overdue-steps.ts';
import type { ClassificationRules } from '../../../../shared/domain/classification/rules.ts';
import { classifyBorrower } from '../../../../shared/domain/classification/transitions.ts';
import { plainDate } from '../../../../shared/domain/dates.ts';
import type { FileVector } from './vector-file.ts';

const accountId = 'of-the-vector';

/** Answers how a claim that nobody paid is classified at the end of a day; null where the vector names no dates. */
export function answerClassificationVector(
  vector: FileVector,
  rules: ClassificationRules,
): Readonly<Record<string, unknown>> | null {
  const { due, asOf } = vector as { readonly due?: unknown; readonly asOf?: unknown };
  if (typeof due !== 'string' || typeof asOf !== 'string') return null;
  const dueOn = plainDate(due);
  const on = plainDate(asOf);
  const steps = overdueSteps([{ dueOn, issuedOn: dueOn, amountMinor: 1, movements: [] }]);
  const standing = classifyBorrower([{ accountId, steps }], rules, on).get(accountId);
  return { class: standing?.code, daysOverdueInclusive: daysOverdueInclusive(dueOn, on) };
}
