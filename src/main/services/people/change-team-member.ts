import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';

/** Changes a person's roles or ends their access. Somebody has to stay who can lead the team: the last admin does. */
export const changeTeamMember: WritingService<'changeTeamMember'> = (context, input) => {
  const team = context.ledger.states.team(context.session.teamId);
  const user = team.users.get(input.userId);
  if (user === undefined) return refuse('unknownUser');
  const staysAdmin = input.active && input.roles.includes('admin');
  const otherAdmins = [...team.users.values()].filter(
    (other) => other.userId !== input.userId && other.active && other.roles.includes('admin'),
  );
  if (!staysAdmin && otherAdmins.length === 0) return refuse('lastAdmin');
  context.append([
    {
      kind: 'user.changed',
      stream: teamStream(context.session.teamId),
      data: { userId: input.userId, roles: input.roles, active: input.active },
      personal: null,
    },
  ]);
  return ok({});
};
