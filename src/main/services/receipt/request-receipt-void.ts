import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectReceipt } from '../../db/queries/receipts.ts';
import { refuse, type WritingService } from '../service.ts';

/** Asks that a receipt be void. It counts until a second person agrees, and its paper says what was asked. */
export const requestReceiptVoid: WritingService<'requestReceiptVoid'> = (context, input) => {
  const row = selectReceipt(context.read, input.receiptId);
  if (row === undefined) return refuse('unknownReceipt');
  if (row.voidState === 'pending' || row.voidState === 'approved') return refuse('voidAlready');
  context.append([
    {
      kind: 'receipt.voidRequested',
      stream: accountStream(row.accountId),
      data: { receiptId: input.receiptId, reason: input.reason },
      personal: { note: input.note },
    },
  ]);
  return ok({});
};
