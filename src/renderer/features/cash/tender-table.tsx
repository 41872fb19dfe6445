import type { TenderLine } from '../../../shared/contract/cash.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { amountText, countText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Receipts by the way they were paid. */
export function TenderTable({
  rows,
}: {
  readonly rows: readonly (TenderLine & { readonly currency: string })[];
}) {
  const t = useWords('cash');
  const c = useWords('codes');
  return (
    <ScrollTable label={t('tenders.title')}>
      <thead>
        <tr>
          <th scope="col">{t('tenders.tender')}</th>
          <th scope="col" className="number">
            {t('tenders.receipts')}
          </th>
          <th scope="col" className="number">
            {t('tenders.sum')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ tender, currency, receipts, expectedMinor }) => (
          <tr key={`${tender}-${currency}`}>
            <th scope="row">{c(`tender.${tender}`)}</th>
            <td className="number">{countText(receipts)}</td>
            <td className="number">{amountText({ amountMinor: expectedMinor, currency })}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
