import { daysBetween, type PlainDate } from '../../../shared/domain/dates.ts';
import type { AccountFacts } from '../../../shared/domain/worklist/account-facts.ts';
import type { DueAmountRow } from '../../db/queries/ranking-facts.ts';

/** What of an account's facts follows from what is open and when it falls due. */
export type DueFacts = Pick<
  AccountFacts,
  'totalDueMinor' | 'overdueMinor' | 'oldestDueOn' | 'daysPastDue' | 'nextDueOn' | 'nextDueMinor'
>;

/** Sums the open amounts of one account, given oldest due date first. What falls due on the date itself is not late. */
export function dueFacts(amounts: readonly Omit<DueAmountRow, 'accountId'>[], on: PlainDate): DueFacts {
  let overdueMinor = 0;
  let comingMinor = 0;
  let next: Omit<DueAmountRow, 'accountId'> | null = null;
  for (const amount of amounts) {
    if (amount.dueOn < on) overdueMinor += amount.openMinor;
    else {
      comingMinor += amount.openMinor;
      next ??= amount;
    }
  }
  const oldestDueOn = overdueMinor > 0 ? (amounts[0]?.dueOn ?? null) : null;
  return {
    totalDueMinor: overdueMinor + comingMinor,
    overdueMinor,
    oldestDueOn,
    daysPastDue: oldestDueOn === null ? 0 : daysBetween(oldestDueOn, on),
    nextDueOn: next?.dueOn ?? null,
    nextDueMinor: next?.openMinor ?? 0,
  };
}
