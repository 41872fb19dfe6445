import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ProfileDescription } from '../../../shared/contract/session.ts';
import { useCommand } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { waitText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { SecretField } from './secret-field.tsx';
import { useWait } from './use-wait.ts';

/** One person's PIN or passphrase. After a wrong one the wait counts down before the eyes. */
export function UnlockForm({
  userId,
  profile,
  onRecover,
}: {
  readonly userId: string;
  readonly profile: ProfileDescription;
  readonly onRecover: () => void;
}) {
  const t = useWords('session');
  const [secret, setSecret] = useState('');
  const unlock = useCommand('unlock');
  const wait = useWait(profile.waitMs);
  const submit = async (): Promise<void> => {
    if (secret === '' || wait.leftMs > 0) return;
    const result = await unlock.run({ userId, secret });
    if (result.ok) return;
    setSecret('');
    const waitMs = Number(result.refusal.params?.['waitMs'] ?? 0);
    if (waitMs > 0) wait.begin(waitMs);
  };
  const isWaiting = wait.leftMs > 0;
  return (
    <div className="stack-wide">
      <SecretField
        label={t(`lock.secret_${profile.secretKind}`)}
        value={secret}
        onChange={setSecret}
        kind={profile.secretKind}
        autoFocus
      />
      {isWaiting ? (
        <Notice tone="warning">{t('lock.wait', { wait: waitText(wait.leftMs) })}</Notice>
      ) : (
        <RefusalNotice refusal={unlock.refusal} />
      )}
      <div className="row">
        <Button variant="default" onClick={onRecover}>
          {t('lock.recover')}
        </Button>
        <Button
          type="submit"
          size="md"
          className="push"
          disabled={isWaiting || secret === ''}
          loading={unlock.isRunning}
          onClick={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          {t('lock.open')}
        </Button>
      </div>
    </div>
  );
}
