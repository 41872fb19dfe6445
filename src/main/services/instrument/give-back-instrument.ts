import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { WritingService } from '../service.ts';
import { decideAct, knownInstrument } from './known-instrument.ts';

/** Gives a cheque back to the payer: it can no longer be presented. */
export const giveBackInstrument: WritingService<'giveBackInstrument'> = (context, input) => {
  const { instrumentId, on, reasonCode } = input;
  const known = knownInstrument(context, instrumentId);
  if (!known.ok) return known;
  const decided = decideAct(context, known.value.instrument, 'giveBack', on);
  if (!decided.ok) return decided;
  context.append([
    {
      kind: 'instrument.returned',
      stream: accountStream(known.value.accountId),
      data: { instrumentId, on, reasonCode },
      personal: null,
    },
  ]);
  return ok({});
};
