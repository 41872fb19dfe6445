import { teamStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectSyncHub } from '../../db/queries/sync-hub.ts';
import { addKeyHolder } from '../../keys/profile-people.ts';
import { readSelf } from '../../ledger/device-self.ts';
import { preparedService, refuse } from '../service.ts';
import { keysRefusal } from '../session/keys-refusal.ts';

/** A new person with roles, a key of their own on this device and, in a team with a hub, a seat on it. The person's id is the command's, so a retry is the same person. */
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
    const { write } = context.ledger;
    const stream = teamStream(context.session.teamId);
    const userId = input.commandId;
    const { roles, name } = input;
    const added: EventDraft = { kind: 'user.added', stream, data: { userId, roles }, personal: { name } };
    const { device } = readSelf(write);
    const seated: EventDraft = {
      kind: 'device.seated',
      stream,
      data: { device, userId },
      personal: null,
    };
    // Alone, everybody who has a key works here; a hub holds the work of who has no seat.
    context.append(selectSyncHub(write) === undefined ? [added] : [added, seated]);
    return ok({ userId });
  },
});
