import type { ChargeRules } from '../../../../shared/domain/interest/running-interest.ts';
import { conventionAnswer } from './interest-conventions.ts';
import { moneyAnswer } from './interest-money.ts';
import { plainAnswer } from './interest-plain.ts';
import { statuteAnswer } from './interest-statutes.ts';
import type { InterestVector } from './interest-vector.ts';

/** Answers one vector in the file's own words and strings; null where its inputs are no interest, fee or split. */
export function answerInterestVector(
  vector: InterestVector,
  rules: ChargeRules,
): Readonly<Record<string, unknown>> | null {
  return (
    moneyAnswer(vector, rules) ??
    conventionAnswer(vector) ??
    plainAnswer(vector) ??
    statuteAnswer(vector, rules)
  );
}
