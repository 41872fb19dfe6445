import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import type { ClassificationReport } from '../../../shared/contract/classification.ts';
import { useProcedure } from '../../api.ts';
import { AmountText } from '../../components/amount-text.tsx';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { countText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { AsOfReport, useAsOf } from './as-of-report.tsx';

const mostShown = 200;

/** Lenders' accounts by class at the end of a day, with totals; one class on demand (row L7). */
export function ClassificationScreen() {
  const t = useWords('classification');
  const asOf = useAsOf();
  const [code, setCode] = useState<string | null>(null);
  const report = useProcedure(
    'reportClassification',
    { asOf: asOf.date, limit: mostShown, ...(code === null ? {} : { codes: [code] }) },
    { keepPrevious: true },
  );
  return (
    <AsOfReport title={t('title')} label={t('asOf')} line={(date) => t('asOfLine', { date })} asOf={asOf}>
      <DataState
        state={report}
        empty={(data) =>
          Object.keys(data.byCurrency).length === 0 && (
            <EmptyState title={t('none')}>{t('noneWhy')}</EmptyState>
          )
        }
      >
        {(data) => (
          <div className="stack-wide">
            {Object.keys(data.byCurrency).map((currency) => (
              <Totals key={currency} report={data} currency={currency} />
            ))}
            <Filter codes={data.codes} code={code} onChange={setCode} />
            <Accounts report={data} />
          </div>
        )}
      </DataState>
      <p className="muted">{t('definition')}</p>
      {report.data?.versionId !== undefined && report.data.versionId !== null && (
        <p className="muted">{t('by', { version: report.data.versionId })}</p>
      )}
    </AsOfReport>
  );
}

function Totals({ report, currency }: { readonly report: ClassificationReport; readonly currency: string }) {
  const t = useWords('classification');
  const sums = report.byCurrency[currency] ?? {};
  const amount = (amountMinor: number) => <AmountText amount={{ amountMinor, currency }} alwaysMinor />;
  return (
    <section className="card">
      <table className="table">
        <caption className="aging-caption">{t('inCurrency', { currency })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('class')}</th>
            <th scope="col" className="number">
              {t('accounts')}
            </th>
            <th scope="col" className="number">
              {t('owed')}
            </th>
            <th scope="col" className="number">
              {t('overdue')}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.codes.map((code) => (
            <tr key={code}>
              <th scope="row">{t(`code.${code}`)}</th>
              <td className="number">{countText(sums[code]?.count ?? 0)}</td>
              <td className="number">{amount(sums[code]?.owedMinor ?? 0)}</td>
              <td className="number">{amount(sums[code]?.overdueMinor ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Filter({
  codes,
  code,
  onChange,
}: {
  readonly codes: readonly string[];
  readonly code: string | null;
  readonly onChange: (code: string | null) => void;
}) {
  const t = useWords('classification');
  return (
    <fieldset className="row choice-row no-print">
      <legend className="visually-hidden">{t('show')}</legend>
      {[null, ...codes].map((one) => (
        <Button
          key={one ?? 'all'}
          variant={one === code ? 'filled' : 'default'}
          aria-pressed={one === code}
          onClick={() => onChange(one)}
        >
          {one === null ? t('all') : t(`code.${one}`)}
        </Button>
      ))}
    </fieldset>
  );
}

function Accounts({ report }: { readonly report: ClassificationReport }) {
  const t = useWords('classification');
  return (
    <section className="stack">
      <ScrollTable label={t('rows')}>
        <caption className="visually-hidden">{t('rows')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('customer')}</th>
            <th scope="col">{t('class')}</th>
            <th scope="col">{t('since')}</th>
            <th scope="col" className="number">
              {t('days')}
            </th>
            <th scope="col" className="number">
              {t('owed')}
            </th>
            <th scope="col" className="number">
              {t('overdue')}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.rows.map((row) => (
            <tr key={row.accountId}>
              <td>
                <Link to="/account/$accountId" params={{ accountId: row.accountId }} search={{}}>
                  {row.partyName}
                </Link>
                <span className="second-line">
                  {row.account} · {row.bookTitle}
                </span>
              </td>
              <td>
                {t(`code.${row.code}`)}
                {row.cause !== 'days' && row.isNonPerforming && (
                  <span className="second-line">{t(`cause.${row.cause}`)}</span>
                )}
              </td>
              <td>{row.since === null ? '' : dayText(row.since)}</td>
              <td className="number">{row.daysInclusive === 0 ? '' : countText(row.daysInclusive)}</td>
              <td className="number">
                <AmountText amount={row.owed} />
              </td>
              <td className="number">
                <AmountText amount={row.overdue} />
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <p className="muted">
        {t('shown', { shown: countText(report.rows.length), total: countText(report.total) })}
      </p>
    </section>
  );
}
