import { TextInput } from '@mantine/core';
import { useState } from 'react';

import type { BookView } from '../../../shared/contract/books.ts';
import { type ChargeTerms, type InterestTerms, percentField } from '../../../shared/domain/charges/terms.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { DateField } from '../../components/date-field.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { SaveSheet } from '../../components/save-sheet.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';

type Regime = InterestTerms['regime'];
type Rests = Extract<InterestTerms, { regime: 'msmed' }>['rests'];

/** What the form holds, as typed. */
interface TermsForm {
  readonly fromText: string;
  readonly fromOn: PlainDate | null;
  readonly regime: Regime | null;
  readonly rests: Rests;
  readonly ratePercent: string;
  readonly penalPercent: string;
  readonly clause: string;
}

/** Sets the terms of a book from a day on. What fell due before stays under the terms it had. */
export function SetTerms({
  book,
  today,
  onClose,
}: {
  readonly book: BookView;
  readonly today: PlainDate;
  readonly onClose: () => void;
}) {
  const t = useWords('charges');
  const { commandId } = useCommandId();
  const setting = useCommand('setChargeTerms');
  const [form, setForm] = useState<TermsForm>({
    fromText: today,
    fromOn: today,
    regime: null,
    rests: 'appointedDay',
    ratePercent: '',
    penalPercent: '',
    clause: '',
  });
  const change = (changed: Partial<TermsForm>): void => setForm((before) => ({ ...before, ...changed }));
  const terms = termsOf(form);
  const save = async (): Promise<void> => {
    if (terms === null || form.fromOn === null) return;
    const result = await setting.run({ commandId, bookId: book.bookId, fromOn: form.fromOn, terms });
    if (!result.ok) return;
    showToast(t('termsSet'));
    onClose();
  };
  return (
    <SaveSheet
      title={t('termsFor', { book: book.title })}
      open
      onClose={onClose}
      saveWords={t('saveTerms')}
      isReady={terms !== null && form.fromOn !== null}
      isRunning={setting.isRunning}
      onSave={save}
    >
      <TermsFields book={book} today={today} form={form} onChange={change} />
      <RefusalNotice refusal={setting.refusal} />
    </SaveSheet>
  );
}

function TermsFields({
  book,
  today,
  form,
  onChange,
}: {
  readonly book: BookView;
  readonly today: PlainDate;
  readonly form: TermsForm;
  readonly onChange: (changed: Partial<TermsForm>) => void;
}) {
  const t = useWords('charges');
  const regimes: readonly Regime[] =
    book.creditor === 'lender' || book.debtors === 'consumer'
      ? ['none', 'contract']
      : ['none', 'msmed', 'ukLatePayment', 'euLatePayment', 'contract'];
  const isWrong = (text: string): boolean => text !== '' && !percentField.safeParse(text).success;
  const percent = (name: 'ratePercent' | 'penalPercent') => (
    <TextInput
      label={t(name)}
      inputMode="decimal"
      value={form[name]}
      onChange={(event) => onChange({ [name]: event.currentTarget.value.trim() })}
      error={isWrong(form[name]) ? t('notPercent') : undefined}
    />
  );
  return (
    <div className="stack-wide">
      <DateField
        label={t('fromOn')}
        text={form.fromText}
        onChange={(fromText, fromOn) => onChange({ fromText, fromOn })}
        today={today}
        bias="past"
      />
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
      {form.regime === 'contract' && percent('ratePercent')}
      {book.creditor === 'lender' && percent('penalPercent')}
      <TextInput
        label={t('clauseField')}
        value={form.clause}
        maxLength={300}
        onChange={(event) => onChange({ clause: event.currentTarget.value })}
      />
    </div>
  );
}

/** The terms the form stands for; null while something of them is missing. */
function termsOf(form: TermsForm): ChargeTerms | null {
  const interest = interestOf(form);
  const { penalPercent } = form;
  const isPenal = penalPercent !== '';
  if (interest === null || (isPenal && !percentField.safeParse(penalPercent).success)) return null;
  return {
    interest,
    penal: isPenal ? { ratePercent: penalPercent, dayCount: 'actual/365F' } : null,
    lateFee: null,
    clause: form.clause.trim(),
  };
}

function interestOf({ regime, rests, ratePercent }: TermsForm): InterestTerms | null {
  switch (regime) {
    case null:
      return null;
    case 'none':
    case 'ukLatePayment':
      return { regime };
    case 'msmed':
      return { regime, rests, agreedDays: null };
    case 'euLatePayment':
      return { regime, fixing: 'float', marginPercent: '8' };
    case 'contract':
      return percentField.safeParse(ratePercent).success
        ? { regime, ratePercent, dayCount: 'actual/365F', compounding: 'none' }
        : null;
  }
}
