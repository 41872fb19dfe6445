import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Refusal } from '../../../shared/contract/contract.ts';
import type { LedgerVerification } from '../../../shared/contract/reports.ts';
import { call } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { amountText, countText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** What Bahi is, and a check of the whole ledger: every event's seal, the balance of the books, every list computed anew. */
export function AboutLedger() {
  const t = useWords('settings');
  const [verification, setVerification] = useState<LedgerVerification>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isRunning, setRunning] = useState(false);
  const verify = async (): Promise<void> => {
    setRunning(true);
    const result = await call('verifyLedger', {});
    setRunning(false);
    setVerification(result.ok ? result.value : undefined);
    setRefusal(result.ok ? undefined : result.refusal);
  };
  return (
    <section className="card stack-wide" aria-label={t('about.title')}>
      <h2>{t('about.title')}</h2>
      <p>{t('about.what')}</p>
      <div className="row">
        <Button variant="default" loading={isRunning} onClick={() => void verify()}>
          {t('about.verify')}
        </Button>
      </div>
      <RefusalNotice refusal={refusal} />
      {verification !== undefined && <Verification found={verification} />}
    </section>
  );
}

function Verification({ found }: { readonly found: LedgerVerification }) {
  const t = useWords('settings');
  const balances = Object.entries(found.trialBalance);
  const isWhole =
    found.chain.ok && found.rebuiltEqual && balances.every(([, amountMinor]) => amountMinor === 0);
  return (
    <Notice tone={isWhole ? 'ok' : 'danger'}>
      <p>{t(isWhole ? 'about.whole' : 'about.broken')}</p>
      <p className="muted">
        {t('about.figures', { events: countText(found.events), streams: countText(found.streams) })}{' '}
        {balances
          .map(([currency, amountMinor]) =>
            t('about.balance', { amount: amountText({ amountMinor, currency }) }),
          )
          .join(' ')}
      </p>
    </Notice>
  );
}
