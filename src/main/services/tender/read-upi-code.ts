import { tenderKey, tenderStanding } from '../../../shared/domain/account/tender-standing.ts';
import { plainDate } from '../../../shared/domain/dates.ts';
import { upiLink } from '../../../shared/domain/receipt/upi-link.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectReceipt } from '../../db/queries/receipts.ts';
import { domainRefusal, refuse, type WaitingService } from '../service.ts';
import { upiPayee } from './upi-payee.ts';

/** The link a payer scans: the UPI part of a receipt that no bank line shows yet, under the receipt's own number. */
export const readUpiCode: WaitingService<'readUpiCode'> = (context, input) => {
  const row = selectReceipt(context.read, input.receiptId);
  if (row === undefined) return refuse('unknownReceipt');
  const payee = upiPayee(context);
  if (payee === null) return refuse('upiPayeeMissing');
  const state = context.ledger.states.account(row.accountId);
  const tenders = state.receipts.get(input.receiptId)?.event.data.tenders ?? [];
  const amountMinor = tenders.reduce((sum, tender, at) => {
    const words = state.tenderWords.get(tenderKey(input.receiptId, at)) ?? [];
    const isAwaited = tender.tender === 'upi' && tenderStanding(tender, words) === 'claimed';
    return isAwaited ? sum + tender.amountMinor : sum;
  }, 0);
  if (amountMinor === 0 || row.voidState === 'approved') return refuse('upiNothingClaimed');
  const { currency, number } = row;
  const link = upiLink(payee, { amountMinor, currency, receiptNumber: number, note: row.accountKey });
  if (!link.ok) return domainRefusal(link.refusal);
  return ok({
    link: link.value,
    amount: { amountMinor, currency },
    number,
    payeeName: payee.name,
    payeeAddress: payee.address,
    receivedOn: plainDate(row.receivedOn),
  });
};
