import { tenderKey, tenderStanding } from '../../../shared/domain/account/tender-standing.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { selectReceipt } from '../../db/queries/receipts.ts';
import { refuse, type ServiceContext } from '../service.ts';

/** A tender that is claimed and whose receipt is not void: answers the account of its receipt. */
export function claimedTender(
  context: ServiceContext,
  asked: { readonly receiptId: string; readonly at: number; readonly on: PlainDate },
): Result<
  string,
  { readonly code: 'unknownReceipt' | 'unknownTender' | 'tenderNotClaimed' | 'dateInFuture' }
> {
  const { receiptId, at, on } = asked;
  const row = selectReceipt(context.read, receiptId);
  if (row === undefined) return refuse('unknownReceipt');
  const state = context.ledger.states.account(row.accountId);
  const tender = state.receipts.get(receiptId)?.event.data.tenders[at];
  if (tender === undefined) return refuse('unknownTender');
  const standing = tenderStanding(tender, state.tenderWords.get(tenderKey(receiptId, at)) ?? []);
  if (standing !== 'claimed' || row.voidState === 'approved') return refuse('tenderNotClaimed');
  return on > context.today ? refuse('dateInFuture') : ok(row.accountId);
}
