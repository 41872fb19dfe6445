import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import type { OutputOf } from '../../../shared/contract/contract.ts';
import { parseDateWords } from '../../../shared/domain/date-words.ts';
import { useProcedure } from '../../api.ts';
import { AmountsText } from '../../components/amount-text.tsx';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { DateField } from '../../components/date-field.tsx';
import { ReceiptStopNotice } from '../../components/receipt-stop-notice.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { Notice, StatusChip } from '../../components/status-chip.tsx';
import { amountText, dayText, timeText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import { AskVoid } from './ask-void.tsx';
import { UnappliedList } from './unapplied-list.tsx';
import './receipt.css';

/** The receipts of a day with their total per currency, and the cash in the signed-in person's hands. */
export function ReceiptsScreen() {
  const t = useWords('receipt');
  const { today } = useSession();
  const [dayWords, setDayWords] = useState('today');
  const read = parseDateWords(dayWords, { today, bias: 'past' });
  const [on, setOn] = useState(today);
  const day = read.ok ? read.value.date : on;
  if (day !== on) setOn(day);
  const receipts = useProcedure('listReceipts', { on: day, limit: 500 }, { keepPrevious: true });
  return (
    <div className="screen">
      <div className="row">
        <h1>{t('listTitle')}</h1>
        <Link className="link-button push no-print" to="/check-paper">
          {t('papers:checkTitle')}
        </Link>
      </div>
      <div className="receipts-day no-print">
        <DateField label={t('day')} text={dayWords} today={today} bias="past" onChange={setDayWords} />
      </div>
      <UnappliedList />
      <SyncNotices />
      <DataState
        state={receipts}
        empty={(data) =>
          data.total === 0 && (
            <>
              <CashInHand data={data} />
              <EmptyState title={t('noneOn', { day: dayText(day) })}>{t('noneHint')}</EmptyState>
            </>
          )
        }
      >
        {(data) => (
          <div className="stack-wide">
            <p>
              {t('count', { count: receiptsOf(data) })} ·{' '}
              <strong>
                <AmountsText amounts={data.totals} />
              </strong>
            </p>
            <CashInHand data={data} />
            <ReceiptRows data={data} />
          </div>
        )}
      </DataState>
    </div>
  );
}

/** A receipt that is held is in no list: the person who wrote it is told that it is; and when no new one can be written. */
function SyncNotices() {
  const t = useWords('sync');
  const { data } = useProcedure('readSync', {});
  if (data === undefined) return null;
  return (
    <>
      <ReceiptStopNotice stop={data.receiptStop} />
      {data.money.held.length > 0 && (
        <Notice tone="danger">
          {t('receipts.held')}: <AmountsText amounts={data.money.held} />.{' '}
          <Link to="/sync">{t('receipts.see')}</Link>
        </Notice>
      )}
    </>
  );
}

type Receipts = OutputOf<'listReceipts'>;

/** All that the total is of: those in the list, and those of which only the cash is here. */
function receiptsOf({ total, cashElsewhere }: Receipts): number {
  return cashElsewhere.reduce((count, { receipts }) => count + receipts, total);
}

function CashInHand({ data }: { readonly data: Receipts }) {
  const t = useWords('receipt');
  return (
    <div className="card stack">
      <p>
        {t('cashInHand')}{' '}
        <strong>
          <AmountsText amounts={data.cashInHand} none={t('noCash')} />
        </strong>
      </p>
      {data.cashElsewhere.map(({ receipts, amount }) => (
        <p key={amount.currency} className="muted">
          {t('elsewhere.cash', { count: receipts, amount: amountText(amount) })}
        </p>
      ))}
    </div>
  );
}

function ReceiptRows({ data }: { readonly data: Receipts }) {
  const t = useWords('receipt');
  return (
    <ScrollTable label={t('listTitle')}>
      <caption className="visually-hidden">{t('listTitle')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('fact.number')}</th>
          <th scope="col">{t('fact.from')}</th>
          <th scope="col">{t('fact.writtenAt')}</th>
          <th scope="col">{t('by')}</th>
          <th scope="col" className="number">
            {t('amount')}
          </th>
          <th scope="col">{t('state')}</th>
        </tr>
      </thead>
      <tbody>
        {data.rows.map((row) => (
          <tr key={row.receiptId}>
            <td>
              {row.isElsewhere ? (
                row.number
              ) : (
                <Link to="/receipt/$receiptId" params={{ receiptId: row.receiptId }}>
                  {row.number}
                </Link>
              )}
            </td>
            <td>
              <FromWhom row={row} />
            </td>
            <td>{timeText(row.recordedMs)}</td>
            <td>{row.recordedByName}</td>
            <td className="number">{amountText(row.amount, { alwaysMinor: true })}</td>
            <td>
              <VoidState state={row.voidState} />
              <Standing standing={row.standing} />
              {!row.isElsewhere && (
                <span className="no-print">
                  <AskVoid receipt={row} />
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** The customer, with the way to the account while it is here; of one that went to somebody else the name for as long as it is kept. */
function FromWhom({ row }: { readonly row: Receipts['rows'][number] }) {
  const t = useWords('receipt');
  if (!row.isElsewhere)
    return (
      <Link to="/account/$accountId" params={{ accountId: row.accountId }} search={{}}>
        {row.partyName}
      </Link>
    );
  return (
    <span className="stack">
      <span>{row.partyName === '' ? t('elsewhere.noName') : row.partyName}</span>
      <span className="muted">{t('elsewhere.what')}</span>
    </span>
  );
}

/** Whether the team has the receipt; nothing where somebody works alone. */
function Standing({ standing }: { readonly standing: Receipts['rows'][number]['standing'] }) {
  const t = useWords('sync');
  if (standing === null) return null;
  if (standing === 'held') return <StatusChip tone="danger">{t('workState.held')}</StatusChip>;
  return <span className="muted">{t(`workState.${standing === 'withTeam' ? 'accepted' : standing}`)}</span>;
}

function VoidState({ state }: { readonly state: Receipts['rows'][number]['voidState'] }) {
  const t = useWords('receipt');
  if (state === 'pending') return <StatusChip tone="warning">{t('voidPending')}</StatusChip>;
  if (state === 'approved') return <StatusChip tone="danger">{t('voidApproved')}</StatusChip>;
  return state === 'rejected' ? <StatusChip tone="neutral">{t('voidRejected')}</StatusChip> : null;
}
