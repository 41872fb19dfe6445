import type { AccountView, PromiseView } from '../../../shared/contract/account.ts';
import { parseDateWords } from '../../../shared/domain/date-words.ts';
import { Chips } from '../../components/chips.tsx';
import { DateField } from '../../components/date-field.tsx';
import { Keypad } from '../../components/keypad.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { amountFieldText } from '../../components/read-amount.ts';
import { useDisplay } from '../../display/display-settings.ts';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import type { PromiseForm } from './promise-form.ts';
import type { PromiseTaking } from './use-promise.ts';

interface FieldProps {
  readonly account: AccountView;
  readonly taking: PromiseTaking;
  readonly form: PromiseForm;
}

/** How much, with chips of what the account itself names. */
export function PromiseAmount({
  account,
  taking,
  form,
  replaced,
}: FieldProps & { readonly replaced: PromiseView | undefined }) {
  const t = useWords('promise');
  const { currency } = account;
  const named = [
    { name: 'same', amountMinor: replaced?.amount.amountMinor ?? 0 },
    { name: 'overdue', amountMinor: account.overdueMinor },
    { name: 'oldest', amountMinor: account.items.find((item) => item.openMinor > 0)?.openMinor ?? 0 },
    { name: 'instalment', amountMinor: account.plan?.nextDueMinor ?? 0 },
  ].filter(
    ({ amountMinor }, at, all) =>
      amountMinor > 0 && all.findIndex((other) => other.amountMinor === amountMinor) === at,
  );
  const textOf = (amountMinor: number): string => amountFieldText({ amountMinor, currency });
  const isField = useDisplay(({ density }) => density === 'field');
  const put = (typed: string): void => taking.act({ amountText: typed });
  return (
    <div className="stack">
      <MoneyInput
        label={t('amount')}
        currency={currency}
        text={form.amountText}
        autoFocus={!isField}
        onChange={put}
      />
      <Chips
        label={t('amountChips')}
        chips={named.map(({ name, amountMinor }) => ({
          code: name,
          label: `${t(`amountChip.${name}`)} ${amountText({ amountMinor, currency })}`,
          isOn: form.amountText === textOf(amountMinor),
        }))}
        onPick={(code) => {
          const chosen = named.find(({ name }) => name === code);
          if (chosen !== undefined) put(textOf(chosen.amountMinor));
        }}
      />
      {isField && <Keypad text={form.amountText} onChange={put} extra="00" />}
    </div>
  );
}

/** By when, with chips that say weekday and date. */
export function PromiseDay({ account, taking, form }: FieldProps) {
  const t = useWords('promise');
  const { today } = useSession();
  const { salaryDay } = account.party;
  const chips = ['today', 'tomorrow', 'fri', '+7', 'salary'].flatMap((word) => {
    const read = parseDateWords(word, { today, bias: 'future', salaryDay: salaryDay ?? undefined });
    if (!read.ok) return [];
    const day = dayText(read.value.date, 'short');
    return [
      { code: word, label: word === 'salary' ? t('salaryChip', { day }) : day, isOn: form.dueText === word },
    ];
  });
  return (
    <div className="stack">
      <DateField
        label={t('dueOn')}
        text={form.dueText}
        today={today}
        bias="future"
        salaryDay={salaryDay}
        onChange={(dueText) => taking.act({ dueText })}
      />
      <Chips label={t('dayChips')} chips={chips} onPick={(dueText) => taking.act({ dueText })} />
    </div>
  );
}
