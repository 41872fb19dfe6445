import { Switch } from '@mantine/core';
import { useState } from 'react';

import type { TeamMember } from '../../../shared/contract/people.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { RoleChoice } from '../../components/role-choice.tsx';
import { SaveSheet } from '../../components/save-sheet.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** Changes what a person may do, or ends the access. What the person wrote stays under the person's name. */
export function ChangeMember({
  member,
  onClose,
}: {
  readonly member: TeamMember;
  readonly onClose: () => void;
}) {
  const t = useWords('people');
  const [roles, setRoles] = useState([...member.roles]);
  const [active, setActive] = useState(member.active);
  const { commandId } = useCommandId();
  const change = useCommand('changeTeamMember');
  const submit = async (): Promise<void> => {
    const result = await change.run({ commandId, userId: member.userId, roles, active });
    if (!result.ok) return;
    showToast(t('team.changed', { name: member.name }));
    onClose();
  };
  return (
    <SaveSheet
      title={member.name}
      open
      onClose={onClose}
      saveWords={t('team.save')}
      isReady={roles.length > 0}
      isRunning={change.isRunning}
      onSave={submit}
    >
      <Switch
        label={t('team.active')}
        description={t('team.activeHint')}
        checked={active}
        data-autofocus
        onChange={(event) => setActive(event.currentTarget.checked)}
      />
      <RoleChoice roles={roles} onChange={setRoles} />
      <RefusalNotice refusal={change.refusal} />
    </SaveSheet>
  );
}
