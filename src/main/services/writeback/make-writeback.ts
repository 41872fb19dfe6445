import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectLastBatchNumber } from '../../db/queries/writebacks.ts';
import { receiptsFile } from '../../export/receipts-file/receipts-file.ts';
import { refuse, type WritingService } from '../service.ts';
import { totalsOf, waitingEntries } from './waiting-entries.ts';

/**
 * Freezes what waits into a new receipts file: its entries, the words beside them, control totals and the digest of its
 * bytes. What stands in one file stands in no other, unless the office rejected it and a person sends it again.
 */
export const makeWriteback: WritingService<'makeWriteback'> = (context, input) => {
  if (!context.ledger.states.team(context.session.teamId).books.has(input.bookId))
    return refuse('unknownBook');
  const waiting = waitingEntries(context, input.bookId);
  if (waiting.length === 0) return refuse('nothingToSend');
  const entries = waiting.map(({ entry }) => entry);
  const words = waiting.map((one) => one.words);
  const { totals } = totalsOf(entries);
  const batchNumber = selectLastBatchNumber(context.read) + 1;
  const data = {
    batchId: `W${input.commandId}`,
    bookId: input.bookId,
    batchNumber,
    shape: input.shape,
    madeOn: context.today,
    practice: context.session.practice,
    entries,
    totals: [...totals],
  };
  const { sha256 } = receiptsFile({ data, words });
  context.append([
    {
      kind: 'writeback.made',
      stream: teamStream(context.session.teamId),
      data: { ...data, sha256 },
      personal: { words },
    },
  ]);
  return ok({ batchId: data.batchId, batchNumber, entries: entries.length, totals });
};
