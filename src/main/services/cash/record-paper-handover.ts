import { walletStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { businessDateOf } from '../periods/business-date-of.ts';
import { preparedService } from '../service.ts';
import { type KeptPicture, keepPicture } from './cash-picture.ts';
import { cashToGive } from './cash-terms.ts';

/** Cash to a cashier without Bahi, by a countersigned paper and its picture: out of hand at once, open until confirmed. */
export const recordPaperHandover = preparedService<'recordPaperHandover', KeptPicture>({
  prepare: (context, input) => keepPicture(context, input.upload),
  write: (context, input, picture) => {
    const { userId } = context.user;
    const dated = businessDateOf(context, { on: input.on ?? null, bookId: null, walletOf: userId });
    if (!dated.ok) return dated;
    const notes = cashToGive(context, input);
    if (!notes.ok) return notes;
    const { currency, amountMinor, paperNumber, cashierName } = input;
    const handoverId = input.commandId;
    context.append(
      [
        {
          kind: 'cash.countersigned',
          stream: walletStream(userId),
          data: { handoverId, currency, amountMinor, denominations: notes.value, paperNumber, picture },
          personal: { cashierName },
        },
      ],
      dated.value.on,
    );
    return ok({ handoverId });
  },
});
