import { ok } from '../../../shared/lib/result.ts';
import { selectAccountsByWords } from '../../db/queries/account.ts';
import { withoutArchived } from '../archive/archive-day.ts';
import type { WaitingService } from '../service.ts';
import { searchWords } from '../worklist/worklist-row.ts';

/** Accounts by words of a name in either script, a number, a place, a phone, or the number of a claim; nothing typed finds nothing. */
export const findAccounts: WaitingService<'findAccounts'> = (context, input) => {
  const words = searchWords(input.text);
  if (words.length === 0) return ok({ accounts: [] });
  const search = { words, typed: input.text.trim(), on: context.today, limit: input.limit };
  const accounts = withoutArchived(context, selectAccountsByWords(context.read, search)).map((row) => ({
    accountId: row.accountId,
    account: row.accountKey,
    party: row.partyName ?? '',
    totalDue: { amountMinor: row.totalDueMinor, currency: row.currency },
  }));
  return ok({ accounts });
};
