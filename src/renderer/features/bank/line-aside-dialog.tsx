import { Button, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { BankLineView } from '../../../shared/contract/bank.ts';
import type { InputOf } from '../../../shared/contract/contract.ts';
import { asideReasons } from '../../../shared/domain/events/bank-kinds.ts';
import { newCommandId, useCommand } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { LineWords } from './bank-words.tsx';

type Reason = InputOf<'setBankLineAside'>['reason'];

/** Why a line is no customer's money. */
export function LineAsideDialog({
  line,
  onClose,
}: {
  readonly line: BankLineView;
  readonly onClose: () => void;
}) {
  const t = useWords('bank');
  const [commandId] = useState(newCommandId);
  const [reason, setReason] = useState<Reason | null>(null);
  const [note, setNote] = useState('');
  const put = useCommand('setBankLineAside');
  const run = async (): Promise<void> => {
    if (reason === null) return;
    const trimmed = note.trim();
    const done = await put.run({
      commandId,
      lineId: line.lineId,
      reason,
      note: trimmed === '' ? null : trimmed,
    });
    if (!done.ok) return;
    showToast(t('lines.asideSaved'));
    onClose();
  };
  return (
    <Dialog title={t('lines.asideTitle')} open onClose={onClose} size="md">
      <div className="stack">
        <div>
          <LineWords line={line} />
        </div>
        <Radio.Group
          label={t('aside.why')}
          value={reason ?? ''}
          onChange={(value) => setReason(value as Reason)}
        >
          <div className="stack">
            {asideReasons.map((value) => (
              <Radio key={value} value={value} label={t(`aside.${value}`)} />
            ))}
          </div>
        </Radio.Group>
        <TextInput
          label={t('aside.note')}
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className="row">
          <Button disabled={reason === null} loading={put.isRunning} onClick={() => void run()}>
            {t('lines.putAside')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
        <RefusalNotice refusal={put.refusal} />
      </div>
    </Dialog>
  );
}
