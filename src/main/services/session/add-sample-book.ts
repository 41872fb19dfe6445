import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { hasAccounts } from '../../db/queries/account.ts';
import { writeSampleBook } from '../sample/write-sample-book.ts';
import { refuse, type WritingService } from '../service.ts';

/**
 * Writes the sample book into an empty ledger. The ledger is marked as practice first and in the same transaction, so
 * that no kill can leave invented debts without their mark.
 */
export const addSampleBook: WritingService<'addSampleBook'> = (context, input) => {
  if (hasAccounts(context.read)) return refuse('ledgerNotEmpty');
  context.append([
    {
      kind: 'policy.set',
      stream: teamStream(context.session.teamId),
      data: { policy: 'practice', value: 'true' },
      personal: null,
    },
  ]);
  const { accounts, seed } = input;
  const { session, nowMs, resources } = context;
  return ok(writeSampleBook(session, { accounts, seed, nowMs, resources }));
};
