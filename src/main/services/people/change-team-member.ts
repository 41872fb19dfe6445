import { teamStream } from '../../../shared/domain/events/envelope.ts';
import type { TeamState } from '../../../shared/domain/team/state.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { removeKeyHolder } from '../../keys/profile-people.ts';
import { preparedService, refuse, type ServiceContext } from '../service.ts';
import { keysRefusal } from '../session/keys-refusal.ts';

interface Change {
  readonly userId: string;
  readonly roles: readonly string[];
  readonly active: boolean;
}

/**
 * Changes a person's roles or ends their access. Somebody has to stay who can lead the team: the last admin does.
 * Whoever leaves loses the key on this device first, so that no half-done step leaves a key behind.
 */
export const changeTeamMember = preparedService<'changeTeamMember', null>({
  prepare: async (context, input) => {
    const checked = checkChange(teamOf(context), input);
    if (!checked.ok || input.active) return checked;
    const removed = await removeKeyHolder(context.device.keys, context.session.dataKey, input.userId);
    if (removed.ok || removed.refusal.code === 'unknownUser') return ok(null);
    const { refusal } = removed;
    if (refusal.code === 'lastUser') return refuse('lastAdmin');
    if (refusal.code === 'keysNotWritable') return keysRefusal(refusal);
    throw new Error(`ending a person's access: ${refusal.code}`);
  },
  write: (context, input) => {
    const checked = checkChange(teamOf(context), input);
    if (!checked.ok) return checked;
    context.append([
      {
        kind: 'user.changed',
        stream: teamStream(context.session.teamId),
        data: { userId: input.userId, roles: input.roles, active: input.active },
        personal: null,
      },
    ]);
    return ok({});
  },
});

function teamOf(context: ServiceContext): TeamState {
  return context.ledger.states.team(context.session.teamId);
}

function checkChange(
  team: TeamState,
  change: Change,
): Result<null, { readonly code: 'unknownUser' | 'lastAdmin' }> {
  if (!team.users.has(change.userId)) return refuse('unknownUser');
  const staysAdmin = change.active && change.roles.includes('admin');
  const otherAdmins = [...team.users.values()].filter(
    (other) => other.userId !== change.userId && other.active && other.roles.includes('admin'),
  );
  return !staysAdmin && otherAdmins.length === 0 ? refuse('lastAdmin') : ok(null);
}
