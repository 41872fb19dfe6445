import { Button } from '@mantine/core';
import { useState } from 'react';

import type { SyncView } from '../../../shared/contract/sync.ts';
import { readInvitation } from '../../../shared/domain/team/invitation.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { InvitationField } from '../../components/invitation-field.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** The hub went back to a backup from before this device joined: what that means, and the way back in by a new invitation. */
export function ComeBackPart({ view }: { readonly view: SyncView }) {
  const t = useWords('sync');
  const [invitation, setInvitation] = useState('');
  const { commandId, renew } = useCommandId();
  const rejoin = useCommand('rejoinTeam');
  if (!view.isForgotten) return null;
  const submit = async (): Promise<void> => {
    const result = await rejoin.run({ commandId, invitation });
    renew();
    if (!result.ok) return;
    setInvitation('');
    showToast(t('back.done'));
  };
  return (
    <section className="card stack-wide" aria-label={t('back.title')}>
      <h2>{t('back.title')}</h2>
      <p>{t('back.what')}</p>
      <InvitationField
        text={invitation}
        onChange={setInvitation}
        description={t('back.text')}
        takesFocus={false}
      />
      <RefusalNotice refusal={rejoin.refusal} />
      <div className="row">
        <Button
          disabled={!readInvitation(invitation).ok}
          loading={rejoin.isRunning}
          onClick={() => void submit()}
        >
          {t('back.save')}
        </Button>
      </div>
    </section>
  );
}
