import { Button } from '@mantine/core';
import { Printer } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import './reports.css';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { DateField, dateFieldText } from '../../components/date-field.tsx';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';

/** The evening that a report is of: today, until another one is typed. */
export interface AsOf {
  readonly text: string;
  readonly date: PlainDate;
  readonly change: (text: string, date: PlainDate | null) => void;
}

/** The evening that a report is of; what is no date leaves the last one. */
export function useAsOf(): AsOf {
  const { today } = useSession();
  const [asOf, setAsOf] = useState({ text: dateFieldText(today), date: today });
  return { ...asOf, change: (text, date) => setAsOf({ text, date: date ?? asOf.date }) };
}

/** What stands round every report of an evening: its name, the way to print it, its day, and that a practice book is one. */
export function AsOfReport({
  title,
  label,
  line,
  asOf,
  children,
}: {
  readonly title: string;
  readonly label: string;
  /** Says the day on paper, where no field shows it. */
  readonly line: (day: string) => string;
  readonly asOf: AsOf;
  readonly children: ReactNode;
}) {
  const t = useWords('components');
  const { today, practice } = useSession();
  return (
    <div className="screen">
      <div className="row">
        <h1>{title}</h1>
        <Button
          className="push no-print"
          variant="default"
          leftSection={<Printer size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('print.print')}
        </Button>
      </div>
      {practice && <p className="paper-practice print-only">{t('practice.paper')}</p>}
      <p className="print-only">{line(dayText(asOf.date))}</p>
      <div className="aging-as-of no-print">
        <DateField label={label} text={asOf.text} today={today} bias="past" onChange={asOf.change} />
      </div>
      {children}
    </div>
  );
}
