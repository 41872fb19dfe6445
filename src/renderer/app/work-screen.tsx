import { Button } from '@mantine/core';
import { useState } from 'react';

import { together, useProcedure } from '../api.ts';
import { DataState } from '../components/data-state.tsx';
import { AccountScreen, AssignAccount, EditParty } from '../features/account/index.ts';
import { WhyDrawer } from '../features/charges/index.ts';
import { InteractionPanel, isContactPrivate, useContact } from '../features/interaction/index.ts';
import { PromiseSheet, usePromise, WithdrawPromise } from '../features/promise/index.ts';
import { ReceiptSheet, useReceipt } from '../features/receipt/index.ts';
import { useWords } from '../i18n/use-words.ts';
import { useFocusMode } from './focus-mode.ts';
import { ReceiptRunBar, useReceiptsOfVisit } from './receipt-run-bar.tsx';
import { type AccountChange, type Opening, useAccountActions } from './use-account-actions.ts';
import { useNextAccount } from './use-next-account.ts';
import './work-screen.css';

/**
 * One account with everything that is done on it: the account itself, the panel that logs a contact, the sheets for a
 * promise and a receipt. Features never meet; they are put together here.
 */
export function WorkScreen({
  accountId,
  opening,
}: {
  readonly accountId: string;
  readonly opening: Opening | null;
}) {
  const answered = useProcedure('readAccount', { accountId });
  const rules = useProcedure('readHouseRules', {});
  const drafts = useProcedure('listDrafts', { accountId });
  // An account whose forms could not be written yet is not shown: the figures typed after its key would be lost.
  const whole = together(answered, rules, drafts);
  const account = whole.data?.[0];
  const kept = drafts.data?.drafts ?? [];
  const contact = useContact(accountId, account, kept);
  const promise = usePromise(accountId, account, kept);
  const receipt = useReceipt(accountId, kept);
  const [withdrawing, setWithdrawing] = useState<string | null>(null);
  const [changing, setChanging] = useState<AccountChange | null>(null);
  const isFocusMode = useFocusMode((mode) => mode.isOn);
  const goOn = useNextAccount();
  const run = useReceiptsOfVisit(account, contact.isOpen);
  const actions = useAccountActions({
    accountId,
    account,
    contact,
    promise,
    receipt,
    withdraw: setWithdrawing,
    changing,
    change: setChanging,
    goOn: () => goOn(accountId),
    opening: account === undefined ? null : opening,
  });
  return (
    <div className="work">
      <div className="work-account">
        {isFocusMode && <FocusBar />}
        <ReceiptRunBar next={run.next} onEnd={run.end} />
        <DataState state={whole}>
          {([view, { dispositions }]) => (
            <AccountScreen
              account={view}
              actions={actions}
              isPrivate={isContactPrivate(contact, dispositions)}
            />
          )}
        </DataState>
      </div>
      <InteractionPanel
        account={account}
        rules={rules.data}
        contact={contact}
        onTakeMoney={receipt.open}
        onSaved={run.contactSaved}
      />
      <PromiseSheet account={account} rules={rules.data} taking={promise} />
      <ReceiptSheet account={account} rules={rules.data} writing={receipt} next={run.next} />
      <AssignAccount account={account} open={changing === 'assignee'} onClose={() => setChanging(null)} />
      <WhyDrawer accountId={accountId} open={changing === 'charges'} onClose={() => setChanging(null)} />
      <EditParty account={account} open={changing === 'party'} onClose={() => setChanging(null)} />
      <WithdrawPromise accountId={accountId} promiseId={withdrawing} onClose={() => setWithdrawing(null)} />
    </div>
  );
}

/** Says that the next account opens by itself, and how to stop that. */
function FocusBar() {
  const t = useWords('today');
  const end = useFocusMode((mode) => mode.end);
  return (
    <div className="focus-bar" role="status">
      <span>{t('focusOn')}</span>
      <Button variant="subtle" className="push" onClick={end} rightSection={<kbd aria-hidden>Shift+S</kbd>}>
        {t('focusEnd')}
      </Button>
    </div>
  );
}
