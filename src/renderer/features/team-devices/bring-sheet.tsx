import { PasswordInput } from '@mantine/core';
import { useState } from 'react';

import { readInvitation } from '../../../shared/domain/team/invitation.ts';
import { useCommand, useProcedure } from '../../api.ts';
import { InvitationField } from '../../components/invitation-field.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { SaveSheet } from '../../components/save-sheet.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { forgetAnswers } from '../../procedures/query-client.ts';
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
    if (result.ok) {
      const team = read.ok ? read.value.teamName : '';
      const { brought, keptAside } = result.value;
      showToast(t('brought', { team, count: brought, folder: `aside/${keptAside}` }));
      onClose();
      return;
    }
    // The team has let the device in: what the screens hold is of the ledger that lies aside.
    if (result.refusal.code === 'joinUnfinished') forgetAnswers();
    profile.reload();
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
      <InvitationField text={invitation} onChange={setInvitation} description={t('bringNeeds')} />
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
