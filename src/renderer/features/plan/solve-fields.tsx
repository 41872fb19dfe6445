import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';

import type { AccountView } from '../../../shared/contract/account.ts';
import type { PlanSchedule } from '../../../shared/domain/plan/schedule.ts';
import { Chips } from '../../components/chips.tsx';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { DateField, dateFieldText } from '../../components/date-field.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { amountFieldText } from '../../components/read-amount.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import { leadsOf, type PlanChange, type PlanForm, type PlanLead, typedFirst } from './plan-form.ts';

const counts = ['2', '3', '6', '12'];
const units = ['none', 'basisPoints', 'minor'] as const;

/** What the fields that follow show. */
export interface SolveFieldsProps {
  readonly account: AccountView;
  readonly form: PlanForm;
  readonly schedule: PlanSchedule | null;
  readonly onChange: (changed: PlanChange) => void;
}

/** How many, until when, how much each: whichever is typed last leads, and the others show what follows. */
export function SolveFields({ account, form, schedule, onChange }: SolveFieldsProps) {
  const t = useWords('plan');
  const { today } = useSession();
  const leads = leadsOf(form);
  const { currency } = account;
  const say = (lead: PlanLead, changed: PlanChange): void =>
    onChange({ ...changed, typed: typedFirst(form.typed, lead) });
  const shown = (lead: PlanLead, typed: string, solved: string | undefined): string =>
    leads.includes(lead) ? typed : (solved ?? '');
  return (
    <div className="plan-solve">
      <div className="plan-pair plan-span">
        <Solved follows={!leads.includes('count')}>
          <TextInput
            label={t('count')}
            value={shown('count', form.countText, schedule === null ? undefined : String(schedule.count))}
            inputMode="numeric"
            autoComplete="off"
            maxLength={3}
            onChange={(event) => say('count', { countText: event.currentTarget.value })}
          />
        </Solved>
        <Solved follows={!leads.includes('endOn')}>
          <DateField
            label={t('lastOn')}
            text={shown(
              'endOn',
              form.endText,
              schedule === null ? undefined : dateFieldText(schedule.nominalEndOn),
            )}
            today={today}
            bias="future"
            onChange={(endText) => say('endOn', { endText })}
          />
        </Solved>
      </div>
      <Chips
        label={t('count')}
        chips={counts.map((code) => ({
          code,
          label: code,
          isOn: leads.includes('count') && form.countText === code,
        }))}
        onPick={(countText) => say('count', { countText })}
      />
      <Solved follows={!leads.includes('amount')}>
        <MoneyInput
          label={t(form.stepUnit === 'none' ? 'instalment' : 'firstInstalment')}
          currency={currency}
          text={shown(
            'amount',
            form.instalmentText,
            schedule === null ? undefined : amountFieldText({ amountMinor: schedule.equalMinor, currency }),
          )}
          onChange={(instalmentText) => say('amount', { instalmentText })}
        />
      </Solved>
    </div>
  );
}

/** How instalments grow, by a share or an amount after every so many; with two others said it follows. */
export function StepFields({ account, form, schedule, onChange }: SolveFieldsProps) {
  const t = useWords('plan');
  const isSaid = leadsOf(form).includes('step');
  const typed = typedFirst(form.typed, 'step');
  const solvedSize = schedule?.step?.size;
  const sizeText = (): string => {
    if (isSaid) return form.stepText;
    if (solvedSize === undefined) return '';
    return form.stepUnit === 'basisPoints'
      ? String(solvedSize / 100)
      : amountFieldText({ amountMinor: solvedSize, currency: account.currency });
  };
  return (
    <>
      <ChoiceKeys
        label={t('step')}
        columns={3}
        value={form.stepUnit}
        onChange={(stepUnit) => onChange({ stepUnit, typed })}
        choices={units.map((code) => ({ code, label: t(`stepUnit.${code}`) }))}
      />
      {form.stepUnit !== 'none' && (
        <div className="plan-pair">
          <Solved follows={!isSaid}>
            {form.stepUnit === 'minor' ? (
              <MoneyInput
                label={t('stepSize.minor')}
                currency={account.currency}
                text={sizeText()}
                onChange={(stepText) => onChange({ stepText, typed })}
              />
            ) : (
              <TextInput
                label={t('stepSize.basisPoints')}
                value={sizeText()}
                inputMode="decimal"
                autoComplete="off"
                onChange={(event) => onChange({ stepText: event.currentTarget.value, typed })}
              />
            )}
          </Solved>
          <TextInput
            label={t('every')}
            value={form.everyText}
            inputMode="numeric"
            autoComplete="off"
            onChange={(event) => onChange({ everyText: event.currentTarget.value })}
          />
        </div>
      )}
    </>
  );
}

/** A field with its mark: typed here, or following from what was typed elsewhere. */
function Solved({ follows, children }: { readonly follows: boolean; readonly children: ReactNode }) {
  const t = useWords('plan');
  return (
    <div className="plan-solved" data-follows={follows}>
      <span className="plan-solved-mark">{t(follows ? 'follows' : 'said')}</span>
      {children}
    </div>
  );
}
