import { useNavigate } from '@tanstack/react-router';

import { call } from '../api.ts';
import { showToast } from '../components/toast.tsx';
import { refusalText } from '../i18n/text.ts';
import { useWords } from '../i18n/use-words.ts';
import { useFocusMode } from './focus-mode.ts';

/** Goes to the next account of the list that nobody worked yet; to Today when the list is done. */
export function useNextAccount(): (after?: string) => Promise<void> {
  const t = useWords('today');
  const navigate = useNavigate();
  const { mineOnly, end } = useFocusMode();
  return async (after) => {
    const next = await call('nextAccount', { ...(after === undefined ? {} : { after }), mineOnly });
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
