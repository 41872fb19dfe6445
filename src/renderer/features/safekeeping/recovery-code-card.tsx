import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useFreshRecoveryCode } from '../../session/recovery-code.ts';
import { useSession } from '../../session/session.tsx';

/** A new recovery code for a print that was lost or seen; the old one opens nothing here from then on. */
export function RecoveryCodeCard() {
  const t = useWords('safekeeping');
  const { secretKind } = useSession();
  const [currentSecret, setSecret] = useState('');
  const replace = useCommand('replaceRecoveryCode');
  const show = useFreshRecoveryCode((fresh) => fresh.show);
  const run = async (): Promise<void> => {
    const result = await replace.run({ currentSecret });
    if (!result.ok) return;
    setSecret('');
    show(result.value.recoveryCode);
  };
  return (
    <form
      className="card stack-wide"
      aria-label={t('code.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <h2>{t('code.title')}</h2>
      <p>{t('code.what')}</p>
      <PasswordInput
        label={t(`settings:secret.current_${secretKind}`)}
        value={currentSecret}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('session:secret.show'), tabIndex: 0 }}
        onChange={(event) => setSecret(event.currentTarget.value)}
      />
      <RefusalNotice refusal={replace.refusal} />
      <div className="row">
        <Button type="submit" variant="default" disabled={currentSecret === ''} loading={replace.isRunning}>
          {t('code.run')}
        </Button>
      </div>
    </form>
  );
}
