import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectReceipt } from '../../db/queries/receipts.ts';
import { refuse, type WritingService } from '../service.ts';

/** The payer signed the receipt, and the signed paper is kept: limitation starts anew from the payment (s.19). */
export const acknowledgeReceipt: WritingService<'acknowledgeReceipt'> = (context, input) => {
  const { receiptId, attachmentId, signedOn } = input;
  const row = selectReceipt(context.read, receiptId);
  if (row === undefined) return refuse('unknownReceipt');
  const state = context.ledger.states.account(row.accountId);
  if (!state.attachments.has(attachmentId)) return refuse('unknownAttachment');
  if (signedOn > context.today) return refuse('dateInFuture');
  if (state.acknowledgments.has(`receipt.${receiptId}`)) return refuse('acknowledgedAlready');
  context.append([
    {
      kind: 'receipt.acknowledged',
      stream: accountStream(row.accountId),
      data: { receiptId, attachmentId, signedOn },
      personal: null,
    },
  ]);
  return ok({});
};
