import { nothingOwedSince } from '../classification/overdue-steps.ts';
import type { LoanRestructure } from '../classification/restructures.ts';
import { owedParts } from './owed-parts.ts';
import type { AccountState } from './state.ts';

/**
 * The restructures of an account that stand, oldest first: those whose new schedule a second person agreed to. What was
 * proposed and never agreed to, or taken back before, changed no terms.
 */
export function loanRestructures(state: AccountState): readonly LoanRestructure[] {
  if (state.concessions.restructures.size === 0) return [];
  const clearedOn = nothingOwedSince(owedParts(state));
  return [...state.concessions.restructures.values()]
    .flatMap(({ businessDate, data }): LoanRestructure[] => {
      const agreedOn = state.plans.get(data.planId)?.approvedOn;
      if (agreedOn === undefined) return [];
      const firstPaymentOn = data.after[0]?.dueOn ?? businessDate;
      return [{ on: agreedOn, firstPaymentOn, reason: data.reason, clearedOn }];
    })
    .sort((one, other) => (one.on < other.on ? -1 : 1));
}
