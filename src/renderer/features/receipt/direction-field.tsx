import { Switch, TextInput } from '@mantine/core';

import type { AccountView } from '../../../shared/contract/account.ts';
import { Chips } from '../../components/chips.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { ReceiptForm } from './receipt-form.ts';
import type { ReceiptWriting } from './use-receipt.ts';

/** So many claims are offered as chips. */
const mostShown = 12;

/**
 * What the customer says the money is for. Whoever pays may direct it (Contract Act s. 59); unsaid, it goes to the
 * oldest claim first (s. 61), or to what the office chooses and says why (s. 60).
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
  const isOffice = form.namedBy === 'office';
  const label = t(isOffice ? 'choice' : 'direction');
  const unsaid = t(isOffice ? 'noChoice' : 'oldestFirst');
  return (
    <fieldset className="receipt-direction">
      <legend>{label}</legend>
      <Chips
        label={label}
        reachable
        chips={[
          { code: '', label: unsaid, isOn: form.directedItemIds === null },
          ...open.map((item) => ({
            code: item.itemId,
            label: `${item.number} · ${amountText({ amountMinor: item.openMinor, currency: account.currency })}`,
            isOn: directed.includes(item.itemId),
          })),
        ]}
        onPick={(itemId) => writing.act(itemId === '' ? { type: 'undirect' } : { type: 'direct', itemId })}
      />
      {!isOffice &&
        open
          .filter((item) => directed.includes(item.itemId))
          .map((item) => (
            <MoneyInput
              key={item.itemId}
              label={t('directedAmount', { number: item.number })}
              currency={account.currency}
              text={form.directedTexts[item.itemId] ?? ''}
              onChange={(text) => writing.act({ type: 'directAmount', itemId: item.itemId, text })}
            />
          ))}
      <Switch
        label={t('officeChooses')}
        checked={isOffice}
        onChange={(event) =>
          writing.act({
            type: 'change',
            changed: { namedBy: event.currentTarget.checked ? 'office' : 'payer' },
          })
        }
      />
      {isOffice && directed.length > 0 && (
        <TextInput
          label={t('choiceReason')}
          value={form.choiceReason}
          required
          maxLength={500}
          onChange={(event) =>
            writing.act({ type: 'change', changed: { choiceReason: event.currentTarget.value } })
          }
        />
      )}
    </fieldset>
  );
}
