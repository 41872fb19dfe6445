import { ok } from '../../../shared/lib/result.ts';
import { listKeyHolders } from '../../keys/profile-keys.ts';
import { addKeyHolder } from '../../keys/profile-people.ts';
import { readSelf } from '../../ledger/device-self.ts';
import { preparedService, refuse, type ServiceContext, type WaitingService } from '../service.ts';
import { keysRefusal } from '../session/keys-refusal.ts';

/** Who works on this device by the office's word and cannot open it yet. */
export const listWithoutKey: WaitingService<'listWithoutKey'> = (context) => {
  const holders = listKeyHolders(context.device.keys.directory);
  const withKey = new Set((holders.ok ? holders.value : []).map(({ userId }) => userId));
  const { users } = context.ledger.states.team(context.session.teamId);
  const people = seatedHere(context).flatMap((userId) => {
    const known = users.get(userId);
    return known?.active === true && !withKey.has(userId) ? [{ userId, name: known.name ?? '' }] : [];
  });
  return ok({ people });
};

/** Gives a person who works on this device a key of their own to it. */
export const letIn = preparedService<'letIn', null>({
  prepare: async (context, { userId, secret }) => {
    const known = context.ledger.states.team(context.session.teamId).users.get(userId);
    if (known === undefined || !seatedHere(context).includes(userId)) return refuse('notSeated');
    if (!known.active) return refuse('inactiveUser');
    const added = await addKeyHolder(context.device.keys, context.session.dataKey, {
      holder: { userId, label: known.name ?? userId },
      secret,
      nowMs: context.nowMs,
    });
    if (added.ok) return ok(null);
    const { refusal } = added;
    if (
      refusal.code === 'secretTooShort' ||
      refusal.code === 'keysNotWritable' ||
      refusal.code === 'userExists'
    ) {
      return keysRefusal(refusal);
    }
    throw new Error(`letting somebody in: ${refusal.code}`);
  },
  write: () => ok({}),
});

function seatedHere(context: ServiceContext): readonly string[] {
  const { seating } = context.ledger.states.team(context.session.teamId);
  return seating.devices.get(readSelf(context.ledger.write).device)?.userIds ?? [];
}
