import { walletStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectDepositBySlip } from '../../db/queries/cash.ts';
import { businessDateOf } from '../periods/business-date-of.ts';
import { preparedService, refuse } from '../service.ts';
import { type KeptPicture, keepPicture } from './cash-picture.ts';
import { cashToGive } from './cash-terms.ts';

/** Cash paid in at a bank: it leaves the wallet, and waits for the bank's own line. A slip is written down once. */
export const recordDeposit = preparedService<'recordDeposit', KeptPicture | null>({
  prepare: async (context, input) => {
    if (input.upload === null) return ok(null);
    return keepPicture(context, input.upload);
  },
  write: (context, input, picture) => {
    const { userId } = context.user;
    const dated = businessDateOf(context, { on: input.on ?? null, bookId: null, walletOf: userId });
    if (!dated.ok) return dated;
    const notes = cashToGive(context, input);
    if (!notes.ok) return notes;
    const { currency, amountMinor, bank, branch, slipNumber } = input;
    if (selectDepositBySlip(context.read, bank, slipNumber) !== undefined) return refuse('slipTwice');
    const depositId = input.commandId;
    context.append(
      [
        {
          kind: 'cash.deposited',
          stream: walletStream(userId),
          data: {
            depositId,
            currency,
            amountMinor,
            denominations: notes.value,
            bank,
            branch,
            slipNumber,
            picture,
          },
          personal: null,
        },
      ],
      dated.value.on,
    );
    return ok({ depositId });
  },
});
