import { parseDateWords } from '../../../shared/domain/date-words.ts';
import { Chips } from '../../components/chips.tsx';
import { DateField } from '../../components/date-field.tsx';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import type { FieldProps } from './field-props.ts';

const ahead = ['today', 'tomorrow', 'fri', '+7', 'salary'];
const untilWords = ['tomorrow', '+3', '+7', '+15', '+30'];
const behind = ['today', 'yesterday', '-3', '-7'];

/** A day: when it will be paid, until when contact rests, when something happened. Chips say weekday and date. */
export function DayField({
  account,
  contact,
  form,
  field,
  isRequired,
}: FieldProps & { readonly field: 'dueOn' | 'until' | 'eventOn' }) {
  const t = useWords('interaction');
  const { today } = useSession();
  const bias = field === 'eventOn' ? 'past' : 'future';
  const { salaryDay } = account.party;
  const put = (text: string): void => contact.act({ type: 'text', field, text });
  const words = field === 'dueOn' ? ahead : field === 'until' ? untilWords : behind;
  const chips = words.flatMap((word) => {
    const read = parseDateWords(word, { today, bias, salaryDay: salaryDay ?? undefined });
    const isOn = form.texts[field] === word;
    return read.ok ? [{ code: word, label: chipLabel(word, read.value.date, t), isOn }] : [];
  });
  return (
    <div className="stack">
      <DateField
        label={isRequired ? t(`field.${field}`) : t('optional', { field: t(`field.${field}`) })}
        text={form.texts[field] ?? ''}
        today={today}
        bias={bias}
        salaryDay={salaryDay}
        onChange={put}
      />
      <Chips label={t('dayChips')} chips={chips} onPick={put} />
    </div>
  );
}

/** A salary day says that it is one; every other chip is its weekday and date. */
function chipLabel(word: string, date: string, t: ReturnType<typeof useWords>): string {
  const day = dayText(date, 'short');
  return word === 'salary' ? t('salaryChip', { day }) : day;
}
