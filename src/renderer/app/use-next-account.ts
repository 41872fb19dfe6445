import { useNavigate } from '@tanstack/react-router';

import { call } from '../api.ts';
import { showToast } from '../components/toast.tsx';
import { refusalText } from '../i18n/text.ts';
import { useWords } from '../i18n/use-words.ts';
import { useFocusMode } from './focus-mode.ts';

/** Goes to the next account of the list, as Today showed it when the work through it began, that nobody worked yet; to Today when the list is done. */
export function useNextAccount(): (after?: string) => Promise<void> {
  const t = useWords('today');
  const navigate = useNavigate();
  const { end } = useFocusMode();
  return async (after) => {
    // Read when it is asked: the list may have been chosen a moment ago.
    const { list } = useFocusMode.getState();
    const next = await call('nextAccount', { ...(after === undefined ? {} : { after }), ...list });
    if (!next.ok) {
      showToast(refusalText(next.refusal));
      return;
    }
    const { accountId } = next.value;
    if (accountId === null || accountId === after) {
      end();
      showToast(t('noNext'));
      await navigate({ to: '/today' });
      return;
    }
    await navigate({ to: '/account/$accountId', params: { accountId }, search: {} });
  };
}
