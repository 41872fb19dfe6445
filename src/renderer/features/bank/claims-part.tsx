import { useProcedure } from '../../api.ts';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ClaimWords } from './bank-words.tsx';

/** Money that receipts say went to the bank, and no line shows; the oldest first. */
export function ClaimsPart() {
  const t = useWords('bank');
  const claims = useProcedure('listBankClaims', { limit: 200 }, { keepPrevious: true });
  return (
    <div className="stack-wide bank-part">
      <DataState state={claims} empty={(data) => data.total === 0 && <EmptyState title={t('claims.none')} />}>
        {(data) => (
          <>
            <p className="muted">
              {t('claims.sum', {
                count: data.total,
                totals: data.totals.map((total) => amountText(total)).join(' · '),
              })}
            </p>
            <ScrollTable label={t('claims.title')}>
              <thead>
                <tr>
                  <th scope="col">{t('claims.money')}</th>
                  <th scope="col" className="number">
                    {t('claims.age')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {data.rows.map((claim) => (
                  <tr key={`${claim.receiptId} ${claim.at}`}>
                    <td>
                      <ClaimWords claim={claim} />
                    </td>
                    <td className="number">{t('lines.age', { count: claim.ageDays })}</td>
                  </tr>
                ))}
              </tbody>
            </ScrollTable>
          </>
        )}
      </DataState>
    </div>
  );
}
