import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { amountFieldText } from '../../components/read-amount.ts';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { FieldProps } from './field-props.ts';

/** So many claims are offered as chips; a longer list is narrowed on the account itself. */
const mostShown = 12;

/** Which claim is meant: one of those that are open, or the account as a whole. Its open amount fills the amount. */
export function ClaimField({ account, contact, form, isRequired }: FieldProps) {
  const t = useWords('interaction');
  const { currency } = account;
  const open = account.items.filter((item) => item.openMinor > 0).slice(0, mostShown);
  const choose = (code: string): void => {
    contact.act({ type: 'text', field: 'invoice', text: code });
    const item = open.find((one) => one.itemId === code);
    const amountMinor = item?.openMinor ?? account.totalDueMinor;
    if (amountMinor > 0 && (form.texts.amount ?? '') === '') {
      contact.act({ type: 'text', field: 'amount', text: amountFieldText({ amountMinor, currency }) });
    }
  };
  return (
    <ChoiceKeys
      label={isRequired ? t('field.invoice') : t('optional', { field: t('field.invoice') })}
      value={form.texts.invoice ?? null}
      onChange={choose}
      columns={1}
      choices={[
        ...open.map((item) => ({
          code: item.itemId,
          label: item.number,
          hint: `${amountText({ amountMinor: item.openMinor, currency })} · ${dayText(item.dueOn)}`,
        })),
        { code: 'all', label: t('wholeAccount') },
      ]}
    />
  );
}
