import { type AgingReport, agingBuckets } from '../../../shared/contract/reports.ts';
import { useProcedure } from '../../api.ts';
import { AmountText } from '../../components/amount-text.tsx';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { countText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { AsOfReport, useAsOf } from './as-of-report.tsx';

/** What is owed by age at the end of a day, one currency at a time. Every figure comes from main. */
export function AgingScreen() {
  const t = useWords('reports');
  const asOf = useAsOf();
  const report = useProcedure('reportAging', { asOf: asOf.date }, { keepPrevious: true });
  return (
    <AsOfReport
      title={t('aging.title')}
      label={t('aging.asOf')}
      line={(date) => t('aging.asOfLine', { date })}
      asOf={asOf}
    >
      <DataState
        state={report}
        empty={(data) =>
          Object.keys(data.byCurrency).length === 0 && (
            <EmptyState title={t('aging.none')}>
              {t('aging.noneWhy', { date: dayText(data.asOf) })}
            </EmptyState>
          )
        }
      >
        {(data) =>
          Object.entries(data.byCurrency).map(([currency, figures]) => (
            <AgingTable key={currency} currency={currency} figures={figures} />
          ))
        }
      </DataState>
      <p className="muted">{t('aging.definition')}</p>
    </AsOfReport>
  );
}

type Figures = AgingReport['byCurrency'][string];

function AgingTable({ currency, figures }: { readonly currency: string; readonly figures: Figures }) {
  const t = useWords('reports');
  const amount = (amountMinor: number) => <AmountText amount={{ amountMinor, currency }} alwaysMinor />;
  const widest = Math.max(1, ...agingBuckets.map((bucket) => Math.abs(figures.buckets[bucket].amountMinor)));
  return (
    <section className="card" aria-label={t('aging.inCurrency', { currency })}>
      <table className="table">
        <caption className="aging-caption">{t('aging.inCurrency', { currency })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('aging.bucket')}</th>
            <th scope="col" className="number">
              {t('aging.count')}
            </th>
            <th scope="col" className="number">
              {t('aging.amount')}
            </th>
            <th scope="col" className="aging-share no-print">
              <span className="visually-hidden">{t('aging.share')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {agingBuckets.map((bucket) => {
            const { count, amountMinor } = figures.buckets[bucket];
            return (
              <tr key={bucket}>
                <th scope="row">{t(`aging.bucket_${bucket}`)}</th>
                <td className="number">{countText(count)}</td>
                <td className="number">{amount(amountMinor)}</td>
                {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- the meter inside has its name */}
                <td className="aging-share no-print">
                  <meter
                    className="aging-bar"
                    min={0}
                    max={widest}
                    value={Math.abs(amountMinor)}
                    aria-label={t('aging.share')}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('aging.total')}
            </th>
            <td className="number">
              <strong>{amount(figures.totalMinor)}</strong>
            </td>
          </tr>
          <tr>
            <th scope="row" colSpan={2}>
              {t('aging.unapplied')}
            </th>
            <td className="number">{amount(figures.unappliedMinor)}</td>
          </tr>
          <tr>
            <th scope="row" colSpan={2}>
              {t('aging.deducted')}
            </th>
            <td className="number">{amount(figures.deductedMinor)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
