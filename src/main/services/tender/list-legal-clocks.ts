import { currentValue } from '../../../shared/domain/account/state.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountOf } from '../account/account-of.ts';
import type { WaitingService } from '../service.ts';
import { legalClocksOf } from './legal-clocks.ts';

/** The legal clocks of an account, each with the number of the cheque or claim it runs for. */
export const listLegalClocks: WaitingService<'listLegalClocks'> = (context, input) => {
  const account = accountOf(context, input.accountId);
  if (!account.ok) return account;
  const { state } = account.value;
  const clocks = legalClocksOf(state, context.resources.clockRules, context.today);
  return ok({
    clocks: clocks.map((clock) => {
      const item = state.items.get(clock.subjectId);
      const number = state.instruments.get(clock.subjectId)?.number;
      return { ...clock, subject: number ?? (item && currentValue(item)?.number) ?? '' };
    }),
  });
};
