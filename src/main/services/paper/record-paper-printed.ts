import { accountStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { paperBytes } from '../../../shared/domain/paper/model.ts';
import { ok } from '../../../shared/lib/result.ts';
import { preparedService, refuse } from '../service.ts';
import { type PaperToPrint, paperToPrint } from './paper-to-print.ts';

/**
 * Notes that a paper was printed. The first print keeps what stood on it, so that it can be printed again byte for byte;
 * the paper of a party stands in the stream of each of its accounts and is kept once.
 */
export const recordPaperPrinted = preparedService<'recordPaperPrinted', PaperToPrint>({
  prepare: async (context, input) => {
    const paper = await paperToPrint(context, input);
    if (!paper.ok) return paper.refusal.code === 'unknownPaper' ? refuse('paperChanged') : paper;
    return paper;
  },
  write: (context, input, paper) => {
    const { model, sha256, seal, printed, accountIds, isKept } = paper;
    const copy = input.asCopy ? printed.length + 1 : null;
    const asOf = model.paper === 'receipt' ? model.receivedOn : model.asOf;
    context.append(
      accountIds.map(
        (accountId, at): EventDraft<'paper.printed'> => ({
          kind: 'paper.printed',
          stream: accountStream(accountId),
          data: {
            paperId: input.commandId,
            paper: input.paper,
            subjectId: input.subjectId,
            from: input.from,
            asOf,
            sha256,
            layout: input.layout,
            languages: input.languages,
            copy,
          },
          personal: isKept || at > 0 ? { model: null, seal: null } : { model: paperBytes(model), seal },
        }),
      ),
    );
    return ok({ copy, printed: printed.length + 1 });
  },
});
