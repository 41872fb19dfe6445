import { Button, Switch } from '@mantine/core';
import { useState } from 'react';

import type { TeamMember } from '../../../shared/contract/people.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { Sheet } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { RoleChoice } from './role-choice.tsx';

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
    <Sheet
      title={member.name}
      open
      onClose={onClose}
      footer={
        <Button
          size="md"
          className="push"
          disabled={roles.length === 0}
          loading={change.isRunning}
          onClick={() => void submit()}
        >
          {t('team.save')}
        </Button>
      }
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
    </Sheet>
  );
}
