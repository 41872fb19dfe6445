import { Select } from '@mantine/core';

import type { ImportColumnView } from '../../../shared/contract/books.ts';
import { importFields } from '../../../shared/domain/import-fields.ts';
import { StatusChip, type Tone } from '../../components/status-chip.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** The choice that a column is not used; a field's name is never empty. */
const unused = '';

/** What each column of the file was taken for and how sure that is; any of it can be changed. */
export function ColumnTable({
  columns,
  onChange,
}: {
  readonly columns: readonly ImportColumnView[];
  readonly onChange: (column: string, field: string | null) => void;
}) {
  const t = useWords('import');
  const fields = importFields.map((field) => ({ value: field, label: t(`field.${field}`) }));
  const data = [{ value: unused, label: t('columns.nothing') }, ...fields];
  return (
    <section className="card stack" aria-label={t('columns.title')}>
      <h2>{t('columns.title')}</h2>
      <p className="muted">{t('columns.what')}</p>
      <table className="table import-columns">
        <thead>
          <tr>
            <th scope="col">{t('columns.column')}</th>
            <th scope="col">{t('columns.samples')}</th>
            <th scope="col">{t('columns.means')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ column, field, confidence, samples }) => (
            <tr key={column}>
              <th scope="row">{column}</th>
              <td className="import-samples">{samples.filter((sample) => sample !== '').join(' · ')}</td>
              <td>
                <div className="row">
                  <Select
                    aria-label={t('columns.meansOf', { column })}
                    data={data}
                    value={field ?? unused}
                    searchable
                    onChange={(chosen) => onChange(column, chosen === unused ? null : chosen)}
                  />
                  <Confidence field={field} percent={confidence} />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Confidence({ field, percent }: { readonly field: string | null; readonly percent: number | null }) {
  const t = useWords('import');
  if (field === null || percent === null) return null;
  const level = percent >= 80 ? 'sure' : percent >= 60 ? 'likely' : 'guess';
  const tone: Tone = level === 'sure' ? 'ok' : level === 'likely' ? 'info' : 'warning';
  return <StatusChip tone={tone}>{t(`columns.${level}`)}</StatusChip>;
}
