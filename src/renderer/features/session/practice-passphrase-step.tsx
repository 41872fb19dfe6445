import { Button } from '@mantine/core';

import './session.css';
import { practiceSecret } from '../../../shared/domain/practice.ts';
import { useWords } from '../../i18n/use-words.ts';
import { SessionCard } from './session-card.tsx';

/** The passphrase of a practice ledger that was founded a moment ago: known to everybody, and typed after a lock. */
export function PracticePassphraseStep({ onTold }: { readonly onTold: () => void }) {
  const t = useWords('session');
  return (
    <SessionCard title={t('sample.ready')} onSubmit={onTold}>
      <p>{t('sample.locks')}</p>
      <p className="practice-passphrase">
        <span className="visually-hidden">{t('sample.passphrase')}: </span>
        <code>{practiceSecret}</code>
      </p>
      <p className="muted">{t('sample.change')}</p>
      <div className="row">
        <Button type="submit" size="md" className="push" autoFocus>
          {t('sample.begin')}
        </Button>
      </div>
    </SessionCard>
  );
}
