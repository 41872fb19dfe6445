import { officeAnswerKey } from '../../../shared/domain/account/apply-office.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';

/** A person's word on a receipt that the office rejected: into the next file, or entered there by hand. */
export const settleRejection: WritingService<'settleRejection'> = (context, input) => {
  const { receiptId, entry, decision, accountId } = input;
  const { officeAnswers } = context.ledger.states.account(accountId);
  const known = officeAnswers.get(officeAnswerKey(receiptId, entry));
  if (known?.data.answer !== 'rejected') return refuse('nothingPending');
  context.append([
    {
      kind: 'receipt.answered',
      stream: accountStream(accountId),
      data: { receiptId, entry, batchId: known.data.batchId, answer: decision },
      personal: { reason: null },
    },
  ]);
  return ok({});
};
