import { partyStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { WritingService } from '../service.ts';
import { mergeQuestion } from './merge-question.ts';

/** Asks those who lead to merge two parties: the pair stands first among the possible duplicates. */
export const proposeMerge: WritingService<'proposeMerge'> = (context, input) => {
  const question = mergeQuestion(context, input);
  if (!question.ok) return question;
  const { keep, goes } = question.value;
  context.append([
    {
      kind: 'party.mergeProposed',
      stream: partyStream(goes.partyId),
      data: { proposalId: input.commandId, intoId: keep.partyId },
      personal: { reason: input.reason },
    },
  ]);
  return ok({});
};
