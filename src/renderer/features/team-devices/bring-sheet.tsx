import { PasswordInput, Textarea } from '@mantine/core';
import { useState } from 'react';

import { readInvitation } from '../../../shared/domain/team/invitation.ts';
import { useCommand, useProcedure } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { SaveSheet } from '../../components/save-sheet.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';

/** Somebody who worked alone follows an invitation and brings this ledger along. */
export function BringSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('join');
  const { user, secretKind } = useSession();
  const [invitation, setInvitation] = useState('');
  const [secret, setSecret] = useState('');
  const bring = useCommand('bringLedger');
  const profile = useProcedure('describeProfile', {});
  const read = readInvitation(invitation);
  const submit = async (): Promise<void> => {
    const result = await bring.run({ invitation, userId: user.userId, secret });
    if (result.ok) onClose();
    else profile.reload();
  };
  return (
    <SaveSheet
      title={t('bringTitle')}
      open
      onClose={onClose}
      saveWords={t('bringSave')}
      isReady={read.ok && secret !== ''}
      isRunning={bring.isRunning}
      onSave={submit}
    >
      <p>{t('bringWhat')}</p>
      <Textarea
        label={t('text')}
        description={t('bringNeeds')}
        value={invitation}
        maxLength={4_000}
        minRows={4}
        maxRows={8}
        autosize
        data-autofocus
        spellCheck={false}
        onChange={(event) => setInvitation(event.currentTarget.value)}
      />
      {read.ok && <Notice tone="ok">{t('for', { team: read.value.teamName, name: read.value.name })}</Notice>}
      {!read.ok && invitation.trim() !== '' && <RefusalNotice refusal={read.refusal} />}
      <PasswordInput
        label={t(`bringSecret_${secretKind}`)}
        value={secret}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('session:secret.show'), tabIndex: 0 }}
        onChange={(event) => setSecret(event.currentTarget.value)}
      />
      <RefusalNotice refusal={bring.refusal} />
    </SaveSheet>
  );
}
