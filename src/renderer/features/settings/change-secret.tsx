import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';

import { useCommand } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';

/** The person's own PIN or passphrase. The ledger's key stays, so nothing is written anew. */
export function ChangeSecret() {
  const t = useWords('settings');
  const { secretKind } = useSession();
  const [currentSecret, setCurrent] = useState('');
  const [newSecret, setNew] = useState('');
  const change = useCommand('changeSecret');
  const toggle = { 'aria-label': t('session:secret.show'), tabIndex: 0 };
  const submit = async (): Promise<void> => {
    const result = await change.run({ currentSecret, newSecret });
    if (!result.ok) return;
    setCurrent('');
    setNew('');
    showToast(t(`secret.changed_${secretKind}`));
  };
  return (
    <form
      className="card stack-wide"
      aria-label={t(`secret.title_${secretKind}`)}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{t(`secret.title_${secretKind}`)}</h2>
      <PasswordInput
        label={t(`secret.current_${secretKind}`)}
        value={currentSecret}
        autoComplete="current-password"
        visibilityToggleButtonProps={toggle}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PasswordInput
        label={t(`session:secret.new_${secretKind}`)}
        description={t(`session:secret.rule_${secretKind}`)}
        value={newSecret}
        autoComplete="new-password"
        visibilityToggleButtonProps={toggle}
        onChange={(event) => setNew(event.currentTarget.value)}
      />
      <RefusalNotice refusal={change.refusal} />
      <div className="row">
        <Button type="submit" disabled={currentSecret === '' || newSecret === ''} loading={change.isRunning}>
          {t('secret.change')}
        </Button>
      </div>
    </form>
  );
}
