import { partyStream } from '../../../shared/domain/events/envelope.ts';
import { barrierBetween } from '../../../shared/domain/party-matching/compare-parties.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectStandingRelations } from '../../db/queries/party-views.ts';
import { refuse, type WritingService } from '../service.ts';
import { readMatchSigns } from './match-signs.ts';
import { shownParty } from './shown-party.ts';

/** Says how two parties belong together; the link's id is the command's. Two lenders' books are never linked. */
export const linkParties: WritingService<'linkParties'> = (context, input) => {
  const one = shownParty(context, input.partyId);
  const other = shownParty(context, input.otherId);
  if (one.state.registered === null || other.state.registered === null) return refuse('unknownParty');
  if (one.partyId === other.partyId) return refuse('sameParty');
  const signs = readMatchSigns(context.read, [one.partyId]);
  const others = readMatchSigns(context.read, [other.partyId]);
  const barrier = signs === null || others === null ? null : barrierBetween(signs, others);
  if (barrier === 'lendersBooks') return refuse('mergeLendersBooks');
  const known = selectStandingRelations(context.read, [one.partyId]).some(
    ({ relation, partyId, otherId }) =>
      relation === input.link && [partyId, otherId].includes(other.partyId) && partyId !== otherId,
  );
  if (known) return refuse('linkKnown');
  const { commandId: linkId, link, since, source, reason } = input;
  context.append([
    {
      kind: 'party.linked',
      stream: partyStream(one.partyId),
      data: { linkId, link, otherId: other.partyId, since, source },
      personal: { reason: reason === '' ? null : reason },
    },
  ]);
  return ok({ linkId });
};
