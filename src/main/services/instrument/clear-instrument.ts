import { recordReceipt as recordReceiptProcedure } from '../../../shared/contract/receipt.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { countsOnOf } from '../periods/counts-on.ts';
import { issueReceipt } from '../receipt/record-receipt.ts';
import type { WritingService } from '../service.ts';
import { decideAct, knownInstrument, presentedFirst } from './known-instrument.ts';

/**
 * The bank paid. A cheque of a receipt counts for certain from now on; one taken ahead gets its receipt in the same act,
 * because only now is there money to split over claims.
 */
export const clearInstrument: WritingService<'clearInstrument'> = (context, input) => {
  const known = knownInstrument(context, input.instrumentId);
  if (!known.ok) return known;
  const { drafts, instrument } = presentedFirst(known.value, input.on);
  const decided = decideAct(context, instrument, 'clear', input.on);
  if (!decided.ok) return decided;
  const { accountId } = known.value;
  const { instrumentId, instrumentKind, amountMinor, number, bank, drawnOn, source } = instrument;
  const counted = countsOnOf(context, accountId, input.on);
  const receipt =
    source !== null
      ? null
      : issueReceipt(
          context,
          recordReceiptProcedure.input.parse({
            commandId: input.commandId,
            accountId,
            tenders: [
              {
                tender: instrumentKind === 'cheque' ? 'cheque' : 'bankTransfer',
                amountMinor,
                reference: number,
                bank,
                instrumentOn: drawnOn,
              },
            ],
            // What a closed year does not take is dated today, with the day it belongs to beside it.
            ...(counted.countsOn === undefined ? { receivedOn: input.on } : { belongsTo: input.on }),
          }),
          true,
        );
  if (receipt !== null && !receipt.ok) return receipt;
  context.append([
    ...drafts,
    {
      kind: 'instrument.cleared',
      stream: accountStream(accountId),
      data: {
        instrumentId,
        on: input.on,
        ...counted,
        bankLineRef: null,
        receipt: receipt === null ? null : { receiptId: receipt.value.receiptId, at: 0 },
      },
      personal: null,
    },
  ]);
  return ok({ receiptId: receipt?.value.receiptId ?? null, receiptNumber: receipt?.value.number ?? null });
};
