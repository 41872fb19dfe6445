import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { CalendarDays } from 'lucide-react';
import { useState } from 'react';

import { type DateBias, parseDateWords } from '../../shared/domain/date-words.ts';
import { dateParts, isPlainDate, type PlainDate } from '../../shared/domain/dates.ts';
import { dayText, dayWithDistance } from '../i18n/format.ts';
import { useWords } from '../i18n/use-words.ts';
import { DayPickerCard } from './day-picker-card.tsx';

/** What a date field holds: the words as typed are the form's, so that a draft is kept to the letter. */
export interface DateFieldProps {
  readonly label: string;
  readonly text: string;
  /** Called on every keystroke, with the date or null where the words are no date yet. */
  readonly onChange: (text: string, date: PlainDate | null) => void;
  readonly today: PlainDate;
  /** `future` for what is promised, `past` for what happened. */
  readonly bias: DateBias;
  readonly salaryDay?: number | null;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly id?: string;
  readonly onBlur?: () => void;
}

/**
 * A date: `t`, `+3`, `fri`, `25`, `25/11`, `salary` or the calendar. Says the weekday and date back, with how far it
 * is, because people agree on weekdays.
 */
export function DateField({
  label,
  text,
  onChange,
  today,
  bias,
  salaryDay = null,
  error,
  ...rest
}: DateFieldProps) {
  const t = useWords('components');
  const context = { today, bias, salaryDay: salaryDay ?? undefined };
  const read = parseDateWords(text, context);
  const isWrong = !read.ok && read.refusal.code !== 'empty';
  const change = (typed: string): void => {
    const typedDate = parseDateWords(typed, context);
    onChange(typed, typedDate.ok ? typedDate.value.date : null);
  };
  const pick = (date: PlainDate): void => onChange(dateFieldText(date), date);
  const words = read.ok
    ? dayWithDistance(read.value.date, today)
    : isWrong
      ? t(`date.${read.refusal.code}`)
      : '';
  return (
    <div>
      <TextInput
        label={label}
        value={text}
        error={error}
        autoComplete="off"
        spellCheck={false}
        placeholder={t(`date.placeholder_${bias}`)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        description={
          <span className="echo" data-wrong={isWrong} aria-live="polite">
            {words}
          </span>
        }
        onChange={(event) => change(event.currentTarget.value)}
        rightSectionWidth="calc(var(--target) + 2px)"
        rightSection={
          <CalendarButton of={label} chosen={read.ok ? read.value.date : null} today={today} onPick={pick} />
        }
        {...rest}
      />
      {isWrong && read.refusal.suggestions.length > 0 && (
        <DateSuggestions dates={read.refusal.suggestions} onPick={pick} />
      )}
    </div>
  );
}

function CalendarButton({
  of,
  chosen,
  today,
  onPick,
}: {
  /** The field's label: a form may have several dates. */
  readonly of: string;
  readonly chosen: PlainDate | null;
  readonly today: PlainDate;
  readonly onPick: (date: PlainDate) => void;
}) {
  const t = useWords('components');
  const [isOpen, setOpen] = useState(false);
  const pick = (date: PlainDate): void => {
    setOpen(false);
    onPick(date);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          aria-label={t('date.openCalendar', { field: of })}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <CalendarDays size={18} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <DayPickerCard chosen={chosen} today={today} onPick={pick} />
      </Popover.Dropdown>
    </Popover>
  );
}

function DateSuggestions({
  dates,
  onPick,
}: {
  readonly dates: readonly PlainDate[];
  readonly onPick: (date: PlainDate) => void;
}) {
  return (
    <div className="row">
      {dates.map((date) => (
        <button type="button" className="choice" key={date} onClick={() => onPick(date)}>
          {dayText(date)}
        </button>
      ))}
    </div>
  );
}

/** The text that a date field starts with for a date known already: `24/11/2026`, read back as the same day. */
export function dateFieldText(date: string | null): string {
  if (date === null || !isPlainDate(date)) return '';
  const { year, month, day } = dateParts(date);
  return `${day}/${month}/${year}`;
}
