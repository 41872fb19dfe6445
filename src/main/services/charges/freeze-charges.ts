import { chargesToFreeze } from '../../../shared/domain/charges/freeze.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountOf } from '../account/account-of.ts';
import { refuse, type WritingService } from '../service.ts';
import { chargeRulesOf, knownTerms } from './charges-of.ts';

/** Writes charges up to a date into the ledger, each under the last day of its month; what is there stays as it is. */
export const freezeCharges: WritingService<'freezeCharges'> = (context, input) => {
  const account = accountOf(context, input.accountId);
  if (!account.ok) return account;
  if (input.upTo > context.today) return refuse('futureDate');
  const { state, opened } = account.value;
  if (state.parked > 0) return refuse('newerAppNeeded');
  const drafts = chargesToFreeze(state, knownTerms(context), chargeRulesOf(context), input);
  for (const { on, draft } of drafts) context.append([draft], on);
  const amountMinor = drafts.reduce((sum, { draft }) => sum + draft.data.amountMinor, 0);
  return ok({ posted: drafts.length, amountMinor, currency: opened.currency });
};
