import { rmSync } from 'node:fs';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { type LedgerDatabase, openLedger } from '../db/open.ts';
import type { ProfileLock } from '../db/profile-lock.ts';
import type { LedgerRefusal } from '../db/refusals.ts';
import { createDeviceKeyPair } from '../keys/device-key.ts';
import type { ProfileKeys } from '../keys/profile-keys.ts';
import { type DataKey, wipe } from '../keys/sealing.ts';
import { readSelf } from '../ledger/device-self.ts';
import { foundTeam } from '../ledger/found-team.ts';
import { attachLedger, changeLedger } from '../ledger/ledger.ts';
import { refoldParked } from '../ledger/refold.ts';
import type { DeviceControl, OpenSession, Surroundings } from '../services/service.ts';

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

  const openFile = (dataKey: DataKey, mode: 'create' | 'existing'): Result<LedgerDatabase, LedgerRefusal> =>
    openLedger({
      profile: setup.profile,
      key: dataKey,
      migrationsDirectory: setup.migrationsDirectory,
      mode,
      nowMs: setup.surroundings().nowMs,
    });

  const close = (): void => {
    if (opened === null) return;
    const { database, session } = opened;
    opened = null;
    database.close();
    wipe(session.dataKey);
  };

  return {
    profileDirectory: setup.profile.directory,
    keys: setup.keys,
    session: () => opened?.session ?? null,
    found: (dataKey, founding) => {
      const file = openFile(dataKey, 'create');
      if (!file.ok) return file;
      const keys = { dataKey, keyPair: createDeviceKeyPair() };
      foundTeam(file.value.write, keys, { ...founding, nowMs: setup.surroundings().nowMs });
      const session = sessionOf(file.value, dataKey, founding.user.userId);
      if (!session.ok) throw new Error('the founder of a team is its first member');
      opened = { database: file.value, session: session.value };
      return session;
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
      const { ledger } = session.value;
      // After an upgrade this version may read what an older one had to park.
      changeLedger(ledger, () => ok(refoldParked(ledger)));
      opened = { database: file.value, session: session.value };
      return session;
    },
    close,
    wipe: () => {
      close();
      wipeProfile(setup.profile);
    },
  };
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
  if (user === undefined) return refused({ code: 'unknownUser' });
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
  'attachments',
  'backups',
];

function wipeProfile(profile: ProfileLock): void {
  for (const part of profileParts) rmSync(`${profile.directory}/${part}`, { recursive: true, force: true });
}
