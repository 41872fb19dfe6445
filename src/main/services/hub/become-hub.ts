import { teamStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { ok } from '../../../shared/lib/result.ts';
import { type HubHereRow, saveHubHere } from '../../db/queries/hub-place.ts';
import { selectPastDevices } from '../../db/queries/safekeeping.ts';
import { selectSyncHub } from '../../db/queries/sync-hub.ts';
import { type DevicePublicKey, deviceIdOf } from '../../keys/device-key.ts';
import { listKeyHolders } from '../../keys/profile-keys.ts';
import { readSelf } from '../../ledger/device-self.ts';
import { becomeMember } from '../../sync/become-member.ts';
import { preparedService, refuse, type ServiceContext } from '../service.ts';

/**
 * Makes this program the hub of its team. The hub's store and door come first; only the ledger's word makes it the hub: what
 * a kill leaves between the two is removed by the next try.
 */
export const becomeHub = preparedService<'becomeHub', HubHereRow>({
  prepare: async (context, input) => {
    const allowed = mayGetHub(context);
    if (!allowed.ok) return allowed;
    const { session } = context;
    const self = readSelf(session.ledger.write);
    const past = selectPastDevices(session.ledger.write).reverse();
    const made = await context.hub.found({
      ledger: session,
      host: input.host,
      port: input.port,
      publicKeys: [...past.map(({ publicKey }) => publicKey), self.publicKey],
      founderId: founderOf(context),
    });
    return made.ok ? made : refuse(made.refusal.code);
  },
  write: (context, _input, row) => {
    const allowed = mayGetHub(context);
    if (!allowed.ok) return allowed;
    const member = becomeMember(context.ledger, { team: context.session.teamId, hub: row.hub });
    if (!member.ok) throw new Error(`a ledger without a hub gets one: ${member.refusal.code}`);
    saveHubHere(context.ledger.write, row);
    context.append(seatsHere(context));
    return ok({ port: row.port });
  },
});

/** A practice book stays where it is, and nobody has two hubs. */
export function mayGetHub(context: ServiceContext) {
  if (context.session.practice) return refuse('practiceStaysHere');
  return selectSyncHub(context.ledger.write) === undefined ? ok(null) : refuse('hubKnown');
}

function founderOf(context: ServiceContext): string {
  return context.ledger.states.team(context.session.teamId).founded?.user ?? context.user.userId;
}

/** Everybody who has a key on this machine works on it; the hub knows so far only who founded the team. */
export function seatsHere(context: ServiceContext): EventDraft[] {
  const { teamId } = context.session;
  const { users } = context.ledger.states.team(teamId);
  const device = deviceIdOf(readSelf(context.ledger.write).publicKey as DevicePublicKey);
  const holders = listKeyHolders(context.device.keys.directory);
  const people = (holders.ok ? holders.value : []).filter(({ userId }) => users.get(userId)?.active === true);
  return people.map(({ userId }) => ({
    kind: 'device.seated',
    stream: teamStream(teamId),
    data: { device, userId },
    personal: null,
  }));
}
