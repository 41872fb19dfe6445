import type { ClaimDiscount } from '../../../shared/domain/concession/receipt-discounts.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import type { KnownAccount } from '../account/account-of.ts';

/** The discounts for paying early that a receipt earns, as one event beside it; none where no ladder is reached. */
export function discountDrafts(
  { opened }: KnownAccount,
  receiptId: string,
  discounts: readonly ClaimDiscount[],
): readonly EventDraft[] {
  const lines = discounts
    .filter(({ isEarned }) => isEarned)
    .map(({ itemId, withinDays, basisPoints, amountMinor, days }) => ({
      itemId,
      withinDays,
      basisPoints,
      amountMinor,
      days,
    }));
  if (lines.length === 0) return [];
  return [
    {
      kind: 'discount.allowed',
      stream: accountStream(opened.accountId),
      data: { discountId: `DA${receiptId}`, receiptId, currency: opened.currency, lines },
      personal: null,
    },
  ];
}
