import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import type { ClassificationReport, ClassSum } from '../../../shared/contract/classification.ts';
import { useProcedure } from '../../api.ts';
import { AmountText } from '../../components/amount-text.tsx';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { className } from '../../i18n/class-name.ts';
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
            <Filter codes={data.codes} stages={stagesSeen(data)} code={code} onChange={setCode} />
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

function stagesSeen({ stages, byStage }: ClassificationReport): readonly string[] {
  return stages.filter((stage) => Object.values(byStage).some((sums) => (sums[stage]?.count ?? 0) > 0));
}

function Totals({ report, currency }: { readonly report: ClassificationReport; readonly currency: string }) {
  const t = useWords('classification');
  const sums = report.byCurrency[currency] ?? {};
  const amount = (amountMinor: number) => <AmountText amount={{ amountMinor, currency }} alwaysMinor />;
  const line = (key: string, name: string, sum: ClassSum | undefined) => (
    <tr key={key}>
      <th scope="row">{name}</th>
      <td className="number">{countText(sum?.count ?? 0)}</td>
      <td className="number">{amount(sum?.owedMinor ?? 0)}</td>
      <td className="number">{amount(sum?.overdueMinor ?? 0)}</td>
    </tr>
  );
  const stageSums = report.byStage[currency] ?? {};
  // Stages that nobody has say nothing.
  const ofStages = report.stages
    .filter((stage) => (stageSums[stage]?.count ?? 0) > 0)
    .map((stage) => line(stage, t('ofWhich', { stage: t(`stage.${stage}`) }), stageSums[stage]));
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
          {[...report.codes.map((code) => line(code, t(`code.${code}`), sums[code])), ...ofStages]}
        </tbody>
      </table>
    </section>
  );
}

function Filter({
  codes,
  stages,
  code,
  onChange,
}: {
  readonly codes: readonly string[];
  readonly stages: readonly string[];
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
      {stages.map((stage) => (
        <Button
          key={stage}
          variant={stage === code ? 'filled' : 'default'}
          aria-pressed={stage === code}
          onClick={() => onChange(stage)}
        >
          {t('stageFilter', { stage: t(`stage.${stage}`) })}
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
                {className(row.code, row.stage)}
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
