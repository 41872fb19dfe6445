import type { Amount } from '../../../shared/contract/values.ts';
import { Chips } from '../../components/chips.tsx';
import { Keypad } from '../../components/keypad.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { amountFieldText } from '../../components/read-amount.ts';
import { useDisplay } from '../../display/display-settings.ts';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { FieldProps } from './field-props.ts';
import { isThirdPartySafe } from './outcome-form.ts';

/** An amount, with chips of what the account itself names, so that a thumb needs no keyboard. */
export function AmountField({ account, contact, form, outcome, reading, isRequired }: FieldProps) {
  const t = useWords('interaction');
  const { currency } = account;
  const isField = useDisplay(({ density }) => density === 'field');
  const put = (text: string): void => contact.act({ type: 'text', field: 'amount', text });
  const chips = isThirdPartySafe(form, outcome) ? [] : namedAmounts(account);
  return (
    <div className="stack">
      <MoneyInput
        label={isRequired ? t('field.amount') : t('optional', { field: t('field.amount') })}
        currency={currency}
        text={form.texts.amount ?? ''}
        onChange={put}
        error={reading.problems.amount === 'amountNotPositive' ? t('amountNotPositive') : undefined}
      />
      <Chips
        label={t('amountChips')}
        chips={chips.map(({ name, amount }) => ({
          code: name,
          label: `${t(`amountChip.${name}`)} ${amountText(amount)}`,
          isOn: reading.amountMinor === amount.amountMinor,
        }))}
        onPick={(name) => {
          const chosen = chips.find((chip) => chip.name === name);
          if (chosen !== undefined) put(amountFieldText(chosen.amount));
        }}
      />
      {isField && <Keypad text={form.texts.amount ?? ''} onChange={put} extra="00" />}
    </div>
  );
}

/** Amounts that the account names: all that is late, the oldest claim, the next instalment. Each once. */
function namedAmounts(
  account: FieldProps['account'],
): readonly { readonly name: 'overdue' | 'oldest' | 'instalment'; readonly amount: Amount }[] {
  const { currency, overdueMinor, items, plan } = account;
  const oldest = items.find((item) => item.openMinor > 0);
  const named = [
    { name: 'overdue' as const, amountMinor: overdueMinor },
    { name: 'oldest' as const, amountMinor: oldest?.openMinor ?? 0 },
    { name: 'instalment' as const, amountMinor: plan?.nextDueMinor ?? 0 },
  ];
  return named
    .filter(
      ({ amountMinor }, at) =>
        amountMinor > 0 && named.findIndex((other) => other.amountMinor === amountMinor) === at,
    )
    .map(({ name, amountMinor }) => ({ name, amount: { amountMinor, currency } }));
}
