import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';

import type { CashDayView } from '../../../shared/contract/cash.ts';
import { StatusChip, type Tone } from '../../components/status-chip.tsx';
import { amountText, dayText, momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

const toneByStanding: Readonly<Record<CashDayView['standing'], Tone>> = {
  waiting: 'warning',
  closed: 'ok',
  rejected: 'danger',
  superseded: 'neutral',
};

/** A counted day: expected, counted, the difference with its reasons, and what was dated into it afterwards. */
export function DayCard({
  day,
  withName,
  onDecide,
}: {
  readonly day: CashDayView;
  readonly withName: boolean;
  readonly onDecide: ((day: CashDayView) => void) | null;
}) {
  const t = useWords('cash');
  const money = (amountMinor: number): string => amountText({ amountMinor, currency: day.currency });
  const title = withName ? t('day.of', { name: day.userName, day: dayText(day.on) }) : dayText(day.on);
  return (
    <article className="card stack" aria-label={title}>
      <div className="row">
        <h3>{title}</h3>
        <StatusChip tone={toneByStanding[day.standing]}>{t(`day.standing.${day.standing}`)}</StatusChip>
      </div>
      <p>
        {t('day.figures', { expected: money(day.expectedMinor), counted: money(day.countedMinor) })}{' '}
        {day.varianceMinor !== 0 && (
          <strong className="cash-wrong">
            {t(day.varianceMinor < 0 ? 'day.short' : 'day.over', {
              amount: money(Math.abs(day.varianceMinor)),
            })}
          </strong>
        )}
      </p>
      {day.reason !== '' && <p>{t('day.reason', { reason: day.reason })}</p>}
      {day.decisionReason !== null && (
        <p>{t('day.decided', { name: day.decidedByName ?? '', reason: day.decisionReason })}</p>
      )}
      {day.amendments.length > 0 && (
        <>
          <p>{t('day.amended', { count: day.amendments.length })}</p>
          <ul>
            {day.amendments.map((one) => (
              <li key={`${one.recordedMs}-${one.receiptId ?? ''}-${one.amount.amountMinor}`}>
                {t(`movement.${one.kind}`)} {amountText(one.amount)}, {dayText(one.on)} (
                {momentText(one.recordedMs)}){' '}
                {one.receiptId !== null && (
                  <Link to="/receipt/$receiptId" params={{ receiptId: one.receiptId }}>
                    {t('receipt')}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {day.mayDecide && onDecide !== null && (
        <div className="row">
          <Button onClick={() => onDecide(day)}>{t('day.decide')}</Button>
        </div>
      )}
    </article>
  );
}
