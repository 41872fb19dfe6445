import { Button } from '@mantine/core';
import { useState } from 'react';

import './session.css';
import type { ProfileDescription } from '../../../shared/contract/session.ts';
import { useCommand } from '../../api.ts';
import { ConfirmHold } from '../../components/confirm-hold.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { JoiningBar } from './join-steps.tsx';
import { SecretField } from './secret-field.tsx';
import { SessionCard } from './session-card.tsx';

/** A joining whose first meeting did not come to its end: it goes on from there, or is given up. */
export function JoiningScreen({ profile }: { readonly profile: ProfileDescription }) {
  const t = useWords('join');
  const [secret, setSecret] = useState('');
  const goOn = useCommand('continueJoining');
  const giveUp = useCommand('abandonJoining');
  const [holder] = profile.users;
  const submit = async (): Promise<void> => {
    if (secret === '' || holder === undefined) return;
    await goOn.run({ userId: holder.userId, secret });
  };
  return (
    <SessionCard title={t('unfinishedTitle')} onSubmit={() => void submit()}>
      <p>{t('unfinished')}</p>
      <SecretField
        label={t(`session:lock.secret_${profile.secretKind}`)}
        value={secret}
        onChange={setSecret}
        kind={profile.secretKind}
        autoFocus
      />
      <RefusalNotice refusal={goOn.refusal ?? giveUp.refusal} />
      {goOn.isRunning && <JoiningBar />}
      <div className="row">
        <Button type="submit" size="md" className="push" disabled={secret === ''} loading={goOn.isRunning}>
          {t('goOn')}
        </Button>
      </div>
      <p className="muted">{t('giveUpWhat')}</p>
      <div className="row">
        <ConfirmHold loading={giveUp.isRunning} onConfirm={() => void giveUp.run({})}>
          {t('giveUp')}
        </ConfirmHold>
      </div>
    </SessionCard>
  );
}
