import type { LegalClockView } from '../../../shared/contract/tenders.ts';
import { currentValue } from '../../../shared/domain/account/state.ts';
import { daysBetween } from '../../../shared/domain/dates.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountOf } from '../account/account-of.ts';
import type { ServiceContext, WaitingService } from '../service.ts';
import { policyInForce } from '../worklist/refresh-worklist.ts';
import { legalClocksOf } from './legal-clocks.ts';

/** The legal clocks of an account, each with the number of the cheque or claim it runs for and how near its end is. */
export const listLegalClocks: WaitingService<'listLegalClocks'> = (context, input) => {
  const account = accountOf(context, input.accountId);
  if (!account.ok) return account;
  const { state } = account.value;
  const clocks = legalClocksOf(state, context.resources.clockRules, context.today);
  return ok({
    clocks: clocks.map((clock): LegalClockView => {
      const item = state.items.get(clock.subjectId);
      const number = state.instruments.get(clock.subjectId)?.number;
      const daysLeft = daysBetween(context.today, clock.dueOn);
      const subject = number ?? (item && currentValue(item)?.number) ?? '';
      return { ...clock, subject, daysLeft, nearness: nearnessOf(context, daysLeft) };
    }),
  });
};

/** Urgent is what the list's policy takes up (lane 0), so that screen and list never differ. */
function nearnessOf(context: ServiceContext, daysLeft: number): LegalClockView['nearness'] {
  if (daysLeft <= policyInForce(context).legalClockDays) return 'urgent';
  return daysLeft <= context.resources.clockRules.soonDays ? 'soon' : 'far';
}
