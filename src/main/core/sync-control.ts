import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PlainDate } from '../../shared/domain/dates.ts';
import { plainDateInZone } from '../../shared/domain/wall-time.ts';
import { appVersion } from '../../shared/lib/app-version.ts';
import { readFreeBytes } from '../db/integrity.ts';
import { selectHubAddress, selectHubHere } from '../db/queries/hub-place.ts';
import { isReadOnly } from '../db/queries/safekeeping.ts';
import { selectSyncHub } from '../db/queries/sync-hub.ts';
import { createDeviceKeyPair } from '../keys/device-key.ts';
import { attachmentFiles } from '../services/interaction/attachment-files.ts';
import type { DeviceControl, OpenSession, Surroundings } from '../services/service.ts';
import type { HeldMeeting, HubContact, MeetingCall, SyncControl } from '../services/sync-control.ts';
import { noExchange } from '../sync/blobs/exchange.ts';
import { openExchange } from '../sync/blobs/open-exchange.ts';
import { type Carrier, CarrierError } from '../sync/carrier.ts';
import { moneyDiffers } from '../sync/compare-money.ts';
import { firstReachable } from '../sync/first-reachable.ts';
import { createHttpsCarrier } from '../sync/https-carrier.ts';
import { noOutcome } from '../sync/keep-meeting.ts';
import { openMeeting } from '../sync/open-meeting.ts';
import { proverOf } from '../sync/prover.ts';
import { type MeetingReport, runMeeting } from '../sync/run-meeting.ts';

/** What carrying a meeting stands on. */
export interface SyncHouse {
  readonly device: Pick<DeviceControl, 'session' | 'profileDirectory'>;
  /** Requests to the hub that runs in this program. */
  readonly hubHere: () => Carrier;
  readonly surroundings: () => Surroundings;
  /** The house's figure of a day: how long own words are kept. */
  readonly ownWordsKeptDays: (on: PlainDate) => number;
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
      if (session === null) return { ...nothing, problem: 'locked' };
      const carrier = carrierOf(house, session, contactOf(session));
      if (carrier === null) return { ...nothing, problem: 'noHub' };
      try {
        return await meet(house, session, carrier, call);
      } finally {
        carrier.close();
      }
    },
  };
}

function contactOf({ read }: OpenSession): HubContact {
  // What went to another machine is read here, and meets nobody: the other machine does.
  if (selectSyncHub(read) === undefined || isReadOnly(read)) return { kind: 'none' };
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

/** What is said of a meeting that reached nobody. */
const nothing = { outcome: noOutcome, files: null };

async function meet(
  house: SyncHouse,
  session: OpenSession,
  carrier: Carrier,
  call: MeetingCall,
): Promise<HeldMeeting> {
  const { signal, onStep } = call;
  const inTurn = inTurnOf(house, session);
  const { nowMs } = house.surroundings();
  const parts = {
    ledger: session.ledger,
    dataKey: session.dataKey,
    appVersion,
    nowMs: () => house.surroundings().nowMs,
    bootNonce,
    newKeyPair: createDeviceKeyPair,
    ownWordsKeptDays: house.ownWordsKeptDays(plainDateInZone(nowMs, session.zone)),
  };
  try {
    const meeting = await inTurn(() => openMeeting(parts));
    const report = await runMeeting(meeting, carrier, { signal, onStep, wait: waiter(signal), inTurn });
    const mayGoOn = report.problem === null || ['revoked', moneyDiffers].includes(report.problem);
    return { ...report, files: mayGoOn ? await exchange(house, session, carrier, call, report) : null };
  } catch (error) {
    if (error instanceof LedgerClosed) return { ...nothing, problem: 'locked' };
    throw error;
  }
}

/** Ledgers whose files were all looked for since they were opened. */
const lookedAt = new WeakSet<OpenSession>();

/** Files follow what was said; what becomes of them changes nothing of it. */
async function exchange(
  house: SyncHouse,
  session: OpenSession,
  carrier: Carrier,
  { signal, onFiles }: MeetingCall,
  { problem }: MeetingReport,
): Promise<HeldMeeting['files']> {
  const { profileDirectory } = house.device;
  const inTurn = inTurnOf(house, session);
  try {
    const steps = await inTurn(() =>
      openExchange({
        ledger: session.ledger,
        files: attachmentFiles(profileDirectory, session.dataKey),
        nowMs: () => house.surroundings().nowMs,
        sharesFiles: selectHubHere(session.read) !== undefined,
        onlySends: problem === 'revoked',
        looksAtAll: !lookedAt.has(session),
        freeBytes: () => readFreeBytes(profileDirectory),
      }),
    );
    lookedAt.add(session);
    return await runMeeting(steps, carrier, { signal, onStep: onFiles, wait: waiter(signal), inTurn });
  } catch (error) {
    if (error instanceof LedgerClosed) return { outcome: noExchange, problem: 'locked' };
    throw error;
  }
}

/** Each step in its turn with every other call, as long as the ledger is open. */
function inTurnOf(house: SyncHouse, session: OpenSession): <Value>(step: () => Value) => Promise<Value> {
  return (step) =>
    house.inTurn(async () => {
      if (house.device.session() !== session) throw new LedgerClosed();
      return step();
    });
}

function waiter(signal: AbortSignal): (milliseconds: number) => Promise<void> {
  return (milliseconds) => sleep(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
}
