import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectInstrument } from '../../db/queries/instruments.ts';
import { refuse, type WritingService } from '../service.ts';
import { isMicr } from './register-instrument.ts';

/** Adds what was seen later on an instrument: MICR, drawer, photo. */
export const describeInstrument: WritingService<'describeInstrument'> = (context, input) => {
  const { commandId: _, instrumentId, micr, attachmentId, drawer } = input;
  const row = selectInstrument(context.read, instrumentId);
  if (row === undefined) return refuse('unknownInstrument');
  if (micr !== null && !isMicr(micr)) return refuse('micrMalformed');
  context.append([
    {
      kind: 'instrument.described',
      stream: accountStream(row.accountId),
      data: { instrumentId, micr, attachmentId },
      personal: { drawer },
    },
  ]);
  return ok({});
};
