import { TextInput } from '@mantine/core';
import { useState } from 'react';

import { planFrequencies } from '../../../shared/domain/plan/record.ts';
import { Chips } from '../../components/chips.tsx';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { DateField } from '../../components/date-field.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { amountFieldText } from '../../components/read-amount.ts';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import { typedFirst } from './plan-form.ts';
import { SolveFields, type SolveFieldsProps, StepFields } from './solve-fields.tsx';

const shifts = ['after', 'before', 'modifiedAfter', 'none'] as const;
const salaryKinds = ['day', 'around', 'lastDay', 'lastWorkingDay'] as const;

/** What of a plan is said: the total, how many or how much each or until when, how often, from when, and the rest. */
export function PlanFields(props: SolveFieldsProps) {
  return (
    <>
      <Total {...props} />
      <SolveFields {...props} />
      <Rhythm {...props} />
      <More {...props} />
    </>
  );
}

function Rhythm({ account, form, onChange }: SolveFieldsProps) {
  const t = useWords('plan');
  const c = useWords('codes');
  const { today } = useSession();
  const isByDay = form.salaryKind === 'day' || form.salaryKind === 'around';
  return (
    <>
      <ChoiceKeys
        label={t('frequency')}
        columns={3}
        value={form.frequency}
        onChange={(frequency) => onChange({ frequency })}
        choices={planFrequencies.map((code) => ({ code, label: c(`frequency.${code}`) }))}
      />
      {form.frequency === 'salaryDay' && (
        <>
          <ChoiceKeys
            label={t('salary')}
            value={form.salaryKind}
            onChange={(salaryKind) => onChange({ salaryKind })}
            choices={salaryKinds.map((code) => ({ code, label: t(`salaryDay.${code}`) }))}
          />
          {isByDay && (
            <TextInput
              label={t('dayOfMonth')}
              value={form.salaryText}
              inputMode="numeric"
              autoComplete="off"
              onChange={(event) => onChange({ salaryText: event.currentTarget.value })}
            />
          )}
        </>
      )}
      {form.frequency === 'custom' ? (
        <TextInput
          label={t('dates')}
          description={t('datesHint')}
          value={form.datesText}
          autoComplete="off"
          onChange={(event) => {
            const datesText = event.currentTarget.value;
            const count = datesText.split(/[,;]/).filter((part) => part.trim() !== '').length;
            onChange({ datesText, countText: String(count), typed: typedFirst(form.typed, 'count') });
          }}
        />
      ) : (
        <DateField
          label={t(form.frequency === 'salaryDay' ? 'firstFrom' : 'first')}
          text={form.firstText}
          today={today}
          bias="future"
          salaryDay={account.party.salaryDay}
          onChange={(firstText) => onChange({ firstText })}
        />
      )}
    </>
  );
}

/** What most plans leave as it is; open where one of it was said. */
function More(props: SolveFieldsProps) {
  const t = useWords('plan');
  const { account, form, onChange } = props;
  const { today } = useSession();
  const isUsed = form.stepUnit !== 'none' || form.downText !== '' || form.remainder === 'first';
  const [isOpen, setOpen] = useState(isUsed);
  return (
    <details className="plan-more" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('more')}</summary>
      <div className="stack-wide">
        <div className="plan-pair">
          <MoneyInput
            label={t('downPayment')}
            currency={account.currency}
            text={form.downText}
            onChange={(downText) => onChange({ downText })}
          />
          <DateField
            label={t('downOn')}
            text={form.downOnText}
            today={today}
            bias="future"
            onChange={(downOnText) => onChange({ downOnText })}
          />
        </div>
        <StepFields {...props} />
        <ChoiceKeys
          label={t('holidayShift')}
          value={form.holidayShift}
          onChange={(holidayShift) => onChange({ holidayShift })}
          choices={shifts.map((code) => ({ code, label: t(`shift.${code}`) }))}
        />
        <ChoiceKeys
          label={t('remainder')}
          value={form.remainder}
          onChange={(remainder) => onChange({ remainder })}
          choices={(['last', 'first'] as const).map((code) => ({ code, label: t(`remainderOn.${code}`) }))}
        />
      </div>
    </details>
  );
}

function Total({ account, form, onChange }: SolveFieldsProps) {
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
