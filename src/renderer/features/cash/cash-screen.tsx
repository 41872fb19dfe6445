import { Tabs } from '@mantine/core';
import { useState } from 'react';

import './cash.css';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { CashDesk } from './cash-desk.tsx';
import { MyCash } from './my-cash.tsx';
import { PaperBooks } from './paper-books.tsx';
import { YearsPart } from './years-part.tsx';

/** Cash: one's own, everybody's for who counts it, pre-printed receipt books, and closed years. */
export function CashScreen() {
  const t = useWords('cash');
  const seesDesk = useMayCall('readCashDesk');
  const [tab, setTab] = useState<string | null>('mine');
  return (
    <div className="screen">
      <h1>{t('title')}</h1>
      <Tabs value={tab} onChange={setTab} keepMounted={false} className="cash-tabs">
        <Tabs.List>
          <Tabs.Tab value="mine">{t('tab.mine')}</Tabs.Tab>
          {seesDesk && <Tabs.Tab value="desk">{t('tab.desk')}</Tabs.Tab>}
          <Tabs.Tab value="books">{t('tab.books')}</Tabs.Tab>
          <Tabs.Tab value="years">{t('tab.years')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="mine">
          <MyCash />
        </Tabs.Panel>
        {seesDesk && (
          <Tabs.Panel value="desk">
            <CashDesk />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="books">
          <PaperBooks />
        </Tabs.Panel>
        <Tabs.Panel value="years">
          <YearsPart />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
