import type { ReactNode } from 'react';

import { StatusChip } from '../../components/status-chip.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** What kind of unfinished work it is and about whom, with what else is to be said of it below. */
export function DraftHead({
  kind,
  party,
  children,
}: {
  readonly kind: string;
  readonly party: string | null;
  readonly children?: ReactNode;
}) {
  const t = useWords('drafts');
  return (
    <div>
      <div className="row">
        <StatusChip tone="info">{t(`kind.${kind}`, { defaultValue: t('kind.other') })}</StatusChip>
        <strong>{party ?? t('noAccount')}</strong>
      </div>
      {children}
    </div>
  );
}
