import type { ImportPreview } from '../../../shared/contract/books.ts';
import { AmountText } from '../../components/amount-text.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

const shownRows = 8;

/** The first rows as they would come in: what a date and an amount of the file were read as. */
export function SampleRows({ rows }: { readonly rows: ImportPreview['sample'] }) {
  const t = useWords('import');
  if (rows.length === 0) return null;
  return (
    <section className="card stack" aria-label={t('sample.title')}>
      <h2>{t('sample.title')}</h2>
      <ScrollTable label={t('sample.title')}>
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('row')}
            </th>
            <th scope="col">{t('field.partyName')}</th>
            <th scope="col">{t('field.documentNumber')}</th>
            <th scope="col">{t('field.issuedOn')}</th>
            <th scope="col">{t('field.dueOn')}</th>
            <th scope="col" className="number">
              {t('field.outstanding')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shownRows).map(({ row, party, number, issuedOn, dueOn, amount }) => (
            <tr key={row}>
              <td className="number muted">{row}</td>
              <td>{party}</td>
              <td>{number}</td>
              <td>{dayText(issuedOn)}</td>
              <td>{dayText(dueOn)}</td>
              <td className="number">
                <AmountText amount={amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  );
}
