import type { AccountView } from '../../../shared/contract/account.ts';
import { Chips } from '../../components/chips.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { ReceiptForm } from './receipt-form.ts';
import type { ReceiptWriting } from './use-receipt.ts';

/** So many claims are offered as chips. */
const mostShown = 12;

/**
 * What the customer says the money is for. Whoever pays may direct it (Contract Act s. 59); unsaid, it goes to the
 * oldest claim first (s. 61).
 */
export function DirectionField({
  account,
  writing,
  form,
}: {
  readonly account: AccountView;
  readonly writing: ReceiptWriting;
  readonly form: ReceiptForm;
}) {
  const t = useWords('receipt');
  const open = account.items.filter((item) => item.openMinor > 0).slice(0, mostShown);
  if (open.length < 2) return null;
  const directed = form.directedItemIds ?? [];
  return (
    <fieldset className="receipt-direction">
      <legend>{t('direction')}</legend>
      <Chips
        label={t('direction')}
        reachable
        chips={[
          { code: '', label: t('oldestFirst'), isOn: form.directedItemIds === null },
          ...open.map((item) => ({
            code: item.itemId,
            label: `${item.number} · ${amountText({ amountMinor: item.openMinor, currency: account.currency })}`,
            isOn: directed.includes(item.itemId),
          })),
        ]}
        onPick={(itemId) => writing.act(itemId === '' ? { type: 'undirect' } : { type: 'direct', itemId })}
      />
    </fieldset>
  );
}
