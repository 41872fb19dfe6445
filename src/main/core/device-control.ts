import { rmSync } from 'node:fs';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { type LedgerDatabase, openLedger } from '../db/open.ts';
import type { ProfileLock } from '../db/profile-lock.ts';
import { exchangeProfile } from '../db/profile-swap.ts';
import type { LedgerRefusal } from '../db/refusals.ts';
import { openStagedLedger } from '../db/staged-ledger.ts';
import { transaction } from '../db/transaction.ts';
import { createDeviceKeyPair } from '../keys/device-key.ts';
import type { ProfileKeys } from '../keys/profile-keys.ts';
import { type DataKey, wipe } from '../keys/sealing.ts';
import { createSelf, readSelf } from '../ledger/device-self.ts';
import { foundTeam } from '../ledger/found-team.ts';
import { attachLedger, changeLedger, type Ledger } from '../ledger/ledger.ts';
import { refoldListed, refoldParked } from '../ledger/refold.ts';
import { respellOlderWords, respellSearchWords } from '../ledger/search-words.ts';
import type { DeviceControl, OpenSession, Surroundings } from '../services/service.ts';
import {
  isMarkedAsBringing,
  isMarkedAsJoining,
  isMarkedAsPractice,
  markBringing,
  markJoining,
  markPractice,
} from './practice-mark.ts';

/** What the device control stands on. */
export interface DeviceSetup {
  readonly profile: ProfileLock;
  readonly keys: ProfileKeys;
  readonly migrationsDirectory: string;
  readonly surroundings: () => Surroundings;
}

interface Opened {
  readonly database: LedgerDatabase;
  readonly session: OpenSession;
}

/** Holds the one session a device can have: opens it with a key, closes it, forgets the key. */
export function createDeviceControl(setup: DeviceSetup): DeviceControl {
  let opened: Opened | null = null;

  const openFile = fileOpening(setup);

  const close = (): void => {
    if (opened === null) return;
    const { database, session } = opened;
    opened = null;
    // Asked while the ledger still answers: the sample book may have been written since it was opened.
    markPractice(setup.profile.directory, () => session.practice);
    database.close();
    wipe(session.dataKey);
  };

  const admit = (database: LedgerDatabase, session: OpenSession): Result<OpenSession, never> => {
    opened = { database, session };
    markPractice(setup.profile.directory, () => session.practice);
    return ok(session);
  };

  return {
    profileDirectory: setup.profile.directory,
    keys: setup.keys,
    session: () => opened?.session ?? null,
    isPractice: () => opened?.session.practice ?? isMarkedAsPractice(setup.profile.directory),
    found: (dataKey, founding) => {
      const file = openFile(dataKey, 'create');
      if (!file.ok) return file;
      const keys = { dataKey, keyPair: createDeviceKeyPair() };
      foundTeam(file.value.write, keys, { ...founding, nowMs: setup.surroundings().nowMs });
      const session = sessionOf(file.value, dataKey, founding.user.userId);
      if (!session.ok) throw new Error('the founder of a team is its first member');
      changeLedger(session.value.ledger, () => ok(respellSearchWords(file.value.write)));
      return admit(file.value, session.value);
    },
    open: (dataKey, userId) => {
      close();
      const file = openFile(dataKey, 'existing');
      if (!file.ok) return file;
      const session = sessionOf(file.value, dataKey, userId);
      if (!session.ok) {
        file.value.close();
        return session;
      }
      bringUpToDate(session.value.ledger);
      return admit(file.value, session.value);
    },
    ...joiningMarks(setup.profile.directory),
    openJoining: (dataKey, team) => {
      close();
      return openJoining({ profile: setup.profile, openFile, admit }, dataKey, team);
    },
    openStaged: stagedOpening(setup),
    exchange: (exchange) => {
      close();
      exchangeProfile(setup.profile, exchange);
    },
    close,
    wipe: () => {
      close();
      wipeProfile(setup.profile);
    },
  };
}

/** What the profile says of a joining, without opening anything. */
function joiningMarks(directory: string): Pick<DeviceControl, 'markBringing' | 'isBringing' | 'isJoining'> {
  return {
    markBringing: () => markBringing(directory),
    isBringing: () => isMarkedAsBringing(directory),
    isJoining: () => isMarkedAsJoining(directory),
  };
}

/** What opening the ledger of a joining stands on. */
interface JoiningHouse {
  readonly profile: ProfileLock;
  readonly openFile: (dataKey: DataKey, mode: 'create' | 'existing') => Result<LedgerDatabase, LedgerRefusal>;
  readonly admit: (database: LedgerDatabase, session: OpenSession) => Result<OpenSession, never>;
}

function openJoining(
  { profile, openFile, admit }: JoiningHouse,
  dataKey: DataKey,
  team: { readonly teamId: string } | 'existing',
): ReturnType<DeviceControl['openJoining']> {
  const file = openFile(dataKey, team === 'existing' ? 'existing' : 'create');
  if (!file.ok) return file;
  if (team !== 'existing') {
    markJoining(profile.directory, true);
    createDevice(file.value, dataKey, team.teamId);
  }
  return ok({
    ledger: attachLedger(file.value.write, dataKey),
    dataKey,
    finish: (userId) => {
      const session = sessionOf(file.value, dataKey, userId);
      if (!session.ok) return session;
      markJoining(profile.directory, false);
      return admit(file.value, session.value);
    },
    close: () => {
      file.value.close();
      wipe(dataKey);
    },
  });
}

/** The device of an empty ledger: its first words are the team's, and come with the first meeting. */
function createDevice({ write }: LedgerDatabase, dataKey: DataKey, teamId: string): void {
  transaction(write, () => createSelf(write, { keyPair: createDeviceKeyPair(), dataKey, teamId }));
}

/** Opens the ledger of the profile. */
function fileOpening({ profile, migrationsDirectory, surroundings }: DeviceSetup): JoiningHouse['openFile'] {
  return (key, mode) => openLedger({ profile, key, migrationsDirectory, mode, nowMs: surroundings().nowMs });
}

function stagedOpening({ migrationsDirectory, surroundings }: DeviceSetup): DeviceControl['openStaged'] {
  return (path, key) => openStagedLedger({ path, key, migrationsDirectory, nowMs: surroundings().nowMs });
}

/** What has to be written anew after an upgrade, before anybody reads. */
function bringUpToDate(ledger: Ledger): void {
  // This version may read what an older one had to park …
  changeLedger(ledger, () => ok(refoldParked(ledger)));
  // … spells names otherwise …
  changeLedger(ledger, () => ok(respellOlderWords(ledger.write)));
  // … and folds some streams into other rows than an older one did.
  changeLedger(ledger, () => ok(refoldListed(ledger)));
}

function sessionOf(
  database: LedgerDatabase,
  dataKey: DataKey,
  userId: string,
): Result<OpenSession, { readonly code: 'unknownUser' | 'inactiveUser' }> {
  const ledger = attachLedger(database.write, dataKey);
  const teamId = readSelf(database.write).team;
  const team = ledger.states.team(teamId);
  const user = team.users.get(userId);
  // A device that nobody of the team sits on any more was told to forget who is in it.
  const isForsaken = team.users.size === 0;
  if (user === undefined) return refused({ code: isForsaken ? 'inactiveUser' : 'unknownUser' });
  if (!user.active) return refused({ code: 'inactiveUser' });
  return ok({
    ledger,
    read: database.read,
    teamId,
    dataKey,
    // Roles count as they are, not as they were when the ledger was opened; who was let go has none.
    get user() {
      const known = ledger.states.team(teamId).users.get(userId);
      return { userId, name: known?.name ?? '', roles: known?.active === true ? known.roles : [] };
    },
    zone: team.founded?.data.zone ?? 'Asia/Kolkata',
    // Asked anew each time: a ledger becomes one of practice while it is open, and every paper from then on says so.
    get practice() {
      const { founded, policies } = ledger.states.team(teamId);
      return (founded?.data.practice ?? false) || policies.get('practice') === 'true';
    },
  });
}

/** Everything of the profile but its lock, which this process goes on holding. */
const profileParts = [
  'ledger.db',
  'ledger.db-wal',
  'ledger.db-shm',
  'keys.json',
  'lockout.json',
  'device.secret',
  'practice.mark',
  'joining.mark',
  'hub.db',
  'hub.db-wal',
  'hub.db-shm',
  'hub.nonce',
  'attachments',
  'backups',
  'bundles.json',
  'bundles-aside',
];

function wipeProfile(profile: ProfileLock): void {
  for (const part of profileParts) rmSync(`${profile.directory}/${part}`, { recursive: true, force: true });
}
