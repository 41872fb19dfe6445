import { Tabs } from '@mantine/core';
import { useState } from 'react';

import { useWords } from '../../i18n/use-words.ts';
import { DuplicatesPart, useDuplicates } from './duplicates-part.tsx';
import { UnreachablePart, useUnreachable } from './unreachable-part.tsx';
import './parties.css';

/** Customers to look after: those that may be the same, and those nobody can call or visit. */
export function PartiesScreen() {
  const t = useWords('parties');
  const [tab, setTab] = useState<string | null>('duplicates');
  const duplicates = useDuplicates();
  const unreachable = useUnreachable();
  return (
    <div className="screen">
      <h1>{t('title')}</h1>
      <p className="muted">{t('what')}</p>
      <Tabs value={tab} onChange={setTab} keepMounted={false} className="party-tabs">
        <Tabs.List>
          <Tabs.Tab value="duplicates">
            {t('tab.duplicates', { count: duplicates.data?.total ?? 0 })}
          </Tabs.Tab>
          <Tabs.Tab value="unreachable">
            {t('tab.unreachable', { count: unreachable.data?.total ?? 0 })}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="duplicates">
          <DuplicatesPart duplicates={duplicates} />
        </Tabs.Panel>
        <Tabs.Panel value="unreachable">
          <UnreachablePart unreachable={unreachable} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
