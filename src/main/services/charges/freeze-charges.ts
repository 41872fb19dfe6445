import { chargesToFreeze } from '../../../shared/domain/charges/freeze.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountOf } from '../account/account-of.ts';
import { closedDaysOf } from '../periods/account-today.ts';
import { businessDateOf } from '../periods/business-date-of.ts';
import { refuse, type WritingService } from '../service.ts';
import { chargeRulesOf, knownTerms } from './charges-of.ts';

/**
 * Writes charges up to a date into the ledger, each under the last day of its month; what is there stays as it is. The date
 * is asked of the one rule of business dates. Charges are computed and not remembered, so the days of a role do not bind it.
 */
export const freezeCharges: WritingService<'freezeCharges'> = (context, input) => {
  const account = accountOf(context, input.accountId);
  if (!account.ok) return account;
  const { upTo, brokenMonth } = input;
  const { state, opened } = account.value;
  const dated = businessDateOf(context, {
    on: upTo,
    bookId: opened.bookId,
    walletOf: null,
    isProven: true,
  });
  if (!dated.ok) return dated;
  if (state.parked > 0) return refuse('newerAppNeeded');
  const isClosed = closedDaysOf(context, opened.bookId);
  const question = { upTo, brokenMonth, isClosed };
  const drafts = chargesToFreeze(state, knownTerms(context), chargeRulesOf(context), question);
  for (const { on, draft } of drafts) context.append([draft], on);
  const amountMinor = drafts.reduce((sum, { draft }) => sum + draft.data.amountMinor, 0);
  return ok({ posted: drafts.length, amountMinor, currency: opened.currency });
};
