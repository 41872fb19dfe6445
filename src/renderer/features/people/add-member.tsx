import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { Role } from '../../../shared/domain/team/state.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { RoleChoice } from '../../components/role-choice.tsx';
import { SaveSheet } from '../../components/save-sheet.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';

/** A new person with roles and a first PIN or passphrase for this device, which the person changes at the first chance. */
export function AddMember({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useWords('people');
  const { secretKind } = useSession();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<Role[]>(['desk']);
  const [secret, setSecret] = useState('');
  const { commandId, renew } = useCommandId();
  const add = useCommand('addTeamMember');
  const isComplete = name.trim() !== '' && roles.length > 0 && secret !== '';
  const submit = async (): Promise<void> => {
    if (!isComplete) return;
    const result = await add.run({ commandId, name, roles, secret });
    if (!result.ok) return;
    showToast(t('team.added', { name }));
    setName('');
    setSecret('');
    renew();
    onClose();
  };
  return (
    <SaveSheet
      title={t('team.add')}
      open={open}
      onClose={onClose}
      saveWords={t('team.addButton')}
      isReady={isComplete}
      isRunning={add.isRunning}
      onSave={submit}
    >
      <TextInput
        label={t('team.name')}
        value={name}
        maxLength={120}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <RoleChoice roles={roles} onChange={setRoles} />
      <PasswordInput
        label={t(`team.secret_${secretKind}`)}
        description={t(`session:secret.rule_${secretKind}`)}
        value={secret}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('session:secret.show'), tabIndex: 0 }}
        onChange={(event) => setSecret(event.currentTarget.value)}
      />
      <p className="muted">{t('team.secretHint')}</p>
      <RefusalNotice refusal={add.refusal} />
    </SaveSheet>
  );
}
