import { partyStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';
import { shownParty } from './shown-party.ts';

/** Remembers that two parties are not the same, or that they may be after all. */
export const keepPartiesApart: WritingService<'keepPartiesApart'> = (context, input) => {
  const one = shownParty(context, input.oneId);
  const other = shownParty(context, input.otherId);
  if (one.state.registered === null || other.state.registered === null) return refuse('unknownParty');
  if (one.partyId === other.partyId) return refuse('sameParty');
  const isInOrder = one.partyId < other.partyId;
  const partyId = isInOrder ? one.partyId : other.partyId;
  const otherId = isInOrder ? other.partyId : one.partyId;
  context.append([
    {
      kind: 'party.keptApart',
      stream: partyStream(partyId),
      data: { otherId, apart: input.apart },
      personal: { reason: input.reason === '' ? null : input.reason },
    },
  ]);
  return ok({});
};
