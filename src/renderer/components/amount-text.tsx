import type { Amount } from '../../shared/contract/values.ts';
import { amountShortText, amountText } from '../i18n/format.ts';

/** An amount as it is read. `short` is for tiles only and keeps the exact amount in its title. */
export function AmountText({
  amount,
  short = false,
  alwaysMinor = false,
  className,
}: {
  readonly amount: Amount;
  readonly short?: boolean;
  readonly alwaysMinor?: boolean;
  readonly className?: string;
}) {
  const exact = amountText(amount, { alwaysMinor });
  return (
    <span className={className} title={short ? exact : undefined}>
      {short ? amountShortText(amount) : exact}
    </span>
  );
}

/** Amounts of several currencies, side by side and never added up. `none` is what to say where there is none. */
export function AmountsText({
  amounts,
  none = '–',
}: {
  readonly amounts: readonly Amount[];
  readonly none?: string;
}) {
  return <span>{amounts.length === 0 ? none : amounts.map((amount) => amountText(amount)).join(' · ')}</span>;
}
