import type { Amount } from '../../../shared/contract/values.ts';
import { AmountText } from '../../components/amount-text.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** An amount, or dots while somebody else may see the screen. */
export function PrivateAmount({
  amount,
  isPrivate,
}: {
  readonly amount: Amount;
  readonly isPrivate: boolean;
}) {
  const t = useWords('account');
  if (!isPrivate) return <AmountText amount={amount} />;
  return (
    <span>
      <span aria-hidden>••••</span>
      <span className="visually-hidden">{t('hiddenAmount')}</span>
    </span>
  );
}
