import { Select } from '@mantine/core';

import type { ImportPreview } from '../../../shared/contract/books.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Terms } from './chosen-file.ts';

/** What kind of file it is, which sheet was taken, and what its dates and signs mean where it does not say. */
export function FileQuestions({
  preview,
  terms,
  onChange,
}: {
  readonly preview: ImportPreview;
  readonly terms: Terms;
  readonly onChange: (terms: Terms) => void;
}) {
  const t = useWords('import');
  const { shape, format, sheet, sheets, dateQuestion, owedSign } = preview;
  return (
    <section className="card stack-wide" aria-label={t('file.title')}>
      <h2>{t('file.title')}</h2>
      <p>{shape === null ? t(`format.${format}`) : t('file.shape', { shape: t(`shape.${shape}`) })}</p>
      {sheets.length > 1 && (
        <Select
          label={t('file.sheet')}
          description={t('file.sheetHint')}
          data={sheets.includes(sheet ?? '') ? [...sheets] : [...sheets, sheet ?? '']}
          value={sheet}
          onChange={(chosen) => {
            // Columns of one sheet say nothing about another.
            if (chosen !== null && chosen !== sheet) onChange({ sheet: chosen, mapping: undefined });
          }}
        />
      )}
      {(dateQuestion !== null || terms.dateOrder !== undefined) && (
        <div className="stack">
          <ChoiceKeys
            label={t('file.dates', { columns: dateQuestion?.columns.join(', ') ?? '' })}
            value={terms.dateOrder ?? null}
            onChange={(dateOrder) => onChange({ dateOrder })}
            choices={[
              { code: 'dayFirst', label: t('order.dayFirst') },
              { code: 'monthFirst', label: t('order.monthFirst') },
            ]}
          />
          {dateQuestion !== null && (
            <ul className="muted">
              {dateQuestion.examples.map(({ written, dayFirst, monthFirst }) => (
                <li key={written}>
                  {t('file.dateExample', {
                    written,
                    dayFirst: dayText(dayFirst),
                    monthFirst: dayText(monthFirst),
                  })}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      {owedSign !== null && (
        <ChoiceKeys
          label={t('file.sign')}
          value={owedSign}
          onChange={(chosen) => onChange({ owedSign: chosen })}
          choices={[
            { code: 'minus', label: t('file.signMinus') },
            { code: 'plus', label: t('file.signPlus') },
          ]}
        />
      )}
      <MergedNumbers merged={preview.mergedNumbers} />
    </section>
  );
}

/** Numbers that differ by zeros in front were taken for one customer: by name, so that a wrong one is seen. */
function MergedNumbers({ merged }: { readonly merged: ImportPreview['mergedNumbers'] }) {
  const t = useWords('import');
  if (merged.length === 0) return null;
  return (
    <details>
      <summary>{t('file.merged', { count: merged.length })}</summary>
      <ul>
        {merged.map(({ partyName, spellings }) => (
          <li key={spellings.join(' ')}>
            {t('file.mergedRow', { name: partyName, spellings: spellings.join(' = ') })}
          </li>
        ))}
      </ul>
    </details>
  );
}
