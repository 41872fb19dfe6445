import type { KeptElsewhere } from '../../../shared/contract/kept-for-others.ts';
import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { devicesAskedFor, keptRequestKey } from '../../../shared/domain/sync/kept-for-others.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectKeptForOthers } from '../../db/queries/kept-for-others.ts';
import { selectSyncHub } from '../../db/queries/sync-hub.ts';
import { readSelf } from '../../ledger/device-self.ts';
import { sendForOthers as writeForOthers } from '../../ledger/send-for-others.ts';
import {
  preparedService,
  refuse,
  type ServiceContext,
  type WaitingService,
  type WritingService,
} from '../service.ts';

/** Entries of others that a restored hub has not, by device: here, and as others told the hub where that runs here. */
export const listKeptForOthers: WaitingService<'listKeptForOthers'> = async (context) => {
  const elsewhere = await keptElsewhere(context);
  return ok({ devices: selectKeptForOthers(context.read), elsewhere });
};

async function keptElsewhere(context: ServiceContext): Promise<readonly KeptElsewhere[]> {
  const { hub, ledger, session, read } = context;
  const facts = await hub.readTeam(session.teamId);
  if (facts === null) return [];
  const own = readSelf(ledger.write).device;
  const { users, seating, policies } = ledger.states.team(session.teamId);
  const asked = devicesAskedFor({ policies }, selectSyncHub(read)?.epoch ?? '');
  const nameOf = (device: string): string | null => {
    const [userId] = seating.devices.get(device)?.userIds ?? [];
    return userId === undefined ? null : (users.get(userId)?.name ?? null);
  };
  return facts.kept
    .filter(({ holder }) => holder !== own)
    .map(({ holder, ...kept }) => ({
      ...kept,
      byName: nameOf(kept.device),
      heldBy: holder,
      heldByName: nameOf(holder),
      isAsked: asked.has(kept.device),
    }));
}

/** Sends such entries of one device from here, in its place. */
export const sendForOthers: WritingService<'sendForOthers'> = (context, { device }) => {
  const events = writeForOthers(context.ledger, device);
  return events === 0 ? refuse('nothingKept') : ok({ events });
};

/** Asks the devices that still have such entries of one device to send them. */
export const askForKept = preparedService<'askForKept', null>({
  prepare: async (context, { device }) => {
    const elsewhere = await keptElsewhere(context);
    return elsewhere.some((kept) => kept.device === device) ? ok(null) : refuse('nothingKept');
  },
  write: (context, { device }) => {
    const { teamId } = context.session;
    const epoch = selectSyncHub(context.read)?.epoch;
    if (epoch === undefined) return refuse('nothingKept');
    const data = { policy: keptRequestKey(device), value: epoch };
    context.append([{ kind: 'policy.set', stream: teamStream(teamId), data, personal: null }]);
    return ok({});
  },
});
