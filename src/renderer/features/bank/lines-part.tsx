import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';

import type { BankListedLine } from '../../../shared/contract/bank.ts';
import { newCommandId, useCommand, useProcedure } from '../../api.ts';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { LikelyLineDialog } from './likely-line-dialog.tsx';
import { LineAsideDialog } from './line-aside-dialog.tsx';
import { LineReceiptDialog } from './line-receipt-dialog.tsx';

const states = ['open', 'likely', 'aside', 'out'] as const;
type LinesState = (typeof states)[number];
type LineAct = 'receipt' | 'likely' | 'aside';

/** Lines of the bank that nothing explains: make a receipt of one, or put it aside with its reason. */
export function LinesPart() {
  const t = useWords('bank');
  const [state, setState] = useState<LinesState>('open');
  const [doing, setDoing] = useState<{
    readonly line: BankListedLine;
    readonly act: LineAct;
  } | null>(null);
  const lines = useProcedure('listBankLines', { state, limit: 200 }, { keepPrevious: true });
  return (
    <div className="stack-wide bank-part">
      <div>
        <SegmentedControl
          aria-label={t('lines.which')}
          value={state}
          onChange={(value) => setState(value as LinesState)}
          data={states.map((value) => ({ value, label: t(`lines.${value}`) }))}
        />
      </div>
      <DataState
        state={lines}
        empty={(data) => data.total === 0 && <EmptyState title={t(`lines.none_${state}`)} />}
      >
        {(data) => (
          <>
            <p className="muted">
              {t('lines.sum', {
                count: data.total,
                totals: data.totals.map((total) => amountText(total)).join(' · '),
              })}
            </p>
            <ScrollTable label={t(`lines.${state}`)}>
              <thead>
                <tr>
                  <th scope="col">{t('lines.day')}</th>
                  <th scope="col">{t('lines.words')}</th>
                  <th scope="col" className="number">
                    {t('lines.amount')}
                  </th>
                  <th scope="col">
                    <span className="visually-hidden">{t('lines.acts')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {data.rows.map((line) => (
                  <LineRow
                    key={line.lineId}
                    line={line}
                    state={state}
                    onAct={(act) => setDoing({ line, act })}
                  />
                ))}
              </tbody>
            </ScrollTable>
          </>
        )}
      </DataState>
      {doing?.act === 'receipt' && <LineReceiptDialog line={doing.line} onClose={() => setDoing(null)} />}
      {doing?.act === 'likely' && (
        <LikelyLineDialog
          line={doing.line}
          onGoOn={() => setDoing({ line: doing.line, act: 'receipt' })}
          onClose={() => setDoing(null)}
        />
      )}
      {doing?.act === 'aside' && <LineAsideDialog line={doing.line} onClose={() => setDoing(null)} />}
    </div>
  );
}

function LineRow({
  line,
  state,
  onAct,
}: {
  readonly line: BankListedLine;
  readonly state: LinesState;
  readonly onAct: (act: LineAct) => void;
}) {
  const t = useWords('bank');
  const takeUp = useCommand('takeUpBankLine');
  const isIncoming = state === 'open' || state === 'likely';
  const { currency } = line.amount;
  const amount = amountText(isIncoming ? { amountMinor: line.openMinor, currency } : line.amount);
  const run = async (): Promise<void> => {
    const done = await takeUp.run({ commandId: newCommandId(), lineId: line.lineId });
    if (done.ok) showToast(t('lines.takenUp'));
  };
  return (
    <tr>
      <td>
        {dayText(line.on)}
        <div className="muted">{t('lines.age', { count: line.ageDays })}</div>
      </td>
      <td className="bank-words">
        {line.narration === '' ? line.reference : line.narration}
        <div className="muted">
          {line.accountRef}
          {line.asideReason !== null && ` · ${t(`aside.${line.asideReason}`)}`}
          {line.asideNote !== null && ` · ${line.asideNote}`}
        </div>
        <LikelyReceipts line={line} />
        <RefusalNotice refusal={takeUp.refusal} />
      </td>
      <td className="number">{amount}</td>
      <td className="bank-acts">
        <span className="row">
          {isIncoming && (
            <Button
              variant="default"
              aria-label={t('lines.receiptLabel', { amount, day: dayText(line.on) })}
              onClick={() => onAct(line.likely.length > 0 ? 'likely' : 'receipt')}
            >
              {t('lines.receipt')}
            </Button>
          )}
          {state !== 'aside' && (
            <Button
              variant="default"
              aria-label={t('lines.asideLabel', { amount, day: dayText(line.on) })}
              onClick={() => onAct('aside')}
            >
              {t('lines.putAside')}
            </Button>
          )}
          {state === 'aside' && (
            <Button variant="default" loading={takeUp.isRunning} onClick={() => void run()}>
              {t('lines.takeUp')}
            </Button>
          )}
        </span>
      </td>
    </tr>
  );
}

/** Which receipts a line may be the money of. */
function LikelyReceipts({ line }: { readonly line: BankListedLine }) {
  const t = useWords('bank');
  return line.likely.map(({ receiptId, at, tender, number, name, ahead }) => (
    <div key={`${receiptId} ${at}`}>
      {t('lines.likelyIs', {
        receipt: ahead === null ? t(`tender.${tender}`, { number }) : t(`ahead.${ahead}`, { number }),
        name,
      })}
    </div>
  ));
}
