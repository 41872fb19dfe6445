import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectBankLine } from '../../db/queries/bank.ts';
import { refuse, type WritingService } from '../service.ts';

/** A line is no customer's money, and why. Refused where a match explains a part of it. */
export const setBankLineAside: WritingService<'setBankLineAside'> = (context, input) => {
  const row = selectBankLine(context.read, input.lineId);
  if (row === undefined) return refuse('unknownBankLine');
  if (row.matchedMinor > 0) return refuse('bankLineSpent');
  context.append([
    {
      kind: 'bank.lineSetAside',
      stream: teamStream(context.session.teamId),
      data: { lineId: input.lineId, reason: input.reason },
      personal: { note: input.note },
    },
  ]);
  return ok({});
};
