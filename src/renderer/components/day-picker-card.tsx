import { DayPicker } from 'react-day-picker';
import 'react-day-picker/style.css';
import './day-picker.css';

import { dateOfParts, dateParts, type PlainDate } from '../../shared/domain/dates.ts';
import { dayText } from '../i18n/format.ts';
import { i18n } from '../i18n/i18n.ts';
import { useWords } from '../i18n/use-words.ts';

/** The picker works on local midnights; only their calendar parts are used, so no time zone comes in. */
function toPickerDate(date: PlainDate): Date {
  const { year, month, day } = dateParts(date);
  return new Date(year, month - 1, day);
}

function fromPickerDate(date: Date): PlainDate | undefined {
  return dateOfParts(date.getFullYear(), date.getMonth() + 1, date.getDate());
}

const monthFormat = (): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(`${i18n.language}-IN-u-nu-latn`, { month: 'long', year: 'numeric' });
const weekdayFormat = (): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(`${i18n.language}-IN`, { weekday: 'short' });

/** A month to pick a day from. The week starts on Monday. */
export function DayPickerCard({
  chosen,
  today,
  onPick,
}: {
  readonly chosen: PlainDate | null;
  readonly today: PlainDate;
  readonly onPick: (date: PlainDate) => void;
}) {
  const t = useWords('components');
  const labelOf = (date: Date): string => dayText(fromPickerDate(date) ?? '', 'long');
  return (
    <DayPicker
      mode="single"
      required
      autoFocus
      weekStartsOn={1}
      today={toPickerDate(today)}
      defaultMonth={toPickerDate(chosen ?? today)}
      selected={chosen === null ? undefined : toPickerDate(chosen)}
      onSelect={(date: Date) => {
        const picked = fromPickerDate(date);
        if (picked !== undefined) onPick(picked);
      }}
      formatters={{
        formatCaption: (month) => monthFormat().format(month),
        formatWeekdayName: (day) => weekdayFormat().format(day),
      }}
      labels={{
        labelDayButton: labelOf,
        labelNext: () => t('date.nextMonth'),
        labelPrevious: () => t('date.previousMonth'),
        labelGrid: (month) => monthFormat().format(month),
      }}
    />
  );
}
