import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import { newCommandId, useCommand, useCommandId } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';

interface Contact {
  readonly partyId: string;
  readonly contact: 'phone' | 'address' | 'email';
  readonly contactId: string;
  readonly name: string;
}

/** Bars a contact with a reason, or allows one again that was barred or retired. */
export function BarContact({ isBarred, ...contact }: Contact & { readonly isBarred: boolean }) {
  const t = useWords('account');
  const mayBar = useMayCall('barContact');
  const allow = useCommand('barContact');
  const [isAsking, setAsking] = useState(false);
  if (!mayBar) return null;
  const { partyId, contact: kind, contactId, name } = contact;
  const allowAgain = async (): Promise<void> => {
    const input = { partyId, contact: kind, contactId, barred: false };
    const result = await allow.run({ commandId: newCommandId(), ...input });
    if (result.ok) showToast(t('bar.allowed'));
  };
  return (
    <>
      <button
        type="button"
        className="text-button"
        onClick={() => (isBarred ? void allowAgain() : setAsking(true))}
      >
        {t(isBarred ? 'bar.allow' : 'bar.open')}
        <span className="visually-hidden"> {name}</span>
      </button>
      <RefusalNotice refusal={allow.refusal} />
      {isAsking && <BarDialog {...contact} onClose={() => setAsking(false)} />}
    </>
  );
}

function BarDialog({
  partyId,
  contact,
  contactId,
  name,
  onClose,
}: Contact & { readonly onClose: () => void }) {
  const t = useWords('account');
  const { commandId } = useCommandId();
  const bar = useCommand('barContact');
  const [reason, setReason] = useState('');
  const isMissing = reason.trim() === '';
  const submit = async (): Promise<void> => {
    if (isMissing) return;
    const result = await bar.run({ commandId, partyId, contact, contactId, barred: true, reason });
    if (!result.ok) return;
    showToast(t('bar.done'));
    onClose();
  };
  return (
    <Dialog title={t('bar.title', { name })} open onClose={onClose} size="md">
      <form
        className="stack-wide"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>{t('bar.what')}</p>
        <TextInput
          label={t('bar.reason')}
          value={reason}
          maxLength={200}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <RefusalNotice refusal={bar.refusal} />
        <Button type="submit" disabled={isMissing} loading={bar.isRunning}>
          {t('bar.do')}
        </Button>
      </form>
    </Dialog>
  );
}
