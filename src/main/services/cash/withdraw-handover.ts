import { walletStream } from '../../../shared/domain/events/envelope.ts';
import { handoverStanding } from '../../../shared/domain/wallet/apply-handover.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';

/** The giver takes an offer back that nobody accepted. What was countersigned on paper cannot be taken back so. */
export const withdrawHandover: WritingService<'withdrawHandover'> = (context, input) => {
  const { userId } = context.user;
  const known = context.ledger.states.wallet(userId).handovers.get(input.handoverId);
  if (known === undefined || known.offered === null) return refuse('unknownHandover');
  const standing = handoverStanding(known);
  const isOpen = standing === 'offered' || standing === 'disputed';
  if (!isOpen || known.offered.kind === 'cash.countersigned') return refuse('nothingPending');
  context.append([
    {
      kind: 'cash.handoverWithdrawn',
      stream: walletStream(userId),
      data: {
        handoverId: input.handoverId,
        reason: input.reason,
        toUserId: known.offered.data.toUserId,
      },
      personal: null,
    },
  ]);
  return ok({});
};
