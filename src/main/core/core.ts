import path from 'node:path';
import { contract, isProcedureName, type ProcedureName } from '../../shared/contract/contract.ts';
import { longWorkKey } from '../../shared/contract/long-work.ts';
import type { PlaceLocation, UploadLocation } from '../../shared/contract/messages.ts';
import { inForceOn } from '../../shared/domain/sync/team-day-policy.ts';
import { type Result, refused } from '../../shared/lib/result.ts';
import { acquireProfile, type ProfileLock } from '../db/profile-lock.ts';
import { finishExchange } from '../db/profile-swap.ts';
import type { LedgerRefusal } from '../db/refusals.ts';
import type { KdfPolicy } from '../keys/kdf.ts';
import { createFileKeystore, type Keystore } from '../keys/keystore.ts';
import { type RoutedResult, type RouterHouse, routeCall } from '../router/route-call.ts';
import { backUpWhenDue } from '../services/backup/back-up-when-due.ts';
import { createLongWorkDesk } from '../services/long-work/long-work-desk.ts';
import { loadResources } from '../services/resources.ts';
import type { DeviceControl, Surroundings } from '../services/service.ts';
import { createMeetingDesk } from '../services/sync/meeting-desk.ts';
import { createDeviceControl } from './device-control.ts';
import { createEmbeddedHub, withHub } from './embedded-hub.ts';
import { createSyncControl } from './sync-control.ts';
import { createTurns, delayed, every } from './timers.ts';

/** The screen locks itself after five minutes without a hand on it; this is for a screen that is gone: a closed tab. */
const idleLockMs = 15 * 60 * 1000;
const idleCheckMs = 30 * 1000;
const dueWorkMs = 60 * 1000;
/** What devices bring to a hub in this program is shown here after so long without more of it. */
const meetSoonMs = 400;

/** How the core of one profile is started. */
export interface CoreStart {
  readonly profileDirectory: string;
  readonly resourcesDirectory: string;
  readonly migrationsDirectory: string;
  /** The operating system's keystore where there is one; else a file in the profile, and a passphrase is asked. */
  readonly keystore?: Keystore;
  readonly surroundings: () => Surroundings;
  /** Injected by tests only (decided 22). */
  readonly kdfPolicy?: KdfPolicy;
  readonly logFailure: (procedure: string, error: unknown) => void;
}

/** The core: one process, one writer, every procedure. */
export interface Core {
  /** Calls run one after another: a command never meets another half done. */
  readonly call: (procedure: string, input: unknown) => Promise<RoutedResult>;
  readonly onChanged: (listener: (keys: readonly string[]) => void) => void;
  readonly announceUpload: (upload: UploadLocation) => void;
  readonly dropUpload: (handle: string) => void;
  readonly announcePlace: (place: PlaceLocation) => void;
  /** What is due by the clock, in its turn: the nightly backup, a meeting. Called every minute; a test calls it itself. */
  readonly runDueWork: () => Promise<void>;
  /** Once no meeting runs any more: it goes on beside the calls. */
  readonly meetingOver: () => Promise<void>;
  readonly lock: () => void;
  /** Closes the ledger and lets the profile go. */
  readonly stop: () => Promise<void>;
}

/** Queries that show the day's list: they wait for it while it is computed, and would else compute it beside. */
const needTheList: readonly string[] = ['listWorklist', 'nextAccount'];

/** After these the ledger is open, and what the team wrote meanwhile is asked for. */
const opening: readonly string[] = ['unlock', 'recover'] satisfies ProcedureName[];

/** After these the hub has something to hear at once: nobody should wait minutes beside an open invitation. */
const tellingTheHub: readonly string[] = [
  'becomeHub',
  'useHub',
  'inviteDevice',
  'revokeDevice',
  'seatPerson',
  'unseatPerson',
  'letGo',
  'changeHubAddress',
] satisfies ProcedureName[];

/** Reads for seconds, in steps, through a handle of its own: nobody waits for it, and it waits for nobody. */
const readBeside: readonly string[] = ['listDuplicates'];

/** Whether a call is answered between the steps of long work: every query is, but for those that need its outcome. */
function mayGoBetween(house: RouterHouse, procedure: string): boolean {
  if (procedure === 'readLongWork' || procedure === 'cancelLongWork') return true;
  if (readBeside.includes(procedure)) return true;
  if (!house.longWork.isHeld() || !isProcedureName(procedure)) return false;
  return contract[procedure].kind === 'query' && !needTheList.includes(procedure);
}

/** Takes the profile and starts its core, locked. Refuses with `alreadyOpen`, `readOnlyFolder` or `diskFull`. */
export function startCore(start: CoreStart): Result<Core, LedgerRefusal> {
  const profile = acquireProfile(start.profileDirectory, start.surroundings().nowMs);
  if (!profile.ok) return refused(profile.refusal);
  // A restore that was killed on its way is brought to its end before anything is opened.
  finishExchange(profile.value);
  return { ok: true, value: createCore(start, profile.value) };
}

function deviceOf(start: CoreStart, profile: ProfileLock): DeviceControl {
  const { directory } = profile;
  const keystore = start.keystore ?? createFileKeystore(directory);
  const policy = start.kdfPolicy === undefined ? {} : { policy: start.kdfPolicy };
  return createDeviceControl({
    profile,
    keys: { directory, keystore, ...policy },
    migrationsDirectory: start.migrationsDirectory,
    surroundings: start.surroundings,
  });
}

/** What stands behind the calls: device, hub, and the desks of what runs beside. */
function createHouse(start: CoreStart, profile: ProfileLock, inTurn: ReturnType<typeof createTurns>) {
  const listeners: ((keys: readonly string[]) => void)[] = [];
  const resources = loadResources(start.resourcesDirectory);
  const hub = createEmbeddedHub({
    profileDirectory: profile.directory,
    // The hub's own migrations stand beside the ledger's.
    migrationsDirectory: path.join(start.migrationsDirectory, '..', 'hub'),
    surroundings: start.surroundings,
    usualDaysBack: (on) => inForceOn(resources.teamDayPolicy.usualBusinessDates, on).daysBack,
    onPlaced: () => meetSoon.begin(),
    logFailure: start.logFailure,
  });
  const meetSoon = delayed(meetSoonMs, () => meetings.begin());
  const device = withHub(deviceOf(start, profile), hub);
  const { surroundings, logFailure } = start;
  const changed = (keys: readonly string[]): void => {
    for (const listener of listeners) listener(keys);
  };
  const sync = createSyncControl({
    device,
    hubHere: () => hub.carrier(),
    surroundings,
    ownWordsKeptDays: (on) => inForceOn(resources.teamDayPolicy.ownWordsKept, on).days,
    inTurn,
  });
  const meetings = createMeetingDesk({ device, sync, inTurn, surroundings, changed, logFailure });
  const uploads = new Map<string, UploadLocation>();
  const places = new Map<string, PlaceLocation>();
  const house: RouterHouse = {
    device,
    resources,
    uploads,
    places,
    longWork: createLongWorkDesk(
      () => surroundings().uptimeMs,
      () => changed([longWorkKey]),
    ),
    hub,
    meetings,
    surroundings,
    changed,
    logFailure,
  };
  return { house, hub, meetSoon, listeners, uploads, places };
}

function createCore(start: CoreStart, profile: ProfileLock): Core {
  const inTurn = createTurns();
  const { house, hub, meetSoon, listeners, uploads, places } = createHouse(start, profile, inTurn);
  const { device } = house;
  let lastCallMs = start.surroundings().nowMs;
  const endIdleLock = every(idleCheckMs, () => {
    const idleMs = start.surroundings().nowMs - lastCallMs;
    if (idleMs > idleLockMs && device.session() !== null) lockNow();
  });
  const lockNow = (): void => {
    house.meetings.stop();
    void inTurn(async () => {
      device.close();
      house.changed(['session']);
    });
  };
  const runDueWork = async (): Promise<void> => {
    await inTurn(() => backUpWhenDue(house, start.surroundings())).catch((error: unknown) =>
      start.logFailure('backUpNow', error),
    );
    house.meetings.beginWhenDue();
  };
  const endDueWork = every(dueWorkMs, () => void runDueWork());
  return {
    call: (procedure, input) => {
      lastCallMs = start.surroundings().nowMs;
      const work = async (): Promise<RoutedResult> => {
        const result = await routeCall(house, procedure, input);
        if (result.ok && opening.includes(procedure)) house.meetings.begin();
        if (result.ok && tellingTheHub.includes(procedure))
          void house.meetings.over().then(house.meetings.begin);
        return result;
      };
      return mayGoBetween(house, procedure) ? work() : inTurn(work);
    },
    onChanged: (listener) => void listeners.push(listener),
    announceUpload: (upload) => void uploads.set(upload.handle, upload),
    dropUpload: (handle) => void uploads.delete(handle),
    announcePlace: (place) => void places.set(place.handle, place),
    runDueWork,
    meetingOver: house.meetings.over,
    lock: lockNow,
    stop: () => {
      house.meetings.stop();
      return inTurn(async () => {
        endIdleLock();
        endDueWork();
        meetSoon.end();
        device.close();
        await hub.leave();
        profile.release();
      });
    },
  };
}
