import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import { newCommandId, useCommand, useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';

/** Where UPI money of the house goes. Whoever may not set it sees it. */
export function UpiPayeeCard() {
  const t = useWords('settings');
  const payee = useProcedure('readUpiPayee', {});
  return (
    <section className="card stack-wide" aria-label={t('upi.title')}>
      <h2>{t('upi.title')}</h2>
      <p className="muted">{t('upi.what')}</p>
      <DataState state={payee}>
        {(data) => <PayeeForm key={data.payee?.address ?? ''} known={data.payee} />}
      </DataState>
    </section>
  );
}

function PayeeForm({
  known,
}: {
  readonly known: { readonly address: string; readonly name: string } | null;
}) {
  const t = useWords('settings');
  const maySet = useMayCall('setUpiPayee');
  const set = useCommand('setUpiPayee');
  const [address, setAddress] = useState(known?.address ?? '');
  const [name, setName] = useState(known?.name ?? '');
  if (!maySet) return <p>{known === null ? t('upi.none') : `${known.name} · ${known.address}`}</p>;
  const save = async (): Promise<void> => {
    const result = await set.run({ commandId: newCommandId(), address, name });
    if (result.ok) showToast(t('upi.saved'));
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        label={t('upi.address')}
        value={address}
        maxLength={320}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <TextInput
        label={t('upi.name')}
        value={name}
        maxLength={99}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <RefusalNotice refusal={set.refusal} />
      <div>
        <Button type="submit" disabled={address.trim() === '' || name.trim() === ''} loading={set.isRunning}>
          {t('upi.save')}
        </Button>
      </div>
    </form>
  );
}
