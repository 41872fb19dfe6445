import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { addKeyHolder } from '../../keys/profile-people.ts';
import { preparedService, refuse } from '../service.ts';
import { keysRefusal } from '../session/keys-refusal.ts';

/** A new person with roles and a key of their own on this device. The person's id is the command's, so a retry is the same person. */
export const addTeamMember = preparedService<'addTeamMember', null>({
  prepare: async (context, input) => {
    const team = context.ledger.states.team(context.session.teamId);
    const known = team.users.get(input.commandId);
    if (known !== undefined) return ok(null);
    const taken = [...team.users.values()].some((user) => user.name === input.name && user.active);
    if (taken) return refuse('nameTaken');
    const added = await addKeyHolder(context.device.keys, context.session.dataKey, {
      holder: { userId: input.commandId, label: input.name },
      secret: input.secret,
      nowMs: context.nowMs,
    });
    if (added.ok || added.refusal.code === 'userExists') return ok(null);
    const { refusal } = added;
    if (refusal.code === 'secretTooShort' || refusal.code === 'keysNotWritable') return keysRefusal(refusal);
    throw new Error(`adding a person: ${refusal.code}`);
  },
  write: (context, input) => {
    context.append([
      {
        kind: 'user.added',
        stream: teamStream(context.session.teamId),
        data: { userId: input.commandId, roles: input.roles },
        personal: { name: input.name },
      },
    ]);
    return ok({ userId: input.commandId });
  },
});
