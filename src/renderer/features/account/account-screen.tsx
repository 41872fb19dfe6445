import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { useDisplay } from '../../display/display-settings.ts';
import { useWords } from '../../i18n/use-words.ts';
import { AccountHead } from './account-head.tsx';
import { AccountNow } from './account-now.tsx';
import type { AccountPartProps } from './account-part.ts';
import { MoneyPart } from './money-part.tsx';
import { PartyPart } from './party-part.tsx';
import { Timeline } from './timeline.tsx';
import './account.css';

/**
 * An account on one screen: who, what is owed, what happened and what to do next, above the fold at 1366×768. In the
 * field the same in three tabs, of which the first needs no scrolling.
 */
export function AccountScreen(props: AccountPartProps) {
  const density = useDisplay((display) => display.density);
  return density === 'field' ? <AccountInField {...props} /> : <AccountAtDesk {...props} />;
}

function AccountAtDesk(props: AccountPartProps) {
  const t = useWords('account');
  return (
    <article className="account" aria-label={props.account.party.name}>
      <AccountHead {...props} />
      <div className="account-columns">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by key */}
        <section className="account-column" aria-label={t('people')} tabIndex={0}>
          <PartyPart {...props} />
        </section>
        <section className="account-column" aria-label={t('history')}>
          <AccountNow {...props} />
          <Timeline {...props} />
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by key */}
        <section className="account-column" aria-label={t('money')} tabIndex={0}>
          <MoneyPart {...props} />
        </section>
      </div>
    </article>
  );
}

function AccountInField(props: AccountPartProps) {
  const t = useWords('account');
  const [tab, setTab] = useState<string | null>('now');
  return (
    <article className="account account-in-field" aria-label={props.account.party.name}>
      <AccountHead {...props} />
      <Tabs value={tab} onChange={setTab} keepMounted={false} className="account-tabs">
        <Tabs.List grow>
          <Tabs.Tab value="now">{t('tab.now')}</Tabs.Tab>
          <Tabs.Tab value="money">{t('tab.money')}</Tabs.Tab>
          <Tabs.Tab value="history">{t('tab.history')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="now">
          <AccountNow {...props} />
          <PartyPart {...props} />
        </Tabs.Panel>
        <Tabs.Panel value="money">
          <MoneyPart {...props} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <Timeline {...props} />
        </Tabs.Panel>
      </Tabs>
    </article>
  );
}
