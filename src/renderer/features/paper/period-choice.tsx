import { useState } from 'react';

import type { PlainDate } from '../../../shared/domain/dates.ts';
import { DateField, dateFieldText } from '../../components/date-field.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';

/** The days of a statement: from the beginning or a day, to a day. Nothing changes until the words are a date. */
export function PeriodChoice({
  from,
  asOf,
  canBegin,
  onFrom,
  onAsOf,
}: {
  readonly from: PlainDate | null;
  readonly asOf: PlainDate;
  readonly canBegin: boolean;
  readonly onFrom: (from: PlainDate | null) => void;
  readonly onAsOf: (asOf: PlainDate) => void;
}) {
  const t = useWords('papers');
  const { today } = useSession();
  const [fromText, setFromText] = useState(dateFieldText(from));
  const [asOfText, setAsOfText] = useState(dateFieldText(asOf));
  return (
    <div className="row paper-choices no-print">
      {canBegin && (
        <DateField
          label={t('from')}
          text={fromText}
          today={today}
          bias="past"
          onChange={(text, date) => {
            setFromText(text);
            if (date !== null || text.trim() === '') onFrom(date);
          }}
        />
      )}
      <DateField
        label={t('asOf')}
        text={asOfText}
        today={today}
        bias="past"
        onChange={(text, date) => {
          setAsOfText(text);
          if (date !== null) onAsOf(date);
        }}
      />
    </div>
  );
}
