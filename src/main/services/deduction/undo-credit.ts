import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountForMoneyToday } from '../periods/account-today.ts';
import { refuse, type WritingService } from '../service.ts';

/** Takes a credit of a file off the claims it was set against. */
export const undoCredit: WritingService<'undoCredit'> = (context, input) => {
  const account = accountForMoneyToday(context, input.accountId);
  if (!account.ok) return account;
  const known = account.value.state.deductions.credits.get(input.applicationId);
  if (known === undefined || known.undoneOn !== null) return refuse('creditNotApplied');
  context.append([
    {
      kind: 'credit.applicationUndone',
      stream: accountStream(input.accountId),
      data: { applicationId: input.applicationId, reason: input.reason },
      personal: null,
    },
  ]);
  return ok({});
};
