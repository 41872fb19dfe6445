import type { PlainDate } from '../dates.ts';
import { quarterOf } from '../deduction/tax-quarter.ts';
import { type AccountState, isInAccountCurrency, type ReceiptState } from './state.ts';
import { tenderKey, tenderStanding } from './tender-standing.ts';

/** Tax that a payer says was deducted at source: one tender of a receipt. It counts until it is disallowed. */
export interface TaxClaim {
  readonly receiptId: string;
  readonly at: number;
  readonly number: string;
  readonly on: PlainDate;
  /** The quarter whose certificate covers it: that of the receipt's day. */
  readonly quarter: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly state: 'claimed' | 'disallowed' | 'void';
  readonly disallowedOn: PlainDate | null;
}

/** How a claim to tax is named within its account. */
export function taxClaimKey(receiptId: string, at: number): string {
  return tenderKey(receiptId, at);
}

/** Every claim to tax deducted at source of the account, in the order of the receipts. */
export function taxClaims(state: AccountState): readonly TaxClaim[] {
  return [...state.receipts.values()].flatMap((receipt) => taxClaimsOf(state, receipt));
}

function taxClaimsOf(state: AccountState, receipt: ReceiptState): readonly TaxClaim[] {
  const { data, businessDate } = receipt.event;
  if (!isInAccountCurrency(state, receipt)) return [];
  return data.tenders.flatMap((tender, at): readonly TaxClaim[] => {
    if (tender.tender !== 'taxDeducted') return [];
    const words = state.tenderWords.get(taxClaimKey(data.receiptId, at)) ?? [];
    const isFailed = tenderStanding(tender, words) === 'failed';
    const standing = receipt.void?.state === 'approved' ? 'void' : isFailed ? 'disallowed' : 'claimed';
    return [
      {
        receiptId: data.receiptId,
        at,
        number: data.number,
        on: businessDate,
        quarter: quarterOf(businessDate),
        currency: data.currency,
        amountMinor: tender.amountMinor,
        state: standing,
        disallowedOn: isFailed ? (words.at(-1)?.on ?? null) : null,
      },
    ];
  });
}
