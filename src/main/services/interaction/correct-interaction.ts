import { outcomeOf } from '../../../shared/domain/disposition/disposition-matrix.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountToday } from '../periods/account-today.ts';
import { refuse, type WritingService } from '../service.ts';

/** Adds a correction beside a logged contact; what was written first stays as it was (row I3). */
export const correctInteraction: WritingService<'correctInteraction'> = (context, input) => {
  const account = accountToday(context, input.accountId);
  if (!account.ok) return account;
  if (!account.value.state.interactions.has(input.interactionId)) return refuse('unknownInteraction');
  const { outcome } = input;
  if (outcome !== null && outcomeOf(context.resources.dispositions, outcome) === undefined) {
    return refuse('outcomeUnknown');
  }
  context.append([
    {
      kind: 'interaction.corrected',
      stream: accountStream(input.accountId),
      data: { correctionId: input.commandId, interactionId: input.interactionId, outcome },
      personal: { note: input.note },
    },
  ]);
  return ok({});
};
