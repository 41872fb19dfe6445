import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type LedgerDatabase, openLedger } from '../../src/main/db/open.ts';
import { acquireProfile, type ProfileLock } from '../../src/main/db/profile-lock.ts';
import { deviceKeyPairOf } from '../../src/main/keys/device-key.ts';
import type { DataKey } from '../../src/main/keys/sealing.ts';
import { foundTeam } from '../../src/main/ledger/found-team.ts';
import { attachLedger, type Ledger } from '../../src/main/ledger/ledger.ts';
import { openAccountDrafts } from '../../src/main/simulate/act-drafts.ts';
import { writeAs } from '../../src/main/simulate/person-acts.ts';
import { keyBytesFrom } from '../../src/main/simulate/simulated-device.ts';
import { teamStream } from '../../src/shared/domain/events/envelope.ts';
import type { BahiEvent, EventDraft } from '../../src/shared/domain/events/kinds.ts';
import { plainDateInZone } from '../../src/shared/domain/wall-time.ts';
import { Random } from '../../src/shared/lib/random.ts';
import { valueOrThrow } from '../../src/shared/lib/result.ts';

/** A team of real processes, as the parent tells it to its children in a file. */
export interface SyncTeam {
  readonly seed: number;
  readonly team: string;
  /** Every device has its profile in a folder of its own below. */
  readonly folder: string;
  /** Holds `ledger`, `hub` and `hub-postgres`. */
  readonly migrations: string;
  /** The data key of every ledger of the test, in hex. */
  readonly key: string;
  /** People of the office, the founder first; a device is called by who sits at it. */
  readonly office: readonly string[];
  readonly agents: readonly string[];
  /** So much each of them has to do. */
  readonly commands: number;
  /** The hub, under every address that it has. */
  readonly hub: { readonly hubId: string; readonly pin: string; readonly ports: readonly number[] };
  readonly foundingSecret: string;
}

/** A team before its hub has said where it is. */
export type NewSyncTeam = Omit<SyncTeam, 'hub' | 'foundingSecret'>;

export const zone = 'Asia/Kolkata';
const configFile = 'team.json';

export const devicesOf = ({ office, agents }: NewSyncTeam): readonly string[] => [...office, ...agents];
export const secretOf = (userId: string): string => `the secret of ${userId}`;
export const invitationOf = (userId: string): string => `invitation-of-${userId}`;
export const randomOf = ({ seed }: NewSyncTeam, ...names: readonly (string | number)[]): Random =>
  new Random(`sync kills/${seed}`).fork(...names);

/** Tells the children; answers the file. */
export function writeTeam(team: SyncTeam): string {
  const file = path.join(team.folder, configFile);
  writeFileSync(file, JSON.stringify(team));
  return file;
}

/** What the parent told. */
export const readTeamFile = (file: string): SyncTeam => JSON.parse(readFileSync(file, 'utf8')) as SyncTeam;

/** The opened profile of a device: a real encrypted file that no other process can open meanwhile. */
export interface OpenDevice {
  readonly name: string;
  readonly profile: ProfileLock;
  readonly database: LedgerDatabase;
  readonly ledger: Ledger;
  readonly dataKey: DataKey;
  close(): void;
}

/** Opens the ledger of a device, or makes it. */
export function openDevice(
  team: NewSyncTeam,
  name: string,
  mode: 'create' | 'existing' = 'existing',
): OpenDevice {
  const nowMs = Date.now();
  const profile = valueOrThrow(acquireProfile(path.join(team.folder, name), nowMs));
  const dataKey = new Uint8Array(Buffer.from(team.key, 'hex')) as DataKey;
  const migrationsDirectory = path.join(team.migrations, 'ledger');
  const database = valueOrThrow(openLedger({ profile, key: dataKey, migrationsDirectory, mode, nowMs }));
  const close = (): void => {
    database.close();
    profile.release();
  };
  return { name, profile, database, ledger: attachLedger(database.write, dataKey), dataKey, close };
}

/** The key of a device follows from the seed. */
export const deviceKeyOf = (team: NewSyncTeam, name: string) =>
  deviceKeyPairOf(keyBytesFrom(randomOf(team, 'key', name)));

/**
 * The morning before the kills: an empty ledger for everybody, and on the founder's the team, its people, an invitation for each
 * of their devices, and two accounts for every agent. Nobody has met the hub. Answers everything that was written.
 */
export function foundSyncTeam(team: NewSyncTeam): readonly BahiEvent[] {
  openDevice(team, 'blank', 'create').close();
  for (const name of devicesOf(team)) {
    cpSync(path.join(team.folder, 'blank'), path.join(team.folder, name), { recursive: true });
  }
  const [founder = '', ...colleagues] = team.office;
  const device = openDevice(team, founder);
  const nowMs = Date.now();
  const keys = { dataKey: device.dataKey, keyPair: deviceKeyOf(team, founder) };
  const user = { userId: founder, name: founder };
  const founding = { teamName: 'The team of the kills', practice: false, zone, commandId: team.team };
  foundTeam(device.database.write, keys, { ...founding, user, nowMs });
  const invited = [
    ...colleagues.flatMap((userId) => invite(team, userId, 'supervisor')),
    ...team.agents.flatMap((userId) => invite(team, userId, 'field')),
  ];
  const commandId = (number: number): string =>
    `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
  const written = [...writeAs(device, { userId: founder, nowMs, commandId: commandId(1) }, invited)];
  for (const [at, userId] of team.agents.entries()) {
    for (const count of [1, 2]) {
      const ids = { accountId: `a-${at}-${count}`, partyId: `p-${at}-${count}` };
      const random = randomOf(team, 'accounts', at, count);
      const id = commandId(16 * (at + 1) + count);
      const hand = { on: plainDateInZone(nowMs, zone), random, newId: () => id };
      const drafts = openAccountDrafts(hand, ids, userId);
      written.push(...writeAs(device, { userId: founder, nowMs, commandId: id }, drafts));
    }
  }
  device.close();
  return written;
}

function invite({ team }: NewSyncTeam, userId: string, role: 'supervisor' | 'field'): EventDraft[] {
  const stream = teamStream(team);
  const secretSha256 = createHash('sha256').update(secretOf(userId)).digest('base64url');
  const data = { invitationId: invitationOf(userId), userId, secretSha256 };
  return [
    { kind: 'user.added', stream, data: { userId, roles: [role] }, personal: { name: userId } },
    { kind: 'device.invited', stream, data, personal: null },
  ];
}
