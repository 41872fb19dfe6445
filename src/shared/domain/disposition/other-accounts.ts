import type { DispositionMatrix, Outcome } from './disposition-matrix.ts';
import type { ValidOutcome } from './validate-outcome.ts';

/** Whether a result was agreed on one account alone, so that another account of the same contact cannot have it too. */
export function isOfOneAccount(matrix: DispositionMatrix, outcome: Outcome): boolean {
  const action = outcome.nextStep?.action;
  return action !== undefined && matrix.otherAccounts.ofOneAccount.includes(action);
}

/**
 * The result that the other accounts of one contact get: the same, unless it was agreed on one account alone; then that
 * the person was met. Who was reached is the same for all.
 */
export function resultOfOtherAccounts(matrix: DispositionMatrix, valid: ValidOutcome): ValidOutcome {
  return isOfOneAccount(matrix, valid.outcome) ? { ...valid, outcome: matrix.otherAccounts.outcome } : valid;
}
