import { Select, TextInput } from '@mantine/core';

import type { ImportPreview } from '../../../shared/contract/books.ts';
import { BookLawFields } from '../../components/book-law-fields.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { Terms } from './chosen-file.ts';

/** The currencies offered first; a file with a currency column needs none. */
const currencies = ['INR', 'USD', 'EUR', 'GBP', 'AED', 'CAD'] as const;

/** Which book, and whose law it stands under: asked once per book, shown ever after. */
export function BookQuestions({
  preview,
  terms,
  onChange,
}: {
  readonly preview: ImportPreview;
  readonly terms: Terms;
  readonly onChange: (terms: Terms) => void;
}) {
  const t = useWords('import');
  const { questions } = preview;
  const asksLaw = questions.some((question) => question !== 'currency') || terms.creditor !== undefined;
  return (
    <section className="card stack-wide" aria-label={t('law.title')}>
      <h2>{t('law.title')}</h2>
      <TextInput
        label={t('law.book')}
        description={t('law.bookHint')}
        defaultValue={preview.bookTitle}
        maxLength={120}
        onBlur={(event) => {
          const title = event.currentTarget.value.trim();
          if (title !== '' && title !== preview.bookTitle) onChange({ book: title });
        }}
      />
      {asksLaw ? (
        <BookLawFields
          creditor={terms.creditor ?? null}
          debtors={terms.debtors ?? null}
          state={terms.state ?? null}
          product={terms.product ?? null}
          onChange={(law) =>
            onChange({
              ...(law.creditor === null ? {} : { creditor: law.creditor }),
              ...(law.debtors === null ? {} : { debtors: law.debtors }),
              ...(law.state === null ? {} : { state: law.state }),
              ...(law.product === null ? {} : { product: law.product }),
            })
          }
        />
      ) : (
        <p className="muted">{t('law.known')}</p>
      )}
      {(questions.includes('currency') || terms.currency !== undefined) && (
        <Select
          label={t('law.currency')}
          description={t('law.currencyHint')}
          data={[...currencies]}
          value={terms.currency ?? 'INR'}
          onChange={(currency) => {
            if (currency !== null) onChange({ currency });
          }}
        />
      )}
    </section>
  );
}
