import { ok } from '../../../shared/lib/result.ts';
import { receiptsFile } from '../../export/receipts-file/receipts-file.ts';
import { refuse, type WaitingService } from '../service.ts';

/** A receipts file again, byte for byte; refused where its words were erased since, so that nobody gets another file. */
export const readWriteback: WaitingService<'readWriteback'> = (context, input) => {
  const made = context.ledger.states.team(context.session.teamId).writebacks.get(input.batchId);
  if (made === undefined) return refuse('unknownWriteback');
  const { sha256, ...data } = made.data;
  const file = receiptsFile({ data, words: made.personal?.words ?? [] });
  return file.sha256 === sha256 ? ok(file) : refuse('fileNotReproducible');
};
