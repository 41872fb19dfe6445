import type { DayFigures } from '../../../shared/domain/day-end/figures.ts';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** What everybody's day comes to, by currency and tender. */
export function DayTotals({ totals }: { readonly totals: DayFigures['totals'] }) {
  const t = useWords('day-end');
  const { receipts, tenders, promises, voids, visits, calls } = totals;
  return (
    <dl className="day-end-totals card">
      <div>
        <dt>{t('total.receipts')}</dt>
        <dd className="day-end-figure">
          {receipts.length === 0
            ? t('none')
            : receipts.map((sum) => (
                <span key={sum.currency}>{t('countAndSum', { count: sum.count, sum: amountText(sum) })}</span>
              ))}
        </dd>
      </div>
      {tenders.map((sum) => (
        <div key={`${sum.currency}-${sum.tender}`}>
          <dt>{t(`codes:tender.${sum.tender}`)}</dt>
          <dd>{t('countAndSum', { count: sum.count, sum: amountText(sum) })}</dd>
        </div>
      ))}
      {voids.map((sum) => (
        <div key={sum.currency}>
          <dt>{t('total.voids')}</dt>
          <dd>{t('countAndSum', { count: sum.count, sum: amountText(sum) })}</dd>
        </div>
      ))}
      {promises.map((sum) => (
        <div key={sum.currency}>
          <dt>{t('total.promises')}</dt>
          <dd>{t('countAndSum', { count: sum.count, sum: amountText(sum) })}</dd>
        </div>
      ))}
      <div>
        <dt>{t('total.contacts')}</dt>
        <dd>
          {t('total.visits', { count: visits })}, {t('total.calls', { count: calls })}
        </dd>
      </div>
    </dl>
  );
}
