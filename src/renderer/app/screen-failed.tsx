import { Button } from '@mantine/core';

import { EmptyState } from '../components/data-state.tsx';
import { useWords } from '../i18n/use-words.ts';

/** A screen met a bug: said calmly, with a way on. What was saved is safe, and drafts were kept on every keystroke. */
export function ScreenFailed({ reset }: { readonly reset: () => void }) {
  const t = useWords('app');
  return (
    <EmptyState
      isWhole
      title={t('screenFailed.title')}
      action={<Button onClick={reset}>{t('components:tryAgain')}</Button>}
    >
      {t('screenFailed.what')}
    </EmptyState>
  );
}
