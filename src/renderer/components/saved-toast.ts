import { notifications } from '@mantine/notifications';
import { v7 } from 'uuid';

import { i18n } from '../i18n/i18n.ts';

/** So long the word of the last save stays, unless the next one takes its place. */
const staysMs = 4_000;

let last: string | null = null;

/** Says that work is saved. Only the newest save is shown: whoever works a list fast would else see a pile of them. */
export function showSaved(words: string): void {
  if (last !== null) notifications.hide(last);
  last = v7();
  notifications.show({
    id: last,
    autoClose: staysMs,
    withBorder: true,
    color: 'green',
    closeButtonProps: { 'aria-label': i18n.t('components:close') },
    message: words,
  });
}
