import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';

import { useCommand, useCommandId, useProcedure } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { SaveSheet } from '../../components/save-sheet.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';

interface Person {
  readonly userId: string;
  readonly name: string;
}

/** Somebody works on this device too, by the office's word, and cannot open it yet: they choose a PIN of their own here. */
export function LetIn() {
  const t = useWords('hub');
  const { secretKind } = useSession();
  const waiting = useProcedure('listWithoutKey', {});
  const [chosen, setChosen] = useState<Person | null>(null);
  return (
    <>
      {(waiting.data?.people ?? []).map((person) => (
        <Notice key={person.userId} tone="info">
          {t(`share.what_${secretKind}`, { name: person.name })}{' '}
          <Button variant="default" onClick={() => setChosen(person)}>
            {t(`share.button_${secretKind}`, { name: person.name })}
          </Button>
        </Notice>
      ))}
      {chosen !== null && (
        <NewKey
          person={chosen}
          onClose={() => {
            setChosen(null);
            waiting.reload();
          }}
        />
      )}
    </>
  );
}

function NewKey({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const t = useWords('hub');
  const { secretKind } = useSession();
  const [secret, setSecret] = useState('');
  const { commandId } = useCommandId();
  const letIn = useCommand('letIn');
  const submit = async (): Promise<void> => {
    const result = await letIn.run({ commandId, userId: person.userId, secret });
    if (!result.ok) return;
    showToast(t('share.done', { name: person.name }));
    onClose();
  };
  return (
    <SaveSheet
      title={t('share.title')}
      open
      onClose={onClose}
      saveWords={t('share.save', { name: person.name })}
      isReady={secret !== ''}
      isRunning={letIn.isRunning}
      onSave={submit}
    >
      <p>{t('share.own', { name: person.name })}</p>
      <PasswordInput
        label={t(`session:secret.new_${secretKind}`)}
        description={t(`session:secret.rule_${secretKind}`)}
        value={secret}
        autoComplete="new-password"
        data-autofocus
        visibilityToggleButtonProps={{ 'aria-label': t('session:secret.show'), tabIndex: 0 }}
        onChange={(event) => setSecret(event.currentTarget.value)}
      />
      <RefusalNotice refusal={letIn.refusal} />
    </SaveSheet>
  );
}
