import { TextInput } from '@mantine/core';
import { useState } from 'react';

import { Chips } from '../../components/chips.tsx';
import { momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { readAppointmentTime, timeChips } from './appointment-time.ts';
import type { FieldProps } from './field-props.ts';

/** When to come back: times to tap, or a day and an hour of one's own. */
export function MomentField({ contact, form, isRequired }: FieldProps) {
  const t = useWords('interaction');
  const [openedMs] = useState(Date.now);
  const text = form.texts.at ?? '';
  const [day = '', hour = ''] = text.split(' ');
  const put = (changed: string): void => contact.act({ type: 'text', field: 'at', text: changed.trim() });
  const chips = timeChips(openedMs).map((chip) => ({
    code: chip.text,
    label: `${t(`timeChip.${chip.name}`)} · ${momentText(readAppointmentTime(chip.text)?.atMs ?? 0)}`,
    isOn: chip.text === text,
  }));
  return (
    <fieldset className="stack contact-moment">
      <legend>{isRequired ? t('field.at') : t('optional', { field: t('field.at') })}</legend>
      <Chips label={t('timeChips')} chips={chips} onPick={put} />
      <div className="row">
        <TextInput
          type="date"
          aria-label={t('atDay')}
          value={day}
          onChange={(event) => put(`${event.currentTarget.value} ${hour}`)}
        />
        <TextInput
          type="time"
          aria-label={t('atHour')}
          value={hour}
          onChange={(event) => put(`${day} ${event.currentTarget.value}`)}
        />
      </div>
    </fieldset>
  );
}
