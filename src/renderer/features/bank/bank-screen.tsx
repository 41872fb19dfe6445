import { Tabs } from '@mantine/core';
import { useState } from 'react';

import { useProcedure } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import './bank.css';
import { ClaimsPart } from './claims-part.tsx';
import { DonePart } from './done-part.tsx';
import { LinesPart } from './lines-part.tsx';
import { ProposalsPart } from './proposals-part.tsx';
import { TakeInPart } from './take-in-part.tsx';

/** The bank's statement against the receipts: take it in, accept what fits, look at what is left on both sides. */
export function BankScreen() {
  const t = useWords('bank');
  const [tab, setTab] = useState<string | null>('file');
  const proposals = useProcedure('listBankProposals', { limit: 1 });
  const lines = useProcedure('listBankLines', { limit: 1 });
  const claims = useProcedure('listBankClaims', { limit: 1 });
  return (
    <div className="screen">
      <h1>{t('title')}</h1>
      <p className="muted">{t('what')}</p>
      <Tabs value={tab} onChange={setTab} keepMounted={false} className="bank-tabs">
        <Tabs.List>
          <Tabs.Tab value="file">{t('tab.file')}</Tabs.Tab>
          <Tabs.Tab value="proposals">{t('tab.proposals', { count: proposals.data?.total ?? 0 })}</Tabs.Tab>
          <Tabs.Tab value="lines">{t('tab.lines', { count: lines.data?.total ?? 0 })}</Tabs.Tab>
          <Tabs.Tab value="claims">{t('tab.claims', { count: claims.data?.total ?? 0 })}</Tabs.Tab>
          <Tabs.Tab value="done">{t('tab.done')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="file">
          <TakeInPart onTakenIn={() => setTab('proposals')} />
        </Tabs.Panel>
        <Tabs.Panel value="proposals">
          <ProposalsPart />
        </Tabs.Panel>
        <Tabs.Panel value="lines">
          <LinesPart />
        </Tabs.Panel>
        <Tabs.Panel value="claims">
          <ClaimsPart />
        </Tabs.Panel>
        <Tabs.Panel value="done">
          <DonePart />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
