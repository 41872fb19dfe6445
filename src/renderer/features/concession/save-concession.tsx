import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

import { useKeyCommands } from '../../commands/registry.ts';

/** Sends a form of a concession off, by its button or Ctrl+Enter, once everything is said that it asks for. */
export function SaveConcession({
  isReady,
  isRunning,
  onSave,
  children,
}: {
  readonly isReady: boolean;
  readonly isRunning: boolean;
  readonly onSave: () => void;
  readonly children: ReactNode;
}) {
  useKeyCommands({ 'save-concession': onSave }, isReady && !isRunning);
  return (
    <Button
      size="md"
      disabled={!isReady}
      loading={isRunning}
      onClick={onSave}
      rightSection={<kbd aria-hidden>Ctrl+Enter</kbd>}
    >
      {children}
    </Button>
  );
}
