import { Button } from '@mantine/core';
import { useState } from 'react';

import type { CashDayView, CashDeskView, HandoverView } from '../../../shared/contract/cash.ts';
import { useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall, useSession } from '../../session/session.tsx';
import { AnswerForm } from './answer-form.tsx';
import { DayCard } from './day-card.tsx';
import { DecideDayForm } from './decide-day-form.tsx';
import { HandoverList } from './handover-list.tsx';
import { LimitButton } from './limit-button.tsx';
import { PersonWallet } from './person-wallet.tsx';
import { TenderTable } from './tender-table.tsx';

/** Everybody's cash: what waits for a word, who holds how much, and the day's receipts by tender. */
export function CashDesk() {
  const desk = useProcedure('readCashDesk', {}, { keepPrevious: true });
  return <DataState state={desk}>{(data) => <Desk desk={data} />}</DataState>;
}

function Desk({ desk }: { readonly desk: CashDeskView }) {
  const t = useWords('cash');
  const { user } = useSession();
  const mayAnswer = useMayCall('answerHandover');
  const wallet = useProcedure('readWallet', {});
  const [answering, setAnswering] = useState<HandoverView | null>(null);
  const [deciding, setDeciding] = useState<CashDayView | null>(null);
  return (
    <div className="stack-wide">
      {desk.waiting.length > 0 && (
        <section className="stack" aria-label={t('desk.waiting')}>
          <h2>{t('desk.waiting')}</h2>
          {desk.waiting.map((day) => (
            <DayCard key={day.closeId} day={day} withName onDecide={setDeciding} />
          ))}
        </section>
      )}
      {desk.onPaper.length > 0 && (
        <section className="stack" aria-label={t('desk.onPaper')}>
          <h2>{t('desk.onPaper')}</h2>
          <HandoverList
            handovers={desk.onPaper}
            side="office"
            onAnswer={mayAnswer ? (one) => one.userId !== user.userId && setAnswering(one) : null}
          />
        </section>
      )}
      {desk.disputed.length > 0 && (
        <section className="stack" aria-label={t('desk.disputed')}>
          <h2>{t('desk.disputed')}</h2>
          <HandoverList handovers={desk.disputed} side="office" onAnswer={null} />
        </section>
      )}
      <People desk={desk} />
      {desk.today.length > 0 && (
        <section className="stack" aria-label={t('desk.today')}>
          <h2>{t('desk.today')}</h2>
          <TenderTable rows={desk.today} />
        </section>
      )}
      {answering !== null && (
        <AnswerForm
          handover={answering}
          values={wallet.data?.denominationsMinorByCurrency[answering.amount.currency] ?? []}
          onClose={() => setAnswering(null)}
        />
      )}
      {deciding !== null && <DecideDayForm day={deciding} onClose={() => setDeciding(null)} />}
    </div>
  );
}

function People({ desk }: { readonly desk: CashDeskView }) {
  const t = useWords('cash');
  const mayLimit = useMayCall('setCashLimit');
  const [shown, setShown] = useState<{ readonly userId: string; readonly name: string } | null>(null);
  return (
    <section className="stack" aria-label={t('desk.people')}>
      <h2>{t('desk.people')}</h2>
      <ScrollTable label={t('desk.people')}>
        <thead>
          <tr>
            <th scope="col">{t('column.person')}</th>
            <th scope="col" className="number">
              {t('inHand')}
            </th>
            <th scope="col">{t('column.age')}</th>
            <th scope="col">{t('column.limit')}</th>
            <th scope="col">{t('column.closed')}</th>
          </tr>
        </thead>
        <tbody>
          {desk.people.flatMap(({ userId, name, standings, lastClosedOn }) =>
            standings.map((standing) => (
              <tr key={`${userId}-${standing.currency}`}>
                <th scope="row">
                  <Button variant="subtle" onClick={() => setShown({ userId, name })}>
                    {name}
                  </Button>
                </th>
                <td className="number">
                  {amountText({ amountMinor: standing.inHandMinor, currency: standing.currency })}
                </td>
                <td>{standing.oldestMs === null ? '–' : heldFor(t, standing.heldHours)}</td>
                <td>
                  <span className="row">
                    {standing.limit === null
                      ? t('limit.noneShort')
                      : amountText({ amountMinor: standing.limit.amountMinor, currency: standing.currency })}
                    {standing.isBlocked && <StatusChip tone="danger">{t('limit.reached')}</StatusChip>}
                    {mayLimit && <LimitButton userId={userId} name={name} currency={standing.currency} />}
                  </span>
                </td>
                <td>{lastClosedOn === null ? t('never') : dayText(lastClosedOn)}</td>
              </tr>
            )),
          )}
        </tbody>
      </ScrollTable>
      {shown !== null && <PersonWallet {...shown} onClose={() => setShown(null)} />}
    </section>
  );
}

/** How long cash was held: in days from the second on, since nobody counts a year in hours. */
function heldFor(t: ReturnType<typeof useWords>, hours: number): string {
  return hours < 48 ? t('hours', { count: hours }) : t('days', { count: Math.floor(hours / 24) });
}
