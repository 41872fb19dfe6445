import { Tabs } from '@mantine/core';
import { useState } from 'react';

import { useProcedure } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { ChangesPart } from './changes-part.tsx';
import { DifferencesPart } from './differences-part.tsx';
import { FilesPart } from './files-part.tsx';
import { MissingPart } from './missing-part.tsx';
import './office.css';

/** What the office's files say against what was collected: to decide, missing, handed over, changed. */
export function OfficeScreen() {
  const t = useWords('office');
  const [tab, setTab] = useState<string | null>('decide');
  const open = useProcedure('listDifferences', { limit: 1 });
  const missing = useProcedure('listMissing', { limit: 1 });
  const mayHandOver = useMayCall('makeWriteback');
  return (
    <div className="screen">
      <h1>{t('title')}</h1>
      <p className="muted">{t('what')}</p>
      <Tabs value={tab} onChange={setTab} keepMounted={false} className="office-tabs">
        <Tabs.List>
          <Tabs.Tab value="decide">{t('tab.decide', { count: open.data?.total ?? 0 })}</Tabs.Tab>
          <Tabs.Tab value="missing">{t('tab.missing', { count: missing.data?.total ?? 0 })}</Tabs.Tab>
          {mayHandOver && <Tabs.Tab value="files">{t('tab.files')}</Tabs.Tab>}
          <Tabs.Tab value="changes">{t('tab.changes')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="decide">
          <DifferencesPart />
        </Tabs.Panel>
        <Tabs.Panel value="missing">
          <MissingPart />
        </Tabs.Panel>
        {mayHandOver && (
          <Tabs.Panel value="files">
            <FilesPart />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="changes">
          <ChangesPart />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
