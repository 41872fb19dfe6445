import { ok } from '../../../shared/lib/result.ts';
import {
  type HubHereRow,
  saveHubAddress,
  saveHubHere,
  selectHubAddress,
  selectHubHere,
} from '../../db/queries/hub-place.ts';
import { selectSyncHub } from '../../db/queries/sync-hub.ts';
import { preparedService, refuse, type WaitingService, type WritingService } from '../service.ts';
import { withFirstAddresses } from './hub-addresses.ts';

/** Opens the door of the hub that is here, and keeps where. */
export const openHubDoor = preparedService<'openHubDoor', HubHereRow>({
  prepare: async (context, { host, port }) => {
    if (selectHubHere(context.read) === undefined) return refuse('noHubHere');
    const opened = await context.hub.openDoor(context.session, { host, port });
    return opened.ok ? opened : refuse(opened.refusal.code);
  },
  write: (context, _input, row) => {
    saveHubHere(context.ledger.write, row);
    return ok({ port: row.port });
  },
});

/** Closes the door: the hub goes on for this machine alone. */
export const closeHubDoor = preparedService<'closeHubDoor', null>({
  prepare: async (context) => {
    if (selectHubHere(context.read) === undefined) return refuse('noHubHere');
    await context.hub.closeDoor();
    return ok(null);
  },
  write: (context) => {
    const row = selectHubHere(context.ledger.write);
    if (row === undefined) return refuse('noHubHere');
    saveHubHere(context.ledger.write, { ...row, isOpen: false });
    return ok({});
  },
});

/** Keeps another address of the same hub; the others stay behind it. */
export const changeHubAddress: WritingService<'changeHubAddress'> = (context, { host, port }) => {
  const { write } = context.ledger;
  if (selectHubHere(write) !== undefined) return refuse('hubRunsHere');
  const known = selectHubAddress(write);
  if (known === undefined || selectSyncHub(write) === undefined) return refuse('noHub');
  saveHubAddress(write, { ...known, addresses: withFirstAddresses([[host, port]], known.addresses) });
  return ok({});
};

/** Where the hub of this team is. */
export const readHub: WaitingService<'readHub'> = (context) => {
  const here = selectHubHere(context.read);
  if (here !== undefined) {
    const running = context.hub.running();
    const { port } = running ?? here;
    return ok({
      place: 'here',
      isOpen: running?.isOpen ?? false,
      problem: running?.problem ?? null,
      addresses: (running?.hosts ?? [here.host]).map((host) => ({ host, port })),
    });
  }
  const known = selectSyncHub(context.read) === undefined ? undefined : selectHubAddress(context.read);
  const addresses = (known?.addresses ?? []).map(([host, port]) => ({ host, port }));
  return ok({ place: known === undefined ? 'none' : 'elsewhere', isOpen: false, problem: null, addresses });
};
