import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { TeamDayView } from '../../../shared/contract/day-end.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showSaved } from '../../components/saved-toast.ts';
import { Notice } from '../../components/status-chip.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** What is signed when the day is closed: who is absent, what nobody answered, and why it is closed all the same. */
export function CloseDayDialog({
  day,
  onClose,
}: {
  readonly day: TeamDayView;
  readonly onClose: () => void;
}) {
  const t = useWords('day-end');
  const [reason, setReason] = useState('');
  const { commandId } = useCommandId();
  const command = useCommand('closeTeamDay');
  const absent = day.figures.people.filter(({ presence }) => presence === 'absent');
  const unanswered = day.exceptions.filter(({ needsAnswer }) => needsAnswer).length;
  const nameOf = (userId: string): string =>
    day.people.find((person) => person.userId === userId)?.name ?? '';
  const isReady = unanswered === 0 || reason.trim() !== '';
  const close = async (): Promise<void> => {
    const result = await command.run({ commandId, on: day.on, reason });
    if (!result.ok) return;
    showSaved(t('close.saved', { day: dayText(day.on) }));
    onClose();
  };
  return (
    <Dialog title={t('close.title', { day: dayText(day.on) })} open onClose={onClose} size="md">
      <form
        className="stack-wide"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void close();
        }}
      >
        <p>
          {t('close.figures', {
            sums: day.figures.totals.receipts.map((sum) => amountText(sum)).join(' · ') || t('none'),
            count: day.figures.people.length - absent.length,
          })}
        </p>
        {absent.length > 0 && (
          <Notice tone="warning">
            {t('close.partial', { names: absent.map(({ userId }) => nameOf(userId)).join(', ') })}
          </Notice>
        )}
        {unanswered > 0 && <Notice tone="warning">{t('close.unanswered', { count: unanswered })}</Notice>}
        <p className="muted">{t('close.frozen')}</p>
        <TextInput
          label={t(unanswered > 0 ? 'close.reason' : 'close.note')}
          value={reason}
          maxLength={300}
          data-autofocus
          required={unanswered > 0}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <RefusalNotice refusal={command.refusal} />
        <Button type="submit" size="md" disabled={!isReady} loading={command.isRunning}>
          {t('close.sign')}
        </Button>
      </form>
    </Dialog>
  );
}
