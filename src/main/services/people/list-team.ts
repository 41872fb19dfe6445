import { ok } from '../../../shared/lib/result.ts';
import { countAccountsByAssignee } from '../../db/queries/account.ts';
import { listKeyHolders } from '../../keys/profile-keys.ts';
import type { WaitingService } from '../service.ts';

/** The people of the team, with how many accounts each works and whether they can unlock this device. */
export const listTeam: WaitingService<'listTeam'> = (context) => {
  const holders = listKeyHolders(context.device.keys.directory);
  const withKey = new Set(holders.ok ? holders.value.map((holder) => holder.userId) : []);
  const accountsByUser = countAccountsByAssignee(context.read);
  const team = context.ledger.states.team(context.session.teamId);
  const atWork = new Set(
    [...team.seating.devices.values()]
      .filter(({ revoked, replacedBy }) => revoked === null && replacedBy === null)
      .flatMap(({ userIds }) => userIds),
  );
  const members = [...team.users.values()].map((user) => ({
    userId: user.userId,
    name: user.name ?? '',
    roles: user.roles,
    active: user.active,
    accounts: accountsByUser.get(user.userId) ?? 0,
    hasKeyHere: withKey.has(user.userId),
    hasDevice: withKey.has(user.userId) || atWork.has(user.userId),
  }));
  return ok({ members: members.sort((one, other) => one.name.localeCompare(other.name, 'en')) });
};
