import { Button, Checkbox } from '@mantine/core';
import { Printer } from 'lucide-react';
import { useState } from 'react';

import './session.css';
import { useWords } from '../../i18n/use-words.ts';
import { SessionCard } from './session-card.tsx';

/** The recovery code, once: to be printed or written down, and confirmed before anything else. */
export function RecoveryCodeStep({ code, onKept }: { readonly code: string; readonly onKept: () => void }) {
  const t = useWords('session');
  const [isKept, setKept] = useState(false);
  return (
    <SessionCard
      title={t('code.title')}
      step={t('stepOf', { step: 3, steps: 3 })}
      onSubmit={() => isKept && onKept()}
    >
      <p>{t('code.what')}</p>
      <ol className="recovery-code" aria-label={t('code.label')}>
        {code.split('-').map((group, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups of a code have their place and nothing else
          <li key={place}>
            <code>{group}</code>
          </li>
        ))}
      </ol>
      <p className="print-only">{t('code.paper')}</p>
      <div className="row no-print">
        <Button
          variant="default"
          leftSection={<Printer size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('code.print')}
        </Button>
      </div>
      <Checkbox
        className="no-print"
        label={t('code.kept')}
        checked={isKept}
        onChange={(event) => setKept(event.currentTarget.checked)}
      />
      <div className="row no-print">
        <Button type="submit" size="md" className="push" disabled={!isKept}>
          {t('code.begin')}
        </Button>
      </div>
    </SessionCard>
  );
}
