import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useState } from 'react';

import type { DeductionView } from '../../../shared/contract/deductions.ts';
import { useProcedure } from '../../api.ts';
import { AmountsText, AmountText } from '../../components/amount-text.tsx';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { TaxQuarters } from './tax-quarters.tsx';
import './deductions.css';

const mostShown = 500;
const lists = { open: ['open'], decided: ['accepted', 'partAccepted', 'rejected'] } as const;

/** What customers kept back with a reason and who looks after it, and the certificates of tax that are missing. */
export function DeductionsScreen() {
  const t = useWords('deductions');
  const [list, setList] = useState<keyof typeof lists>('open');
  const found = useProcedure(
    'listDeductions',
    { states: [...lists[list]], limit: mostShown },
    { keepPrevious: true },
  );
  return (
    <div className="screen">
      <div className="row">
        <h1>{t('title')}</h1>
        <Button
          className="push no-print"
          variant="default"
          leftSection={<Printer size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('components:print.print')}
        </Button>
      </div>
      <p className="muted no-print">{t('what')}</p>
      <fieldset className="row choice-row no-print">
        <legend className="visually-hidden">{t('show')}</legend>
        {(['open', 'decided'] as const).map((name) => (
          <Button
            key={name}
            variant={name === list ? 'filled' : 'default'}
            aria-pressed={name === list}
            onClick={() => setList(name)}
          >
            {t(name)}
          </Button>
        ))}
      </fieldset>
      <DataState
        state={found}
        empty={(data) => data.total === 0 && <EmptyState title={t('none')}>{t('noneWhy')}</EmptyState>}
      >
        {(data) => (
          <section className="stack">
            <p>
              {t('total')}: <AmountsText amounts={data.totals} />
            </p>
            <DeductionTable label={t(list)} rows={data.rows} />
          </section>
        )}
      </DataState>
      <TaxQuarters />
    </div>
  );
}

function DeductionTable({
  label,
  rows,
}: {
  readonly label: string;
  readonly rows: readonly DeductionView[];
}) {
  const t = useWords('deductions');
  return (
    <ScrollTable label={label}>
      <caption className="visually-hidden">{label}</caption>
      <thead>
        <tr>
          <th scope="col">{t('customer')}</th>
          <th scope="col">{t('reasonColumn')}</th>
          <th scope="col" className="number">
            {t('amount')}
          </th>
          <th scope="col">{t('owner')}</th>
          <th scope="col">{t('followUp')}</th>
          <th scope="col">{t('state')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.deductionId}>
            <td>
              <Link to="/account/$accountId" params={{ accountId: row.accountId }} search={{}}>
                {row.partyName}
              </Link>
              <span className="second-line">
                {row.account} · {row.lines.map(({ number }) => number).join(', ')}
              </span>
            </td>
            <td>{t(`reason.${row.reason}`)}</td>
            <td className="number">
              <AmountText amount={row.amount} />
            </td>
            <td>{row.ownerName ?? t('nobody')}</td>
            <td>
              {dayText(row.followUpOn)} {row.isLate && <StatusChip tone="warning">{t('late')}</StatusChip>}
            </td>
            <td>
              {t(`stateOf.${row.state}`)}
              {row.creditNoteNumber !== null && <span className="second-line">{row.creditNoteNumber}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
