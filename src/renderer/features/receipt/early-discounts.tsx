import type { ReceiptPreview } from '../../../shared/contract/receipt.ts';
import { Notice } from '../../components/status-chip.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** What the book gives for paying early: the claims this amount settles with it, and what would settle the others. */
export function EarlyDiscounts({
  preview: { discounts, discountWaits },
  currency,
}: {
  readonly preview: ReceiptPreview;
  readonly currency: string;
}) {
  const t = useWords('receipt');
  const amount = (amountMinor: number): string =>
    amountText({ amountMinor, currency }, { alwaysMinor: true });
  return discounts.map(({ itemId, number, amountMinor, settlesForMinor, basisPoints, untilOn, isEarned }) => (
    <Notice key={itemId} tone={isEarned ? 'ok' : 'info'}>
      {t(isEarned ? 'discount.earned' : 'discount.offered', {
        number,
        amount: amount(amountMinor),
        settles: amount(settlesForMinor),
        percent: basisPoints / 100,
        day: dayText(untilOn),
      })}
      {isEarned && discountWaits && ` ${t('discount.waits')}`}
    </Notice>
  ));
}
