import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { Refusal } from '../../../shared/contract/contract.ts';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** One act with a reason beside it: said first, then done. */
export function ReasonDialog({
  title,
  what,
  label,
  action,
  needsReason = false,
  refusal,
  isRunning,
  onSubmit,
  onClose,
}: {
  readonly title: string;
  readonly what: string;
  readonly label: string;
  readonly action: string;
  readonly needsReason?: boolean;
  readonly refusal: Refusal | undefined;
  readonly isRunning: boolean;
  readonly onSubmit: (reason: string) => Promise<void>;
  readonly onClose: () => void;
}) {
  const t = useWords('parties');
  const [reason, setReason] = useState('');
  const isMissing = needsReason && reason.trim() === '';
  return (
    <Dialog title={title} open onClose={onClose} size="md">
      <form
        className="stack-wide"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isMissing) void onSubmit(reason);
        }}
      >
        <p>{what}</p>
        <TextInput
          label={label}
          value={reason}
          maxLength={200}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <RefusalNotice refusal={refusal} />
        <div className="row">
          <Button variant="default" onClick={onClose}>
            {t('back')}
          </Button>
          <Button type="submit" className="push" disabled={isMissing} loading={isRunning}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
