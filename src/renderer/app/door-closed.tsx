import { Button } from '@mantine/core';

import type { Refusal } from '../../shared/contract/contract.ts';
import { EmptyState } from '../components/data-state.tsx';
import { refusalText } from '../i18n/text.ts';
import { useWords } from '../i18n/use-words.ts';

/** The page cannot reach Bahi: why, and what to do. Nothing that was saved is lost by it. */
export function DoorClosed({
  refusal,
  onTryAgain,
}: {
  readonly refusal: Refusal | undefined;
  readonly onTryAgain: () => void;
}) {
  const t = useWords('app');
  return (
    <main>
      <EmptyState
        isWhole
        title={t('doorClosed')}
        action={<Button onClick={onTryAgain}>{t('components:tryAgain')}</Button>}
      >
        {refusal === undefined ? '' : refusalText(refusal)}
      </EmptyState>
    </main>
  );
}
