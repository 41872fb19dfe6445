import { Button } from '@mantine/core';
import { Printer } from 'lucide-react';
import { useState } from 'react';

import './day-end.css';
import type { TeamDayView } from '../../../shared/contract/day-end.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { DateField, dateFieldText } from '../../components/date-field.tsx';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall, useSession } from '../../session/session.tsx';
import { BringTogether } from './bring-together.tsx';
import { CloseDayDialog } from './close-day-dialog.tsx';
import { ClosedPart } from './closed-part.tsx';
import { DayTotals } from './day-totals.tsx';
import { ExceptionsPart } from './exceptions-part.tsx';
import { PastDays } from './past-days.tsx';
import { PeopleTable } from './people-table.tsx';

/** The team's evening: what wants a look, everybody's day in a row each, and the close that is signed and printed. */
export function DayEndScreen() {
  const t = useWords('day-end');
  const { today, practice } = useSession();
  const [shown, setShown] = useState<{ readonly text: string; readonly on: PlainDate }>({
    text: dateFieldText(today),
    on: today,
  });
  const show = (on: PlainDate): void => setShown({ text: dateFieldText(on), on });
  const day = useProcedure('readTeamDay', { on: shown.on }, { keepPrevious: true });
  return (
    <div className="screen day-end">
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
        <CloseButton day={day.data} />
      </div>
      {practice && <p className="paper-practice print-only">{t('components:practice.paper')}</p>}
      <p className="print-only">{t('ofDay', { day: dayText(shown.on) })}</p>
      <div className="day-end-date no-print">
        <DateField
          label={t('day')}
          text={shown.text}
          today={today}
          bias="past"
          onChange={(text, on) => setShown({ text, on: on ?? shown.on })}
        />
      </div>
      <DataState state={day}>{(view) => <Day day={view} />}</DataState>
      <PastDays onShow={show} />
    </div>
  );
}

function CloseButton({ day }: { readonly day: TeamDayView | undefined }) {
  const t = useWords('day-end');
  const mayClose = useMayCall('closeTeamDay');
  const [isClosing, setClosing] = useState(false);
  if (!mayClose || day === undefined || day.closed !== null) return null;
  return (
    <>
      <Button className="no-print" onClick={() => setClosing(true)}>
        {t('close.open')}
      </Button>
      {isClosing && <CloseDayDialog day={day} onClose={() => setClosing(false)} />}
    </>
  );
}

type Shown = 'signed' | 'now';

function Day({ day }: { readonly day: TeamDayView }) {
  const t = useWords('day-end');
  const { closed } = day;
  const [choice, setChoice] = useState<Shown>('signed');
  // Where nothing came later there is one kind of figures, and nothing to choose.
  const hasMore =
    closed !== null && closed.late.length + closed.differences.length + closed.amendments.length > 0;
  const isSigned = closed !== null && (choice === 'signed' || !hasMore);
  const figures = isSigned ? closed.signed : day.figures;
  return (
    <>
      {closed !== null && <ClosedPart day={day} closed={closed} />}
      {closed === null && <ExceptionsPart day={day} />}
      <section className="stack" aria-labelledby="day-end-people">
        <div className="row">
          <h2 id="day-end-people">{t('people.title')}</h2>
          {hasMore && <FiguresChoice choice={choice} onChoose={setChoice} />}
        </div>
        <DayTotals totals={figures.totals} />
        <PeopleTable day={day} people={figures.people} totals={figures.totals} isSigned={isSigned} />
      </section>
      {closed !== null && day.exceptions.length > 0 && (
        // What is open now is no part of what was signed: it stays off the paper.
        <div className="no-print">
          <ExceptionsPart day={day} />
        </div>
      )}
      <BringTogether day={day} />
      <p className="muted">{t('definition')}</p>
      {closed !== null && (
        <div className="print-only">
          <div className="day-end-signatures">
            <span>{t('print.supervisor')}</span>
            <span>{t('print.cashier')}</span>
          </div>
        </div>
      )}
    </>
  );
}

function FiguresChoice({
  choice,
  onChoose,
}: {
  readonly choice: Shown;
  readonly onChoose: (choice: Shown) => void;
}) {
  const t = useWords('day-end');
  return (
    // biome-ignore lint/a11y/useSemanticElements: two buttons in the row of a heading, not a form
    <div className="row push no-print" role="group" aria-label={t('figures.label')}>
      {(['signed', 'now'] as const).map((one) => (
        <Button
          key={one}
          variant={one === choice ? 'filled' : 'default'}
          aria-pressed={one === choice}
          onClick={() => onChoose(one)}
        >
          {t(`figures.${one}`)}
        </Button>
      ))}
    </div>
  );
}
