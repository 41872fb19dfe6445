import { useEffect, useRef } from 'react';

import type { AccountView } from '../../../shared/contract/account.ts';
import type { TeamMember } from '../../../shared/contract/people.ts';
import { newCommandId, useCommand, useCommandId, useProcedure } from '../../api.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { DataState } from '../../components/data-state.tsx';
import { Sheet } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { activeMembers, theTeam } from './assignees.ts';

interface AssignProps {
  readonly account: AccountView | undefined;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Gives the account to a person or back to the team; one key chooses, and it can be taken back. */
export function AssignAccount({ account, open, onClose }: AssignProps) {
  const t = useWords('account');
  return (
    <Sheet title={t('assign.title')} open={open} onClose={onClose}>
      {open && account !== undefined && <Assignees account={account} onClose={onClose} />}
    </Sheet>
  );
}

type AssigneesProps = { readonly account: AccountView; readonly onClose: () => void };

function Assignees(props: AssigneesProps) {
  const team = useProcedure('listTeam', {});
  return (
    <DataState state={team}>{({ members }) => <AssigneeChoice {...props} members={members} />}</DataState>
  );
}

function AssigneeChoice({
  account,
  members,
  onClose,
}: AssigneesProps & { readonly members: readonly TeamMember[] }) {
  const t = useWords('account');
  const root = useRef<HTMLDivElement>(null);
  const { commandId } = useCommandId();
  const command = useCommand('assignAccounts');
  const { accountId, assigned } = account;
  const present = assigned?.userId ?? theTeam;
  const people = activeMembers(members);
  // The list comes a moment after the sheet, so it takes the focus itself.
  useEffect(() => root.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), []);
  const give = async (chosen: string): Promise<void> => {
    if (chosen === present) return onClose();
    const userId = chosen === theTeam ? null : chosen;
    const result = await command.run({ commandId, accountIds: [accountId], userId });
    if (!result.ok) return;
    onClose();
    const name = people.find((member) => member.userId === userId)?.name;
    const words = name === undefined ? t('assign.doneTeam') : t('assign.done', { name });
    const before = { accountIds: [accountId], userId: assigned?.userId ?? null };
    showToast(words, () => void command.run({ commandId: newCommandId(), ...before }));
  };
  return (
    <div ref={root} className="stack-wide">
      <p className="muted">{account.party.name}</p>
      <RefusalNotice refusal={command.refusal} />
      <ChoiceKeys
        label={t('fact.assigned')}
        columns={1}
        value={present}
        digits
        autoFocus
        onChange={(chosen) => void give(chosen)}
        choices={[
          ...people.map(({ userId, name, roles }) => ({
            code: userId,
            label: name,
            hint: roles.map((role) => t(`app:role.${role}`)).join(', '),
          })),
          { code: theTeam, label: t('assign.team'), hint: t('assign.teamHint') },
        ]}
      />
    </div>
  );
}
