import { Tabs } from '@mantine/core';
import { type ReactNode, useState } from 'react';

import './sync-centre.css';
import { useProcedure } from '../../api.ts';
import { useKeyCommands } from '../../commands/registry.ts';
import { DataState } from '../../components/data-state.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { ComeBackPart } from './come-back-part.tsx';
import { ComparedPart } from './compared-part.tsx';
import { JournalPart } from './journal-part.tsx';
import { MoneyPart } from './money-part.tsx';
import { OthersPart } from './others-part.tsx';
import { ReviewsPart } from './reviews-part.tsx';
import { SyncHead } from './sync-head.tsx';
import { useSyncNow } from './use-sync-now.ts';
import { WorkPart } from './work-part.tsx';

type Tab = 'reviews' | 'work' | 'journal' | 'files';

/** How this device stands with its team: state, progress, the day's money, what contradicts itself, what waits, past meetings. */
export function SyncScreen({ files }: { readonly files: ReactNode }) {
  const t = useWords('sync');
  const sync = useProcedure('readSync', {});
  const syncing = useSyncNow();
  useKeyCommands({ 'sync-now': () => void syncing.begin() });
  return (
    <div className="screen sync-screen">
      <h1>{t('title')}</h1>
      <DataState state={sync}>
        {(view) => (
          <div className="sync-top">
            <SyncHead view={view} syncing={syncing} />
            <ComeBackPart view={view} />
            <MoneyPart view={view} />
            <ComparedPart view={view} />
          </div>
        )}
      </DataState>
      <OthersPart />
      <Parts files={files} />
    </div>
  );
}

function Parts({ files }: { readonly files: ReactNode }) {
  const t = useWords('sync');
  const maySettle = useMayCall('listReviews');
  const reviews = useProcedure('listReviews', {}, { enabled: maySettle });
  const work = useProcedure('listUnsent', {});
  const [chosen, setChosen] = useState<Tab | null>(null);
  const open = reviews.data?.reviews.length ?? 0;
  const waiting = (work.data?.rows ?? []).filter(({ state }) => state !== 'accepted').length;
  const tab = chosen ?? (maySettle && open > 0 ? 'reviews' : 'work');
  return (
    <Tabs value={tab} onChange={(value) => setChosen(value as Tab)} keepMounted={false} className="sync-tabs">
      <Tabs.List>
        {maySettle && <Tabs.Tab value="reviews">{t('tab.reviews', { count: open })}</Tabs.Tab>}
        <Tabs.Tab value="work">{t('tab.work', { count: waiting })}</Tabs.Tab>
        <Tabs.Tab value="journal">{t('tab.journal')}</Tabs.Tab>
        <Tabs.Tab value="files">{t('tab.files')}</Tabs.Tab>
      </Tabs.List>
      {maySettle && (
        <Tabs.Panel value="reviews">
          <ReviewsPart state={reviews} />
        </Tabs.Panel>
      )}
      <Tabs.Panel value="work">
        <WorkPart state={work} onSettle={maySettle ? () => setChosen('reviews') : null} />
      </Tabs.Panel>
      <Tabs.Panel value="journal">
        <JournalPart />
      </Tabs.Panel>
      <Tabs.Panel value="files">{files}</Tabs.Panel>
    </Tabs>
  );
}
