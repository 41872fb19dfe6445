import { walletStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';

/** A deposit that was written down wrongly is taken back whole; the right one is written anew. */
export const takeBackDeposit: WritingService<'takeBackDeposit'> = (context, input) => {
  const { userId, depositId, reason } = input;
  const known = context.ledger.states.wallet(userId).deposits.get(depositId);
  if (known === undefined || known.deposited === null) return refuse('unknownDeposit');
  if (known.takenBack !== null) return refuse('takenBackAlready');
  if (known.deposited.user === context.user.userId) return refuse('makerIsChecker');
  const { currency, amountMinor } = known.deposited.data;
  context.append([
    {
      kind: 'cash.depositTakenBack',
      stream: walletStream(userId),
      data: { depositId, currency, amountMinor, reason },
      personal: null,
    },
  ]);
  return ok({});
};
