import { TextInput } from '@mantine/core';
import { useState } from 'react';

import { isPlainDate } from '../../../shared/domain/dates.ts';
import { Chips } from '../../components/chips.tsx';
import { DateField, dateFieldText } from '../../components/date-field.tsx';
import { momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import { joinMoment, readAppointmentTime, readHour, splitMoment, timeChips } from './appointment-time.ts';
import type { FieldProps } from './field-props.ts';

/** When to come back: times to tap, or a day in words and an hour of one's own. */
export function MomentField({ contact, form, isRequired }: FieldProps) {
  const t = useWords('interaction');
  const { today } = useSession();
  const [openedMs] = useState(Date.now);
  const text = form.texts.at ?? '';
  const { day, hour } = splitMoment(text);
  const put = (changed: string): void => contact.act({ type: 'text', field: 'at', text: changed });
  const chips = timeChips(openedMs).map((chip) => ({
    code: chip.text,
    label: `${t(`timeChip.${chip.name}`)} · ${momentText(readAppointmentTime(chip.text, today)?.atMs ?? 0)}`,
    isOn: chip.text === text,
  }));
  return (
    <fieldset className="stack contact-moment">
      <legend>{isRequired ? t('field.at') : t('optional', { field: t('field.at') })}</legend>
      <Chips label={t('timeChips')} chips={chips} onPick={put} />
      <div className="contact-moment-fields">
        <DateField
          label={t('atDay')}
          text={isPlainDate(day) ? dateFieldText(day) : day}
          today={today}
          bias="future"
          onChange={(typed) => put(joinMoment({ day: typed, hour }))}
        />
        <TextInput
          label={t('atHour')}
          value={hour}
          placeholder={t('hourPlaceholder')}
          autoComplete="off"
          error={hour !== '' && readHour(hour) === undefined ? t('hourNotUnderstood') : undefined}
          onChange={(event) => put(joinMoment({ day, hour: event.currentTarget.value }))}
        />
      </div>
    </fieldset>
  );
}
