import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { appVersion } from '../../shared/lib/app-version.ts';
import { selectHubAddress, selectHubHere } from '../db/queries/hub-place.ts';
import { selectSyncHub } from '../db/queries/sync-hub.ts';
import { createDeviceKeyPair } from '../keys/device-key.ts';
import type { DeviceControl, OpenSession, Surroundings } from '../services/service.ts';
import type { HubContact, MeetingCall, SyncControl } from '../services/sync-control.ts';
import { type Carrier, CarrierError } from '../sync/carrier.ts';
import { firstReachable } from '../sync/first-reachable.ts';
import { createHttpsCarrier } from '../sync/https-carrier.ts';
import { noOutcome } from '../sync/keep-meeting.ts';
import { openMeeting } from '../sync/open-meeting.ts';
import { proverOf } from '../sync/prover.ts';
import { type MeetingReport, runMeeting } from '../sync/run-meeting.ts';

/** What carrying a meeting stands on. */
export interface SyncHouse {
  readonly device: Pick<DeviceControl, 'session'>;
  /** Requests to the hub that runs in this program. */
  readonly hubHere: () => Carrier;
  readonly surroundings: () => Surroundings;
  /** In its turn with every other call. */
  readonly inTurn: <Value>(work: () => Promise<Value>) => Promise<Value>;
}

/** The same from start to end of the program. */
const bootNonce = randomUUID();

/** The ledger was closed between two steps. */
class LedgerClosed extends Error {
  override readonly name = 'LedgerClosed';
}

/** Carries meetings of the ledger that is open: to the hub in this program, or over HTTPS to where it is. */
export function createSyncControl(house: SyncHouse): SyncControl {
  const contact = (): HubContact => {
    const session = house.device.session();
    return session === null ? { kind: 'none' } : contactOf(session);
  };
  return {
    contact,
    meet: async (call) => {
      const session = house.device.session();
      if (session === null) return { outcome: noOutcome, problem: 'locked' };
      const carrier = carrierOf(house, session, contactOf(session));
      if (carrier === null) return { outcome: noOutcome, problem: 'noHub' };
      try {
        return await meet(house, session, carrier, call);
      } finally {
        carrier.close();
      }
    },
  };
}

function contactOf({ read }: OpenSession): HubContact {
  if (selectSyncHub(read) === undefined) return { kind: 'none' };
  if (selectHubHere(read) !== undefined) return { kind: 'here' };
  const known = selectHubAddress(read);
  if (known === undefined) return { kind: 'none' };
  const { addresses, pin } = known;
  return { kind: 'https', addresses: addresses.map(([host, port]) => ({ host, port, pin })) };
}

function carrierOf(house: SyncHouse, session: OpenSession, contact: HubContact): Carrier | null {
  if (contact.kind === 'none') return null;
  if (contact.kind === 'here') return house.hubHere();
  const hub = selectSyncHub(session.read)?.hub ?? null;
  const sign = hub === null ? () => null : proverOf(session.ledger, session.dataKey, hub);
  const prove = (request: Uint8Array): string | null => {
    // A request is sent outside of the turns: the ledger with its key may have been closed meanwhile.
    if (house.device.session() !== session) throw new CarrierError('stopped');
    return sign(request);
  };
  return firstReachable(contact.addresses.map((address) => createHttpsCarrier({ address, prove })));
}

async function meet(
  house: SyncHouse,
  session: OpenSession,
  carrier: Carrier,
  { signal, onStep }: MeetingCall,
): Promise<MeetingReport> {
  const inTurn = <Value>(step: () => Value): Promise<Value> =>
    house.inTurn(async () => {
      if (house.device.session() !== session) throw new LedgerClosed();
      return step();
    });
  const parts = {
    ledger: session.ledger,
    dataKey: session.dataKey,
    appVersion,
    nowMs: () => house.surroundings().nowMs,
    bootNonce,
    newKeyPair: createDeviceKeyPair,
  };
  const wait = (milliseconds: number): Promise<void> =>
    sleep(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
  try {
    const meeting = await inTurn(() => openMeeting(parts));
    return await runMeeting(meeting, carrier, { signal, onStep, wait, inTurn });
  } catch (error) {
    if (error instanceof LedgerClosed) return { outcome: noOutcome, problem: 'locked' };
    throw error;
  }
}
