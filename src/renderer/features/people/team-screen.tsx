import { Button } from '@mantine/core';
import { UserPlus } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import './people.css';
import type { TeamMember } from '../../../shared/contract/people.ts';
import { useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { countText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { AddMember } from './add-member.tsx';
import { ChangeMember } from './change-member.tsx';

/** The people of the team: who they are, what they may do, and how many accounts each holds. */
export function TeamScreen({ children }: { readonly children?: ReactNode }) {
  const t = useWords('people');
  const team = useProcedure('listTeam', {});
  const mayAdd = useMayCall('addTeamMember');
  const [shown, setShown] = useState<'add' | TeamMember | null>(null);
  const close = (): void => setShown(null);
  return (
    <div className="screen">
      <div className="row">
        <h1>{t('team.title')}</h1>
        {mayAdd && (
          <Button
            className="push"
            leftSection={<UserPlus size={16} aria-hidden />}
            onClick={() => setShown('add')}
          >
            {t('team.add')}
          </Button>
        )}
      </div>
      <DataState state={team}>
        {({ members }) => <Members members={members} onChange={mayAdd ? setShown : null} />}
      </DataState>
      {children}
      <AddMember open={shown === 'add'} onClose={close} />
      {shown !== null && shown !== 'add' && <ChangeMember member={shown} onClose={close} />}
    </div>
  );
}

function Members({
  members,
  onChange,
}: {
  readonly members: readonly TeamMember[];
  readonly onChange: ((member: TeamMember) => void) | null;
}) {
  const t = useWords('people');
  return (
    <ScrollTable label={t('team.title')}>
      <thead>
        <tr>
          <th scope="col">{t('team.name')}</th>
          <th scope="col">{t('team.roles')}</th>
          <th scope="col" className="number">
            {t('team.accounts')}
          </th>
          <th scope="col">{t('team.state')}</th>
          {onChange !== null && (
            <th scope="col">
              <span className="visually-hidden">{t('team.change')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.userId}>
            <th scope="row" className="member-name">
              {member.name}
            </th>
            <td>{member.roles.map((role) => t(`app:role.${role}`)).join(', ')}</td>
            <td className="number">{countText(member.accounts)}</td>
            <td>
              <MemberState member={member} />
            </td>
            {onChange !== null && (
              <td className="number">
                <Button variant="default" onClick={() => onChange(member)}>
                  {t('team.change')}
                  <span className="visually-hidden"> {member.name}</span>
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function MemberState({ member }: { readonly member: TeamMember }) {
  const t = useWords('people');
  if (!member.active) return <StatusChip tone="neutral">{t('team.ended')}</StatusChip>;
  if (member.hasKeyHere) return <StatusChip tone="ok">{t('team.here')}</StatusChip>;
  return (
    <StatusChip tone={member.hasDevice ? 'info' : 'warning'}>
      {t(member.hasDevice ? 'team.elsewhere' : 'team.noDevice')}
    </StatusChip>
  );
}
