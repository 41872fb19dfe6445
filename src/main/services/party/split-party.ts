import { partyStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectStandingRelations } from '../../db/queries/party-views.ts';
import { refuse, type WritingService } from '../service.ts';

/** Takes a merge back, and with it every other one that was made between the same two, on whichever device. */
export const splitParty: WritingService<'splitParty'> = (context, input) => {
  const merges = selectStandingRelations(context.read, [input.partyId]).filter(
    ({ relation }) => relation === 'merged',
  );
  const asked = merges.find(({ relationId }) => relationId === input.mergeId);
  if (asked === undefined) return refuse('unknownMerge');
  const pair = [asked.partyId, asked.otherId];
  const same = merges.filter(({ partyId, otherId }) => pair.includes(partyId) && pair.includes(otherId));
  context.append(
    same.map(({ relationId, partyId }) => ({
      kind: 'party.split' as const,
      stream: partyStream(partyId),
      data: { mergeId: relationId },
      personal: { reason: input.reason === '' ? null : input.reason },
    })),
  );
  return ok({});
};
