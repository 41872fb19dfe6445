import { Button } from '@mantine/core';
import { useState } from 'react';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { RestoreFlow } from './restore-flow.tsx';
import { TakeExportFlow } from './take-export-flow.tsx';

type Arrival = 'laptop' | 'export';

/** A device without its ledger: from another laptop or a backup, or from an export. Nothing of a debtor on it before the code. */
export function ArrivalScreen({
  secretKind,
  mayTakeExport,
  onEnd,
}: {
  readonly secretKind: 'pin' | 'passphrase';
  /** False where a ledger is here already: an export goes into an empty profile alone. */
  readonly mayTakeExport: boolean;
  /** The ledger is here, or the person goes back. */
  readonly onEnd: () => void;
}) {
  const t = useWords('safekeeping');
  const [arrival, setArrival] = useState<Arrival>('laptop');
  return (
    <main className="session-page">
      <section className="session-card stack-wide" aria-label={t('arrival.title')}>
        <p className="session-name" lang="mr">
          बही <span lang="en">Bahi</span>
        </p>
        <h1>{t('arrival.title')}</h1>
        {mayTakeExport && (
          <ChoiceKeys
            label={t('arrival.with')}
            columns={1}
            choices={[
              { code: 'laptop', label: t('arrival.laptop'), hint: t('arrival.laptopHint') },
              { code: 'export', label: t('arrival.export'), hint: t('arrival.exportHint') },
            ]}
            value={arrival}
            onChange={setArrival}
          />
        )}
        {arrival === 'laptop' ? (
          <RestoreFlow isOpen={false} secretKind={secretKind} onRestored={onEnd} />
        ) : (
          <TakeExportFlow secretKind={secretKind} onTaken={onEnd} />
        )}
        <div className="row">
          <Button variant="default" onClick={onEnd}>
            {t('session:back')}
          </Button>
        </div>
      </section>
    </main>
  );
}
