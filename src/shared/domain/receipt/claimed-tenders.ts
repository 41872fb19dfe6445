import type { PlainDate } from '../dates.ts';
import type { ReceiptPolicy } from './policy.ts';
import type { Tender } from './tenders.ts';

/**
 * Tenders as the receipt freezes them: money that no one here can see (UPI, transfers, by the house's policy) and
 * cheques whose date has not come are only claimed; they reduce nothing until the bank shows them (row V6).
 */
export function claimedTenders(
  tenders: readonly Tender[],
  receivedOn: PlainDate,
  policy: Pick<ReceiptPolicy, 'claimedUntilConfirmed'>,
): Tender[] {
  return tenders.map(({ claimed: _said, ...tender }) => {
    const isPostDated =
      tender.tender === 'cheque' && tender.instrumentOn !== null && tender.instrumentOn > receivedOn;
    const isUnseen = policy.claimedUntilConfirmed.some((kind) => kind === tender.tender);
    return isPostDated || isUnseen ? { ...tender, claimed: true } : tender;
  });
}
