import { Button } from '@mantine/core';
import { useState } from 'react';

import type { WorklistRow } from '../../../shared/contract/worklist.ts';
import { parseDateWords } from '../../../shared/domain/date-words.ts';
import { call, newCommandId } from '../../api.ts';
import { Chips } from '../../components/chips.tsx';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { DateField } from '../../components/date-field.tsx';
import { Sheet } from '../../components/panel.tsx';
import { showToast } from '../../components/toast.tsx';
import { dayText } from '../../i18n/format.ts';
import { refusalText } from '../../i18n/text.ts';
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

interface AsideProps {
  /** The row one stands on. */
  readonly row: WorklistRow | null;
  readonly what: 'snooze' | 'skip' | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Puts an account aside: until a day (snooze) or for today (skip). The reason is one key and is kept. */
export function PutAsideSheet({ row, what, onClose, onDone }: AsideProps) {
  const t = useWords('today');
  const isOpen = what !== null && row !== null;
  return (
    <Sheet title={t(`${what ?? 'snooze'}Title`, { party: row?.party ?? '' })} open={isOpen} onClose={onClose}>
      {isOpen && what === 'snooze' && <Snooze row={row} onClose={onClose} onDone={onDone} />}
      {isOpen && what === 'skip' && <Skip row={row} onClose={onClose} onDone={onDone} />}
    </Sheet>
  );
}

type FormProps = Pick<AsideProps, 'onClose' | 'onDone'> & { readonly row: WorklistRow };

function Snooze({ row, onClose, onDone }: FormProps) {
  const t = useWords('today');
  const c = useWords('codes');
  const { today } = useSession();
  const [commandId] = useState(newCommandId);
  const [words, setWords] = useState('tomorrow');
  const read = parseDateWords(words, { today, bias: 'future' });
  const snooze = async (reason: (typeof snoozeReasons)[number]): Promise<void> => {
    if (!read.ok) return;
    const until = read.value.date;
    const result = await call('snoozeAccount', { commandId, accountId: row.accountId, until, reason });
    if (!result.ok) {
      showToast(refusalText(result.refusal));
      return;
    }
    onDone();
    onClose();
    showToast(t('snoozed', { party: row.party, day: dayText(until) }), () => void wake(row.accountId));
  };
  return (
    <>
      <ChoiceKeys
        label={t('whyAside')}
        columns={1}
        value={null}
        digits
        autoFocus
        onChange={(reason) => void snooze(reason)}
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
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </>
  );
}

function Skip({ row, onClose, onDone }: FormProps) {
  const t = useWords('today');
  const c = useWords('codes');
  const [commandId] = useState(newCommandId);
  const skip = async (reason: (typeof skipReasons)[number]): Promise<void> => {
    const result = await call('skipAccount', { commandId, accountId: row.accountId, reason });
    if (!result.ok) {
      showToast(refusalText(result.refusal));
      return;
    }
    onDone();
    onClose();
    showToast(t('skipped', { party: row.party }));
  };
  return (
    <ChoiceKeys
      label={t('whyAside')}
      columns={1}
      value={null}
      digits
      autoFocus
      onChange={(reason) => void skip(reason)}
      choices={skipReasons.map((code) => ({ code, label: c(`skipReason.${code}`) }))}
    />
  );
}

async function wake(accountId: string): Promise<void> {
  const result = await call('wakeAccount', { commandId: newCommandId(), accountId });
  if (!result.ok) showToast(refusalText(result.refusal));
}
