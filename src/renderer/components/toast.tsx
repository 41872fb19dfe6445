import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { v7 } from 'uuid';

import { i18n } from '../i18n/i18n.ts';

/** A toast can be taken back for so long; it waits while a pointer or the focus is on it (ux.md §4.9). */
const undoMs = 10_000;

/** Says that something was done, with `Undo` where it can be taken back. A toast is never the only way to undo. */
export function showToast(words: string, undo?: () => void): void {
  const id = v7();
  const takeBack = (): void => {
    notifications.hide(id);
    undo?.();
  };
  notifications.show({
    id,
    autoClose: undo === undefined ? 4_000 : undoMs,
    withBorder: true,
    color: 'green',
    closeButtonProps: { 'aria-label': i18n.t('components:close') },
    message: (
      <span className="row">
        <span>{words}</span>
        {undo !== undefined && (
          <Button variant="default" className="push" onClick={takeBack}>
            {i18n.t('components:undo')}
          </Button>
        )}
      </span>
    ),
  });
}

/** Takes every toast away: what one person did, and could take back, is not the next one's. */
export function forgetToasts(): void {
  notifications.clean();
}
