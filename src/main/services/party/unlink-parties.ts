import { partyStream } from '../../../shared/domain/events/envelope.ts';
import { partyLinks } from '../../../shared/domain/events/party-relation-kinds.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectStandingRelations } from '../../db/queries/party-views.ts';
import { refuse, type WritingService } from '../service.ts';

/** Ends a link between two parties; asked of either of them. */
export const unlinkParties: WritingService<'unlinkParties'> = (context, input) => {
  const known = selectStandingRelations(context.read, [input.partyId]).find(
    ({ relationId }) => relationId === input.linkId,
  );
  if (known === undefined || !(partyLinks as readonly string[]).includes(known.relation))
    return refuse('unknownLink');
  context.append([
    {
      kind: 'party.unlinked',
      stream: partyStream(known.partyId),
      data: { linkId: input.linkId },
      personal: { reason: input.reason === '' ? null : input.reason },
    },
  ]);
  return ok({});
};
