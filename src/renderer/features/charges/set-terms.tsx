import { useState } from 'react';

import type { BookView } from '../../../shared/contract/books.ts';
import { goodsTaxRatesOn } from '../../../shared/domain/charges/goods-tax.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { useCommand, useCommandId, useProcedure } from '../../api.ts';
import { DateField, dateFieldText } from '../../components/date-field.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { SaveSheet } from '../../components/save-sheet.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { TermsFields } from './terms-fields.tsx';
import { blankTerms, termsOfForm } from './terms-form.ts';
import './terms.css';

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
  const [form, setForm] = useState(blankTerms);
  const [from, setFrom] = useState<{ readonly text: string; readonly on: PlainDate | null }>({
    text: dateFieldText(today),
    on: today,
  });
  const rules = useProcedure('readChargeRules', {});
  const goodsTax = rules.data?.statutes.goodsTax;
  const taxPercents = goodsTax === undefined ? [] : goodsTaxRatesOn(goodsTax, from.on ?? today);
  const currency = book.totals[0]?.currency ?? 'INR';
  const terms = termsOfForm(form, currency);
  const save = async (): Promise<void> => {
    if (terms === null || from.on === null || setting.isRunning) return;
    const result = await setting.run({ commandId, bookId: book.bookId, fromOn: from.on, terms });
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
      isReady={terms !== null && from.on !== null}
      isRunning={setting.isRunning}
      onSave={save}
    >
      <div className="stack-wide">
        <DateField
          label={t('fromOn')}
          text={from.text}
          onChange={(text, on) => setFrom({ text, on })}
          today={today}
          bias="past"
        />
        <TermsFields
          owner={{ ...book, currency, taxPercents }}
          form={form}
          onChange={(changed) => setForm((before) => ({ ...before, ...changed }))}
        />
      </div>
      <RefusalNotice refusal={setting.refusal} />
    </SaveSheet>
  );
}
