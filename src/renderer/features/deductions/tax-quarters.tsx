import { Link } from '@tanstack/react-router';

import type { TaxQuarterView } from '../../../shared/contract/deductions.ts';
import { useProcedure } from '../../api.ts';
import { AmountsText, AmountText } from '../../components/amount-text.tsx';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Quarters whose certificates of tax do not cover what was deducted, the oldest first. */
export function TaxQuarters() {
  const t = useWords('deductions');
  const found = useProcedure('listTaxQuarters', { limit: 500 });
  return (
    <section className="stack">
      <h2>{t('certificates')}</h2>
      <p className="muted">{t('certificatesWhat')}</p>
      <DataState
        state={found}
        empty={(data) =>
          data.total === 0 && (
            <EmptyState title={t('certificatesNone')}>{t('certificatesNoneWhy')}</EmptyState>
          )
        }
      >
        {(data) => (
          <>
            <p>
              {t('missing')}: <AmountsText amounts={data.totals} />
            </p>
            <QuarterTable rows={data.rows} />
          </>
        )}
      </DataState>
    </section>
  );
}

function QuarterTable({ rows }: { readonly rows: readonly TaxQuarterView[] }) {
  const t = useWords('deductions');
  return (
    <ScrollTable label={t('certificates')}>
      <caption className="visually-hidden">{t('certificates')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('customer')}</th>
          <th scope="col">{t('quarter')}</th>
          <th scope="col" className="number">
            {t('claimed')}
          </th>
          <th scope="col" className="number">
            {t('certified')}
          </th>
          <th scope="col">{t('due')}</th>
          <th scope="col">{t('state')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.accountId} ${row.quarter}`}>
            <td>
              <Link to="/account/$accountId" params={{ accountId: row.accountId }} search={{}}>
                {row.partyName}
              </Link>
              <span className="second-line">{row.account}</span>
            </td>
            <td>{row.quarter}</td>
            <td className="number">
              <AmountText amount={row.claimed} />
            </td>
            <td className="number">
              <AmountText amount={row.certified} />
            </td>
            <td>{dayText(row.dueOn)}</td>
            <td>
              <StatusChip tone={row.standing === 'awaited' ? 'neutral' : 'warning'}>
                {t(`certificateStanding.${row.standing}`)}
              </StatusChip>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
