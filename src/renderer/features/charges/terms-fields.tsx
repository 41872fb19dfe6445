import { Select, TextInput } from '@mantine/core';

import { type ChargeTerms, compoundings, dayCounts } from '../../../shared/domain/charges/terms.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { StepRows } from './step-rows.tsx';
import { isPercent, type Regime, readDays, type TermsForm } from './terms-form.ts';

/** Whose terms they are: what may be chosen follows from the law of the book. */
export interface TermsOwner {
  readonly creditor: 'lender' | 'trade';
  readonly debtors: 'business' | 'consumer';
  readonly currency: string;
  /** Rates of goods tax a fee may have in it; none for a lender. */
  readonly taxPercents: readonly string[];
}

interface FieldsProps {
  readonly owner: TermsOwner;
  readonly form: TermsForm;
  readonly onChange: (changed: Partial<TermsForm>) => void;
}

/** Interest, penal charge, late fee and the clause they stand on. */
export function TermsFields(props: FieldsProps) {
  const t = useWords('charges');
  const { owner, form, onChange } = props;
  const regimes: readonly Regime[] =
    owner.creditor === 'lender' || owner.debtors === 'consumer'
      ? ['none', 'contract']
      : ['none', 'msmed', 'ukLatePayment', 'euLatePayment', 'contract'];
  return (
    <>
      <ChoiceKeys
        label={t('regime.label')}
        value={form.regime}
        onChange={(regime) => onChange({ regime })}
        choices={regimes.map((code) => ({ code, label: t(`regime.${code}`) }))}
      />
      {form.regime === 'msmed' && (
        <>
          <ChoiceKeys
            label={t('rests.label')}
            value={form.rests}
            onChange={(rests) => onChange({ rests })}
            choices={(['appointedDay', 'calendarMonth'] as const).map((code) => ({
              code,
              label: t(`rests.${code}`),
            }))}
          />
          <p className="muted">{t('rests.hint')}</p>
        </>
      )}
      {form.regime === 'contract' && <ContractFields {...props} />}
      {owner.creditor === 'lender' && <PercentField name="penalPercent" {...props} />}
      <FeeFields {...props} />
      <TextInput
        label={t('clauseField')}
        value={form.clause}
        maxLength={300}
        onChange={(event) => onChange({ clause: event.currentTarget.value })}
      />
    </>
  );
}

function PercentField({
  name,
  form,
  onChange,
}: FieldsProps & { readonly name: 'ratePercent' | 'penalPercent' | 'feePercent' }) {
  const t = useWords('charges');
  const text = form[name];
  return (
    <TextInput
      label={t(name)}
      inputMode="decimal"
      value={text}
      onChange={(event) => onChange({ [name]: event.currentTarget.value.trim() })}
      error={text !== '' && !isPercent(text) ? t('notPercent') : undefined}
    />
  );
}

/** The agreed rate, how often interest bears interest, and how days are counted. */
function ContractFields(props: FieldsProps) {
  const t = useWords('charges');
  const { form, onChange } = props;
  const compounding = (code: string | null): void => {
    const chosen = compoundings.find((one) => one === code);
    if (chosen !== undefined) onChange({ compounding: chosen });
  };
  const dayCount = (code: string | null): void => {
    const chosen = dayCounts.find((one) => one === code);
    if (chosen !== undefined) onChange({ dayCount: chosen });
  };
  return (
    <>
      <PercentField name="ratePercent" {...props} />
      <div className="field-pair">
        <Select
          label={t('compounding.label')}
          data={compoundings.map((value) => ({ value, label: t(`compounding.${value}`) }))}
          value={form.compounding}
          allowDeselect={false}
          onChange={compounding}
        />
        <Select
          label={t('dayCount')}
          data={[...dayCounts]}
          value={form.dayCount}
          allowDeselect={false}
          onChange={dayCount}
        />
      </div>
    </>
  );
}

const feeKinds: readonly (NonNullable<ChargeTerms['lateFee']>['rule']['kind'] | 'none')[] = [
  'none',
  'flat',
  'percent',
  'slabs',
];

/** The fee for paying late: its rule, the days that cost nothing, the most it may be, and the tax inside it. */
function FeeFields(props: FieldsProps) {
  const t = useWords('charges');
  const { owner, form, onChange } = props;
  const { currency } = owner;
  return (
    <>
      <ChoiceKeys
        label={t('lateFee.label')}
        value={form.feeKind}
        onChange={(feeKind) => onChange({ feeKind })}
        choices={feeKinds.map((code) => ({ code, label: t(`lateFee.${code}`) }))}
      />
      {form.feeKind === 'flat' && (
        <MoneyInput
          label={t('lateFee.amount')}
          currency={currency}
          text={form.feeAmountText}
          onChange={(feeAmountText) => onChange({ feeAmountText })}
        />
      )}
      {form.feeKind === 'percent' && <PercentField name="feePercent" {...props} />}
      {form.feeKind === 'slabs' && (
        <StepRows
          label={t('lateFee.slabsLabel')}
          daysLabel={t('lateFee.fromDay')}
          figureLabel={t('lateFee.amount')}
          steps={form.slabs}
          onChange={(slabs) => onChange({ slabs })}
        />
      )}
      {form.feeKind !== 'none' && <FeeLimits {...props} />}
    </>
  );
}

function FeeLimits({ owner, form, onChange }: FieldsProps) {
  const t = useWords('charges');
  const isWrong = form.graceText.trim() !== '' && readDays(form.graceText) === null;
  return (
    <>
      <div className="field-pair">
        <TextInput
          label={t('lateFee.grace')}
          inputMode="numeric"
          value={form.graceText}
          onChange={(event) => onChange({ graceText: event.currentTarget.value })}
          error={isWrong ? t('notDays') : undefined}
        />
        <MoneyInput
          label={t('lateFee.cap')}
          currency={owner.currency}
          text={form.capText}
          onChange={(capText) => onChange({ capText })}
        />
      </div>
      {owner.creditor === 'trade' && (
        <Select
          label={t('lateFee.tax')}
          data={[
            { value: '', label: t('lateFee.noTax') },
            ...[...new Set([...owner.taxPercents, form.gstPercent])]
              .filter((percent) => percent !== '')
              .map((percent) => ({ value: percent, label: `${percent}%` })),
          ]}
          value={form.gstPercent}
          allowDeselect={false}
          onChange={(gstPercent) => onChange({ gstPercent: gstPercent ?? '' })}
        />
      )}
      {owner.creditor === 'trade' && form.gstPercent !== '' && (
        <ChoiceKeys
          label={t('lateFee.supply')}
          value={form.gstSupply}
          onChange={(gstSupply) => onChange({ gstSupply })}
          choices={(['withinState', 'acrossStates'] as const).map((code) => ({
            code,
            label: t(`lateFee.${code}`),
          }))}
        />
      )}
    </>
  );
}
