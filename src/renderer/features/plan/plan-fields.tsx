import { TextInput } from '@mantine/core';

import type { AccountView } from '../../../shared/contract/account.ts';
import { Chips } from '../../components/chips.tsx';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { DateField } from '../../components/date-field.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { amountFieldText } from '../../components/read-amount.ts';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import type { PlanForm } from './plan-form.ts';

const frequencies = ['weekly', 'fortnightly', 'monthly'] as const;
const shifts = ['after', 'before', 'none'] as const;
const counts = ['2', '3', '6', '12'];

/** What of a plan is said: the total, how many or how much each, how often, from when, and what of days off. */
export function PlanFields({
  account,
  form,
  onChange,
}: {
  readonly account: AccountView;
  readonly form: PlanForm;
  readonly onChange: (changed: Partial<Omit<PlanForm, 'commandId' | 'accountId'>>) => void;
}) {
  const t = useWords('plan');
  const c = useWords('codes');
  const { today } = useSession();
  return (
    <>
      <Total account={account} form={form} onChange={onChange} />
      <ChoiceKeys
        label={t('by')}
        value={form.by}
        onChange={(by) => onChange({ by })}
        choices={(['count', 'amount'] as const).map((code) => ({ code, label: t(`byWhat.${code}`) }))}
      />
      {form.by === 'count' ? (
        <div className="stack">
          <TextInput
            label={t('count')}
            value={form.countText}
            inputMode="numeric"
            maxLength={3}
            onChange={(event) => onChange({ countText: event.currentTarget.value })}
          />
          <Chips
            label={t('count')}
            chips={counts.map((code) => ({ code, label: code, isOn: form.countText === code }))}
            onPick={(countText) => onChange({ countText })}
          />
        </div>
      ) : (
        <MoneyInput
          label={t('instalment')}
          currency={account.currency}
          text={form.instalmentText}
          onChange={(instalmentText) => onChange({ instalmentText })}
        />
      )}
      <ChoiceKeys
        label={t('frequency')}
        columns={3}
        value={form.frequency}
        onChange={(frequency) => onChange({ frequency })}
        choices={frequencies.map((code) => ({ code, label: c(`frequency.${code}`) }))}
      />
      <DateField
        label={t('first')}
        text={form.firstText}
        today={today}
        bias="future"
        salaryDay={account.party.salaryDay}
        onChange={(firstText) => onChange({ firstText })}
      />
      <ChoiceKeys
        label={t('holidayShift')}
        columns={3}
        value={form.holidayShift}
        onChange={(holidayShift) => onChange({ holidayShift })}
        choices={shifts.map((code) => ({ code, label: t(`shift.${code}`) }))}
      />
    </>
  );
}

function Total({ account, form, onChange }: Parameters<typeof PlanFields>[0]) {
  const t = useWords('plan');
  const { currency } = account;
  const named = [
    { name: 'overdue', amountMinor: account.overdueMinor },
    { name: 'total', amountMinor: account.totalDueMinor },
  ].filter(
    ({ amountMinor }, at, all) =>
      amountMinor > 0 && all.findIndex((other) => other.amountMinor === amountMinor) === at,
  );
  return (
    <div className="stack">
      <MoneyInput
        label={t('total')}
        currency={currency}
        text={form.totalText}
        onChange={(totalText) => onChange({ totalText })}
      />
      <Chips
        label={t('total')}
        chips={named.map(({ name, amountMinor }) => ({
          code: amountFieldText({ amountMinor, currency }),
          label: `${t(`totalChip.${name}`)} ${amountText({ amountMinor, currency })}`,
          isOn: form.totalText === amountFieldText({ amountMinor, currency }),
        }))}
        onPick={(totalText) => onChange({ totalText })}
      />
    </div>
  );
}
