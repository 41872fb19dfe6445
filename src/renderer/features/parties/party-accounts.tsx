import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import type { PartyAccount, PartyView } from '../../../shared/contract/parties.ts';
import { newCommandId, useCommand, useCommandId } from '../../api.ts';
import { AmountText } from '../../components/amount-text.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import type { PickedParty } from './party-picker.tsx';
import { PickDialog } from './pick-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

/** The accounts of a customer; one that stands with the wrong customer is moved, and a move is taken back. */
export function PartyAccounts({ view }: { readonly view: PartyView }) {
  const t = useWords('parties');
  const mayMove = useMayCall('moveAccount');
  const [moving, setMoving] = useState<PartyAccount | null>(null);
  const undo = useCommand('undoAccountMove');
  const takeBack = async ({ accountId, moved }: PartyAccount): Promise<void> => {
    if (moved === null) return;
    const result = await undo.run({ commandId: newCommandId(), accountId, moveId: moved.moveId });
    if (result.ok) showToast(t('move.undone'));
  };
  return (
    <section className="stack" aria-label={t('accountsTitle')}>
      <h2>{t('accountsTitle')}</h2>
      <RefusalNotice refusal={undo.refusal} />
      {view.accounts.length === 0 && <p className="muted">{t('noAccounts')}</p>}
      <ul className="party-rows">
        {view.accounts.map((account) => (
          <li key={account.accountId}>
            <Link to="/account/$accountId" params={{ accountId: account.accountId }} search={{}}>
              {account.account}
            </Link>
            <span className="muted">{account.book}</span>
            <AmountText amount={account.totalDue} />
            {account.moved !== null && <span className="muted">{movedWords(account.moved, t)}</span>}
            {mayMove && (
              <span className="row push">
                {account.moved !== null && (
                  <Button variant="default" onClick={() => void takeBack(account)}>
                    {t('move.undo')}
                    <span className="visually-hidden"> {account.account}</span>
                  </Button>
                )}
                <Button variant="default" onClick={() => setMoving(account)}>
                  {t('move.open')}
                  <span className="visually-hidden"> {account.account}</span>
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {moving !== null && (
        <MoveDialog account={moving} fromId={view.party.partyId} onClose={() => setMoving(null)} />
      )}
    </section>
  );
}

function movedWords(moved: NonNullable<PartyAccount['moved']>, t: ReturnType<typeof useWords>): string {
  return t('move.words', {
    from: moved.from,
    day: dayText(moved.on),
    name: moved.by,
    reason: moved.reason,
  });
}

function MoveDialog({
  account,
  fromId,
  onClose,
}: {
  readonly account: PartyAccount;
  readonly fromId: string;
  readonly onClose: () => void;
}) {
  const t = useWords('parties');
  const { commandId } = useCommandId();
  const move = useCommand('moveAccount');
  const [to, setTo] = useState<PickedParty | null>(null);
  const title = t('move.title', { account: account.account });
  if (to === null) return <PickDialog title={title} exceptId={fromId} onPick={setTo} onClose={onClose} />;
  const submit = async (reason: string): Promise<void> => {
    const { accountId } = account;
    const result = await move.run({ commandId, accountId, partyId: to.partyId, reason });
    if (!result.ok) return;
    showToast(t('move.done', { name: to.name }));
    onClose();
  };
  return (
    <ReasonDialog
      title={title}
      what={t('move.what', { name: to.name })}
      label={t('move.reason')}
      action={t('move.do')}
      needsReason
      refusal={move.refusal}
      isRunning={move.isRunning}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
