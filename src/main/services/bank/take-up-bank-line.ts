import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectBankLine } from '../../db/queries/bank.ts';
import { refuse, type WritingService } from '../service.ts';

/** A line that was put aside asks to be explained again; one that was not is left as it is. */
export const takeUpBankLine: WritingService<'takeUpBankLine'> = (context, input) => {
  const row = selectBankLine(context.read, input.lineId);
  if (row === undefined) return refuse('unknownBankLine');
  if (row.asideReason === null) return ok({});
  context.append([
    {
      kind: 'bank.lineTakenUp',
      stream: teamStream(context.session.teamId),
      data: { lineId: input.lineId },
      personal: null,
    },
  ]);
  return ok({});
};
