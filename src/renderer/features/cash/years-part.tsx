import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { BookPeriods } from '../../../shared/contract/periods.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { newCommandId, useCommand, useCommandId, useProcedure } from '../../api.ts';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { DateField } from '../../components/date-field.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall, useSession } from '../../session/session.tsx';
import { CashForm } from './cash-form.tsx';

/** The years of accounts of every book: what can be closed, what is, and what was dated into it since. */
export function YearsPart() {
  const t = useWords('cash');
  const periods = useProcedure('listPeriods', {});
  return (
    <DataState
      state={periods}
      empty={({ books }) =>
        books.length === 0 && <EmptyState title={t('years.none')}>{t('years.noneWhy')}</EmptyState>
      }
    >
      {({ books, daysBack }) => (
        <div className="stack-wide">
          <p>{t('years.what', { count: daysBack })}</p>
          {books.map((book) => (
            <BookCard key={book.bookId} book={book} />
          ))}
        </div>
      )}
    </DataState>
  );
}

function BookCard({ book }: { readonly book: BookPeriods }) {
  const t = useWords('cash');
  const mayClose = useMayCall('closePeriod');
  const close = useCommand('closePeriod');
  const [reopening, setReopening] = useState<BookPeriods['closed'][number] | null>(null);
  const { closable, bookId } = book;
  return (
    <section className="card stack" aria-label={book.title}>
      <h2>{book.title}</h2>
      {closable !== null && mayClose && (
        <div className="row">
          <Button
            variant="default"
            loading={close.isRunning}
            onClick={() => void close.run({ commandId: newCommandId(), bookId, dayInYear: closable.endsOn })}
          >
            {t('years.close', { from: dayText(closable.startsOn), until: dayText(closable.endsOn) })}
          </Button>
        </div>
      )}
      <RefusalNotice refusal={close.refusal} />
      {book.closed.map((period) => (
        <div key={period.periodId} className="stack">
          <div className="row">
            <span>
              {t('years.closed', {
                from: dayText(period.startsOn),
                until: dayText(period.endsOn),
                name: period.closedByName,
              })}
            </span>
            <StatusChip tone={period.reopenedUntilOn === null ? 'ok' : 'warning'}>
              {period.reopenedUntilOn === null
                ? t('years.isClosed')
                : t('years.openUntil', { day: dayText(period.reopenedUntilOn) })}
            </StatusChip>
            {mayClose && (
              <Button variant="default" className="push" onClick={() => setReopening(period)}>
                {t('years.reopen')}
              </Button>
            )}
          </div>
          {period.amendments > 0 && <p>{t('years.amended', { count: period.amendments })}</p>}
        </div>
      ))}
      {reopening !== null && <ReopenForm periodId={reopening.periodId} onClose={() => setReopening(null)} />}
    </section>
  );
}

function ReopenForm({ periodId, onClose }: { readonly periodId: string; readonly onClose: () => void }) {
  const t = useWords('cash');
  const { today } = useSession();
  const [day, setDay] = useState<{ text: string; on: PlainDate | null }>({ text: '', on: null });
  const [reason, setReason] = useState('');
  const { commandId } = useCommandId();
  const reopen = useCommand('reopenPeriod');
  const save = async (): Promise<void> => {
    if (day.on === null) return;
    const result = await reopen.run({ commandId, periodId, untilOn: day.on, reason });
    if (result.ok) onClose();
  };
  return (
    <CashForm
      title={t('years.reopenTitle')}
      saveWords={t('years.reopen')}
      isReady={day.on !== null && reason.trim() !== ''}
      isRunning={reopen.isRunning}
      refusal={reopen.refusal}
      onSave={save}
      onClose={onClose}
    >
      <DateField
        label={t('years.until')}
        text={day.text}
        today={today}
        bias="future"
        onChange={(text, on) => setDay({ text, on })}
      />
      <TextInput
        label={t('decide.reason')}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </CashForm>
  );
}
