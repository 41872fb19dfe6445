import { accountStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { WritingService } from '../service.ts';
import { decideAct, knownInstrument } from './known-instrument.ts';

/** Gives instruments to the bank together: all of them, or none where one cannot be presented. */
export const presentInstruments: WritingService<'presentInstruments'> = (context, input) => {
  const drafts: EventDraft[] = [];
  for (const instrumentId of new Set(input.instrumentIds)) {
    const known = knownInstrument(context, instrumentId);
    if (!known.ok) return known;
    const decided = decideAct(context, known.value.instrument, 'present', input.on);
    if (!decided.ok) return decided;
    drafts.push({
      kind: 'instrument.presented',
      stream: accountStream(known.value.accountId),
      data: { instrumentId, on: input.on },
      personal: null,
    });
  }
  context.append(drafts);
  return ok({ presented: drafts.length });
};
