import { Textarea } from '@mantine/core';
import { useState } from 'react';

import { useCommand, useCommandId } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { SaveSheet } from '../../components/save-sheet.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** Brings the team to a hub that runs elsewhere, by the text that it printed. */
export function UseHubSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('hub');
  const [offer, setOffer] = useState('');
  const { commandId, renew } = useCommandId();
  const use = useCommand('useHub');
  const submit = async (): Promise<void> => {
    const result = await use.run({ commandId, offer });
    if (!result.ok) {
      renew();
      return;
    }
    showToast(t('use.done'));
    onClose();
  };
  return (
    <SaveSheet
      title={t('use.title')}
      open
      onClose={onClose}
      saveWords={t('use.save')}
      isReady={offer.trim() !== ''}
      isRunning={use.isRunning}
      onSave={submit}
    >
      <p>{t('use.what')}</p>
      <Textarea
        label={t('use.text')}
        value={offer}
        maxLength={4_000}
        minRows={4}
        autosize
        data-autofocus
        onChange={(event) => setOffer(event.currentTarget.value)}
      />
      <RefusalNotice refusal={use.refusal} />
    </SaveSheet>
  );
}
