import { NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';

import { useCommand, useCommandId } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { SaveSheet } from '../../components/save-sheet.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** The hub has another address than when this device joined: a new router, another room. */
export function AddressSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('hub');
  const [host, setHost] = useState('');
  const [port, setPort] = useState<number | string>(8743);
  const { commandId, renew } = useCommandId();
  const change = useCommand('changeHubAddress');
  const isReady = host.trim() !== '' && typeof port === 'number' && port > 0;
  const submit = async (): Promise<void> => {
    if (!isReady) return;
    const result = await change.run({ commandId, host, port });
    if (!result.ok) {
      renew();
      return;
    }
    showToast(t('address.done'));
    onClose();
  };
  return (
    <SaveSheet
      title={t('address.title')}
      open
      onClose={onClose}
      saveWords={t('address.save')}
      isReady={isReady}
      isRunning={change.isRunning}
      onSave={submit}
    >
      <p>{t('address.what')}</p>
      <TextInput
        label={t('address.host')}
        value={host}
        maxLength={120}
        data-autofocus
        onChange={(event) => setHost(event.currentTarget.value)}
      />
      <NumberInput
        label={t('address.port')}
        value={port}
        min={1}
        max={65_535}
        allowDecimal={false}
        allowNegative={false}
        onChange={setPort}
      />
      <RefusalNotice refusal={change.refusal} />
    </SaveSheet>
  );
}
