import { Link } from '@tanstack/react-router';

import { EmptyState } from '../components/data-state.tsx';
import { useWords } from '../i18n/use-words.ts';

/** An address that leads nowhere, of an old link for instance: said in words, with the way back. */
export function ScreenMissing() {
  const t = useWords('app');
  return (
    <EmptyState
      isWhole
      title={t('screenMissing.title')}
      action={
        <Link className="link-button" to="/today">
          {t('toToday')}
        </Link>
      }
    >
      {t('screenMissing.what')}
    </EmptyState>
  );
}
