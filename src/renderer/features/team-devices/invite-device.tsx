import { Radio, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { Role } from '../../../shared/domain/team/state.ts';
import { useCommand, useCommandId, useProcedure } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { RoleChoice } from '../../components/role-choice.tsx';
import { SaveSheet } from '../../components/save-sheet.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';

/** Invites one more device, of somebody in the team or of a new person. An admin alone adds people. */
export function InviteDevice({
  open,
  returningAs,
  onClose,
  onInvited,
}: {
  readonly open: boolean;
  /** Under which id somebody wrote whom the team does not know any more: they are added as the same person. Null for anybody else. */
  readonly returningAs: string | null;
  readonly onClose: () => void;
  readonly onInvited: (invitationId: string) => void;
}) {
  const t = useWords('hub');
  const mayAdd = useSession().user.roles.includes('admin');
  const [isNew, setNew] = useState(mayAdd);
  const [userId, setUserId] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<Role[]>(['field']);
  const [bringsLedger, setBrings] = useState(false);
  const { commandId, renew } = useCommandId();
  const invite = useCommand('inviteDevice');
  const isReady = isNew ? name.trim() !== '' && roles.length > 0 : userId !== null;
  const submit = async (): Promise<void> => {
    const added = returningAs === null ? { name, roles } : { name, roles, returningAs };
    const who = isNew ? added : userId === null ? null : { userId };
    if (who === null || !isReady) return;
    const result = await invite.run({ commandId, who, bringsLedger });
    if (!result.ok) return;
    setName('');
    setUserId(null);
    setBrings(false);
    renew();
    onInvited(result.value.invitationId);
  };
  return (
    <SaveSheet
      title={t('invite.title')}
      open={open}
      onClose={onClose}
      saveWords={t('invite.save')}
      isReady={isReady}
      isRunning={invite.isRunning}
      onSave={submit}
    >
      {returningAs !== null && <p>{t('return.addWhat')}</p>}
      {mayAdd && returningAs === null && <WhoChoice isNew={isNew} onChange={setNew} />}
      {isNew ? (
        <>
          <TextInput
            label={t('invite.name')}
            value={name}
            maxLength={120}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <RoleChoice roles={roles} onChange={setRoles} />
        </>
      ) : (
        <PersonChoice userId={userId} onChange={setUserId} />
      )}
      <Switch
        label={t('invite.brings')}
        description={t('invite.bringsHint')}
        checked={bringsLedger}
        onChange={(event) => setBrings(event.currentTarget.checked)}
      />
      <RefusalNotice refusal={invite.refusal} />
    </SaveSheet>
  );
}

function WhoChoice({
  isNew,
  onChange,
}: {
  readonly isNew: boolean;
  readonly onChange: (isNew: boolean) => void;
}) {
  const t = useWords('hub');
  return (
    <Radio.Group
      label={t('invite.who')}
      value={isNew ? 'new' : 'known'}
      onChange={(value) => onChange(value === 'new')}
    >
      <div className="stack">
        <Radio value="new" label={t('invite.new')} data-autofocus />
        <Radio value="known" label={t('invite.someone')} />
      </div>
    </Radio.Group>
  );
}

function PersonChoice({
  userId,
  onChange,
}: {
  readonly userId: string | null;
  readonly onChange: (userId: string | null) => void;
}) {
  const t = useWords('hub');
  const team = useProcedure('listTeam', {});
  const people = (team.data?.members ?? []).filter(({ active }) => active);
  return (
    <Select
      label={t('invite.person')}
      value={userId}
      data={people.map((member) => ({ value: member.userId, label: member.name }))}
      onChange={onChange}
      searchable
    />
  );
}
