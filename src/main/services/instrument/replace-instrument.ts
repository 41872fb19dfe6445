import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';
import { decideAct, knownInstrument } from './known-instrument.ts';

/** Another cheque, or a receipt, of the same account takes an instrument's place. */
export const replaceInstrument: WritingService<'replaceInstrument'> = (context, input) => {
  const { instrumentId, on, byInstrumentId, byReceiptId } = input;
  const known = knownInstrument(context, instrumentId);
  if (!known.ok) return known;
  const { state, instrument, accountId } = known.value;
  const isOther = byInstrumentId !== null && byInstrumentId !== instrumentId;
  const isKnown =
    (isOther && state.instruments.has(byInstrumentId)) ||
    (byInstrumentId === null && byReceiptId !== null && state.receipts.has(byReceiptId));
  if (!isKnown) return refuse('replacementUnknown');
  const decided = decideAct(context, instrument, 'replace', on);
  if (!decided.ok) return decided;
  context.append([
    {
      kind: 'instrument.replaced',
      stream: accountStream(accountId),
      data: { instrumentId, on, by: { instrumentId: byInstrumentId, receiptId: byReceiptId } },
      personal: null,
    },
  ]);
  return ok({});
};
