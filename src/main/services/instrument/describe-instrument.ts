import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';
import { knownInstrument } from './known-instrument.ts';
import { isChequeNumber, isMicr } from './register-instrument.ts';

/** Adds what was seen later on an instrument, or puts right what was misread: the register's words, not the receipt's. */
export const describeInstrument: WritingService<'describeInstrument'> = (context, input) => {
  const { instrumentId, number, bank, micr, attachmentId, drawer } = input;
  const known = knownInstrument(context, instrumentId);
  if (!known.ok) return refuse('unknownInstrument');
  const { accountId, state, instrument } = known.value;
  if (micr !== null && !isMicr(micr)) return refuse('micrMalformed');
  if (number !== null && instrument.instrumentKind === 'cheque' && !isChequeNumber(number)) {
    return refuse('chequeNumberMalformed', { at: 0 });
  }
  const next = { number: number ?? instrument.number, bank: bank ?? instrument.bank };
  const isTwin = [...state.instruments.values()].some(
    (other) =>
      other.instrumentId !== instrumentId &&
      other.number === next.number &&
      other.bank === next.bank &&
      other.drawnOn === instrument.drawnOn,
  );
  if (isTwin && (number !== null || bank !== null)) return refuse('instrumentTwice');
  context.append([
    {
      kind: 'instrument.described',
      stream: accountStream(accountId),
      data: {
        instrumentId,
        micr,
        attachmentId,
        ...(number === null ? {} : { number }),
        ...(bank === null ? {} : { bank }),
      },
      personal: { drawer },
    },
  ]);
  return ok({});
};
