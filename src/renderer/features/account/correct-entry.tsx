import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';

import { useCommand, useCommandId } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** Adds a correction beside a note. The note itself stays as it was written (row I3). */
export function CorrectEntry({
  accountId,
  interactionId,
  onClose,
}: {
  readonly accountId: string;
  readonly interactionId: string;
  readonly onClose: () => void;
}) {
  const t = useWords('account');
  const { commandId } = useCommandId();
  const command = useCommand('correctInteraction');
  const [note, setNote] = useState('');
  const correct = async (): Promise<void> => {
    const result = await command.run({ commandId, accountId, interactionId, outcome: null, note });
    if (!result.ok) return;
    showToast(t('corrected'));
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('correctTitle')} size="md">
      <div className="stack-wide">
        <p className="muted">{t('correctHint')}</p>
        <RefusalNotice refusal={command.refusal} />
        <Textarea
          data-autofocus
          label={t('correction')}
          value={note}
          autosize
          minRows={3}
          maxLength={10_000}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Button disabled={note.trim() === ''} loading={command.isRunning} onClick={() => void correct()}>
          {t('saveCorrection')}
        </Button>
      </div>
    </Dialog>
  );
}
