import { partyStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectSurvivor } from '../../db/queries/party-identities.ts';
import type { WritingService } from '../service.ts';
import { mergeQuestion } from './merge-question.ts';

/** Shows one party under another from now on; the merge's id is the command's. */
export const mergeParties: WritingService<'mergeParties'> = (context, input) => {
  const question = mergeQuestion(context, input);
  if (!question.ok) return question;
  const { keep, goes } = question.value;
  context.append([
    {
      kind: 'party.merged',
      stream: partyStream(goes.partyId),
      data: { mergeId: input.commandId, intoId: keep.partyId },
      personal: { reason: input.reason === '' ? null : input.reason },
    },
  ]);
  return ok({ mergeId: input.commandId, partyId: selectSurvivor(context.read, keep.partyId) });
};
