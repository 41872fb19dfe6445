import { hadSeen } from '../events/causality.ts';
import type { Bounce, InstrumentRecord } from '../instrument/record.ts';
import { layoutOn } from './receipt-layout.ts';
import { type AccountState, isInAccountCurrency, type ReceiptState } from './state.ts';
import { tenderKey, tenderStanding } from './tender-standing.ts';

/**
 * Whether a bounce has been made good: it cleared after all, was replaced or given back, or money in hand that was
 * written down after the return comes to its amount. A clock of law stops by it, so what is only claimed does not count,
 * nor a further cheque before the bank has paid it. An instrument that never bounced has nothing to be made good.
 */
export function isMadeGood(state: AccountState, instrument: InstrumentRecord): boolean {
  const { bounces, standing, amountMinor } = instrument;
  const last = bounces.at(-1);
  if (last === undefined || (standing !== 'bounced' && standing !== 'presented')) return true;
  const paidSinceMinor = [...state.receipts.values()]
    .filter((receipt) => isInAccountCurrency(state, receipt) && isSince(receipt, last))
    .reduce((sum, receipt) => sum + inHandMinor(state, receipt), 0);
  return paidSinceMinor >= amountMinor;
}

/** On the memo's day or later, and unknown to whoever wrote the return down: what was known then is no answer to it. */
function isSince({ event }: ReceiptState, { memoOn, written }: Bounce): boolean {
  return !hadSeen(written, event) && event.businessDate >= memoOn;
}

/** The cash of a receipt, and what of it the bank has shown; nothing of a void one, or one that another stands in for. */
function inHandMinor(state: AccountState, receipt: ReceiptState): number {
  if (receipt.void?.state === 'approved' || layoutOn(receipt).isSetAside === true) return 0;
  const { receiptId, tenders } = receipt.event.data;
  return tenders.reduce((sum, tender, at) => {
    const standing = tenderStanding(tender, state.tenderWords.get(tenderKey(receiptId, at)) ?? []);
    const isInHand = standing === 'confirmed' || (tender.tender === 'cash' && standing === 'taken');
    return isInHand ? sum + tender.amountMinor : sum;
  }, 0);
}
