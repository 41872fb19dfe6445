import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

import type { Refusal } from '../../../shared/contract/contract.ts';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';

/** A form over the screen that ends in one button; Enter presses it. */
export function CashForm({
  title,
  saveWords,
  isReady,
  isRunning,
  refusal,
  onSave,
  onClose,
  children,
}: {
  readonly title: string;
  readonly saveWords: string;
  readonly isReady: boolean;
  readonly isRunning: boolean;
  readonly refusal: Refusal | undefined;
  readonly onSave: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Dialog title={title} open onClose={onClose} size="md">
      <form
        className="stack-wide"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void onSave();
        }}
      >
        {children}
        <RefusalNotice refusal={refusal} />
        <Button type="submit" size="md" disabled={!isReady} loading={isRunning}>
          {saveWords}
        </Button>
      </form>
    </Dialog>
  );
}
