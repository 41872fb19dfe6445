import { Button } from '@mantine/core';
import { useState } from 'react';

import { parseDateWords } from '../../../shared/domain/date-words.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { Chips } from '../../components/chips.tsx';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { DateField } from '../../components/date-field.tsx';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';

const snoozeReasons = [
  'customerAsked',
  'waitingForDocuments',
  'waitingForOffice',
  'travelling',
  'other',
] as const;
const skipReasons = ['noNumber', 'handledElsewhere', 'wrongLane', 'tooFar', 'other'] as const;
const snoozeDays = ['tomorrow', '+3', '+7', '+15', '+30'];

/** Until when and why something is put off: the reason is one key and ends the form. */
export function SnoozeForm({
  onChoose,
  onCancel,
}: {
  readonly onChoose: (until: PlainDate, reason: string) => void;
  readonly onCancel: () => void;
}) {
  const t = useWords('today');
  const c = useWords('codes');
  const { today } = useSession();
  const [words, setWords] = useState('tomorrow');
  const read = parseDateWords(words, { today, bias: 'future' });
  return (
    <>
      <ChoiceKeys
        label={t('whyAside')}
        columns={1}
        value={null}
        digits
        autoFocus
        onChange={(reason) => {
          if (read.ok) onChoose(read.value.date, reason);
        }}
        choices={snoozeReasons.map((code) => ({
          code,
          label: c(`snoozeReason.${code}`),
          disabled: !read.ok,
        }))}
      />
      <DateField label={t('untilDay')} text={words} today={today} bias="future" onChange={setWords} />
      <Chips
        label={t('untilDay')}
        reachable
        chips={snoozeDays.flatMap((word) => {
          const day = parseDateWords(word, { today, bias: 'future' });
          return day.ok
            ? [{ code: word, label: dayText(day.value.date, 'short'), isOn: word === words }]
            : [];
        })}
        onPick={setWords}
      />
      <div>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </>
  );
}

/** Why something is passed over today. */
export function SkipForm({ onChoose }: { readonly onChoose: (reason: string) => void }) {
  const t = useWords('today');
  const c = useWords('codes');
  return (
    <ChoiceKeys
      label={t('whyAside')}
      columns={1}
      value={null}
      digits
      autoFocus
      onChange={onChoose}
      choices={skipReasons.map((code) => ({ code, label: c(`skipReason.${code}`) }))}
    />
  );
}
