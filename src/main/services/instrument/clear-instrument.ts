import type { Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import { recordReceipt as recordReceiptProcedure } from '../../../shared/contract/receipt.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { countsOnOf } from '../periods/counts-on.ts';
import { issueReceipt } from '../receipt/record-receipt.ts';
import type { ServiceContext, WritingService } from '../service.ts';
import { decideAct, knownInstrument, presentedFirst } from './known-instrument.ts';

/** The bank paid an instrument on a day. */
export interface PaidInstrument {
  readonly instrumentId: string;
  readonly on: PlainDate;
  /** The id of the command that says so. */
  readonly commandId: string;
  /** The line of the bank that shows it; null where a person says it. */
  readonly bankLineRef: string | null;
  /** The id its receipt gets where it was taken ahead; that of the command where it is left out. */
  readonly receiptId?: string;
}

/** The receipt of an instrument that was taken ahead. */
export interface ReceiptOfInstrument {
  readonly receiptId: string;
  readonly number: string;
}

/**
 * The bank paid. A cheque of a receipt counts for certain from now on; one taken ahead gets its receipt in the same act,
 * because only now is there money to split over claims.
 */
export const clearInstrument: WritingService<'clearInstrument'> = (context, input) => {
  const paid = payInstrument(context, { ...input, bankLineRef: null });
  if (!paid.ok) return paid;
  return ok({ receiptId: paid.value?.receiptId ?? null, receiptNumber: paid.value?.number ?? null });
};

/** The same for whoever knows it: a person, or a line of the bank. Null where the instrument had its receipt. */
export function payInstrument(
  context: ServiceContext,
  { instrumentId, on, commandId, bankLineRef, receiptId = commandId }: PaidInstrument,
): Result<ReceiptOfInstrument | null, Refusal<RefusalCodeOf<'clearInstrument'>>> {
  const known = knownInstrument(context, instrumentId);
  if (!known.ok) return known;
  const { drafts, instrument } = presentedFirst(known.value, on);
  const decided = decideAct(context, instrument, 'clear', on);
  if (!decided.ok) return decided;
  const { accountId } = known.value;
  const { instrumentKind, amountMinor, number, bank, drawnOn, source } = instrument;
  const counted = countsOnOf(context, accountId, on);
  const terms = recordReceiptProcedure.input.parse({
    commandId,
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
    ...(counted.countsOn === undefined ? { receivedOn: on } : { belongsTo: on }),
  });
  const receipt = source !== null ? null : issueReceipt(context, { ...terms, commandId: receiptId }, true);
  if (receipt !== null && !receipt.ok) return receipt;
  const made = receipt?.value ?? null;
  context.append([
    ...drafts,
    {
      kind: 'instrument.cleared',
      stream: accountStream(accountId),
      data: {
        instrumentId,
        on,
        ...counted,
        bankLineRef,
        receipt: made === null ? null : { receiptId: made.receiptId, at: 0 },
      },
      personal: null,
    },
  ]);
  return ok(made === null ? null : { receiptId: made.receiptId, number: made.number });
}
