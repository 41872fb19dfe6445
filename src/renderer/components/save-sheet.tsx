import { Button } from '@mantine/core';

import { type PanelProps, Sheet } from './panel.tsx';

/** A sheet that ends in one button: it saves what the sheet holds. */
export function SaveSheet({
  saveWords,
  isReady,
  isRunning,
  onSave,
  ...panel
}: Omit<PanelProps, 'footer'> & {
  readonly saveWords: string;
  readonly isReady: boolean;
  readonly isRunning: boolean;
  readonly onSave: () => Promise<void>;
}) {
  return (
    <Sheet
      {...panel}
      footer={
        <Button
          size="md"
          className="push"
          disabled={!isReady}
          loading={isRunning}
          onClick={() => void onSave()}
        >
          {saveWords}
        </Button>
      }
    />
  );
}
