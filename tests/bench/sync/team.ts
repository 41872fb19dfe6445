import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { SqlConnection, WritableDatabase } from '../../../src/main/db/driver.ts';
import { type LedgerDatabase, ledgerPathOf, openLedger } from '../../../src/main/db/open.ts';
import { acquireProfile } from '../../../src/main/db/profile-lock.ts';
import { openStagedLedger } from '../../../src/main/db/staged-ledger.ts';
import type { Hub, HubParts } from '../../../src/main/hub/hub.ts';
import { openHub } from '../../../src/main/hub/open-hub.ts';
import { foundTeamAtHub } from '../../../src/main/hub/register.ts';
import { sqliteStore } from '../../../src/main/hub/sqlite-store.ts';
import { createDeviceKeyPair, type DeviceKeyPair } from '../../../src/main/keys/device-key.ts';
import type { DataKey } from '../../../src/main/keys/sealing.ts';
import { append } from '../../../src/main/ledger/append.ts';
import { createSelf } from '../../../src/main/ledger/device-self.ts';
import { foundTeam } from '../../../src/main/ledger/found-team.ts';
import { attachLedger, changeLedger } from '../../../src/main/ledger/ledger.ts';
import { nativeSha256 } from '../../../src/main/ledger/native-sha256.ts';
import { becomeMember } from '../../../src/main/sync/become-member.ts';
import type { MeetingParts } from '../../../src/main/sync/meeting.ts';
import { partyStream, teamStream } from '../../../src/shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import { plainDateInZone } from '../../../src/shared/domain/wall-time.ts';
import { assert } from '../../../src/shared/lib/assert.ts';
import { bytesToBase64Url, utf8Decode, utf8Encode } from '../../../src/shared/lib/bytes.ts';
import { ok, valueOrThrow } from '../../../src/shared/lib/result.ts';
import { houseDirectories } from '../../kills/kill-house.ts';
import { opened, registered } from '../../shared/domain/events/drafts.ts';
import { type BenchDevice, hubId } from './bench-device.ts';
import { accountIdOf, accountsEach, dayStartMs, type JobSize, userIdOf } from './job.ts';
import { meetFully } from './meet.ts';

const teamId = '01a05bfc-d5af-7ac7-9999-00000000beef';
export const adminId = 'user-admin';
const zone = 'Asia/Kolkata';
const ledgerMigrations = houseDirectories.migrationsDirectory;
const hubMigrations = path.join(path.dirname(ledgerMigrations), 'hub');

/** One key opens every file of the bench: files are copied, and keys are not what is measured. */
export const benchKey = new Uint8Array(32).fill(11) as DataKey;

/** The clock of everybody. */
export const clock = { nowMs: dayStartMs - 3_600_000 };

/** What agents have: every account of the team, or those given to them. */
export type Reach = 'everything' | 'own';

/** A hub on its encrypted file. */
export interface BenchHub {
  readonly hub: Hub;
  readonly parts: HubParts;
  readonly database: WritableDatabase;
  close(): void;
}

export const folderOf = (folder: string, name: string): string => path.join(folder, name);
export const hubFile = (folder: string): string => path.join(folder, 'hub.db');
export const deviceName = (device: number): string => `device-${device}`;

/** Opens the hub of a folder; founds its file where there is none. */
export async function openBenchHub(folder: string): Promise<BenchHub> {
  const connection: SqlConnection<WritableDatabase> = valueOrThrow(
    openStagedLedger({
      path: hubFile(folder),
      key: benchKey,
      migrationsDirectory: hubMigrations,
      nowMs: clock.nowMs,
    }),
  );
  const { database } = connection;
  database.returning('PRAGMA journal_mode=WAL');
  const parts: HubParts = {
    store: sqliteStore(database),
    hubId,
    hash: nativeSha256,
    nowMs: () => clock.nowMs,
    usualDaysBack: () => 7,
    newEpoch: () => 'epoch-of-the-bench',
  };
  return { hub: await openHub(parts), parts, database, close: () => connection.close() };
}

function openFile(
  folder: string,
  mode: 'create' | 'existing',
): { database: LedgerDatabase; close: () => void } {
  const profile = valueOrThrow(acquireProfile(folder, clock.nowMs));
  const opening = { profile, key: benchKey, migrationsDirectory: ledgerMigrations, nowMs: clock.nowMs };
  const database = valueOrThrow(openLedger({ ...opening, mode, check: 'none' }));
  return {
    database,
    close: () => {
      database.close();
      profile.release();
    },
  };
}

/** Opens a device's ledger. */
export function openDevice(folder: string, name: string, userId: string): BenchDevice {
  const { database, close } = openFile(folderOf(folder, name), 'existing');
  const ledger = attachLedger(database.write, benchKey);
  const parts: MeetingParts = {
    ledger,
    dataKey: benchKey,
    appVersion: '1.0.0',
    nowMs: () => clock.nowMs,
    bootNonce: 'one start',
    ownWordsKeptDays: 30,
    newKeyPair: createDeviceKeyPair,
  };
  return { name, userId, ledger, parts, close };
}

/** Writes as somebody, one commit; what a service does besides is not in it. */
export function writeAs(
  { ledger, userId }: Pick<BenchDevice, 'ledger' | 'userId'>,
  commandId: string,
  nowMs: number,
  drafts: readonly EventDraft[],
): void {
  const businessDate = plainDateInZone(nowMs, zone);
  valueOrThrow(
    changeLedger(ledger, () => ok(append(ledger, { commandId, userId, businessDate, nowMs }, drafts))),
  );
}

/** Lays a team's files into a folder: the office has founded it, everybody has joined and met the hub, nobody has worked. */
export async function layTeam(folder: string, size: JobSize, reach: Reach): Promise<void> {
  mkdirSync(folder, { recursive: true });
  clock.nowMs = dayStartMs - 3_600_000;
  openFile(folderOf(folder, 'blank'), 'create').close();
  const bench = await openBenchHub(folder);
  const desk = await foundDesk(folder, bench);
  writeAs(desk, '01a05bfc-d5af-7ac7-9999-000000000001', clock.nowMs, peopleDrafts(size, reach));
  for (let device = 0; device < size.devices; device += 1) {
    const commandId = `01a05bfc-d5af-7ac7-9999-1${String(device).padStart(11, '0')}`;
    writeAs(desk, commandId, clock.nowMs, accountDrafts(device));
  }
  await meetFully(bench.hub, desk);
  desk.close();
  for (let device = 0; device < size.devices; device += 1) await layDevice(folder, bench, device);
  bench.close();
}

async function foundDesk(folder: string, bench: BenchHub): Promise<BenchDevice> {
  const keyPair = createDeviceKeyPair();
  copyBlank(folder, 'desk');
  const { database, close } = openFile(folderOf(folder, 'desk'), 'existing');
  foundTeam(
    database.write,
    { dataKey: benchKey, keyPair },
    {
      teamName: 'Sharma Traders',
      user: { userId: adminId, name: 'Asha' },
      practice: false,
      zone,
      commandId: teamId,
      nowMs: clock.nowMs,
    },
  );
  close();
  await foundTeamAtHub(bench.parts, { team: teamId, publicKeys: [keyPair.publicKey], userId: adminId });
  const desk = openDevice(folder, 'desk', adminId);
  join(desk);
  return desk;
}

async function layDevice(folder: string, bench: BenchHub, device: number): Promise<void> {
  const name = deviceName(device);
  const keyPair: DeviceKeyPair = createDeviceKeyPair();
  copyBlank(folder, name);
  const member = openDevice(folder, name, userIdOf(device));
  valueOrThrow(
    changeLedger(member.ledger, (write) => ok(createSelf(write, { keyPair, dataKey: benchKey, teamId }))),
  );
  const request = {
    frame: 'enrol',
    team: teamId,
    invitationId: `invitation-${device}`,
    secret: secretOf(device),
    publicKey: bytesToBase64Url(keyPair.publicKey),
    nowMs: clock.nowMs,
  };
  const answer = utf8Decode(await bench.hub.answer(utf8Encode(JSON.stringify(request)))) ?? '';
  assert(answer.includes('"registered"'), `${name} joins: ${answer}`);
  join(member);
  await meetFully(bench.hub, member);
  member.close();
}

function join({ ledger }: BenchDevice): void {
  valueOrThrow(changeLedger(ledger, () => becomeMember(ledger, { team: teamId, hub: hubId })));
}

function copyBlank(folder: string, name: string): void {
  mkdirSync(folderOf(folder, name), { recursive: true });
  copyFileSync(ledgerPathOf(folderOf(folder, 'blank')), ledgerPathOf(folderOf(folder, name)));
}

const secretOf = (device: number): string => `the secret of device ${device}`;

function peopleDrafts({ devices }: JobSize, reach: Reach): EventDraft[] {
  const stream = teamStream(teamId);
  return Array.from({ length: devices }, (_, device) => device).flatMap((device): EventDraft[] => {
    const userId = userIdOf(device);
    const secretSha256 = createHash('sha256').update(secretOf(device)).digest('base64url');
    return [
      {
        kind: 'user.added',
        stream,
        data: { userId, roles: [reach === 'everything' ? 'supervisor' : 'field'] },
        personal: { name: `Agent ${device}` },
      },
      {
        kind: 'device.invited',
        stream,
        data: { invitationId: `invitation-${device}`, userId, secretSha256 },
        personal: null,
      },
    ];
  });
}

/** The accounts of an agent, each of another customer. */
function accountDrafts(device: number): EventDraft[] {
  return Array.from({ length: accountsEach }, (_, at) => at).flatMap((at) => {
    const id = accountIdOf(device, at);
    const partyId = `party-${device}-${at}`;
    const open = opened({ accountId: id, partyId, accountKey: id });
    const { stream } = open;
    const party = { ...registered({ partyId, partyKey: partyId }), stream: partyStream(partyId) };
    const given: EventDraft = {
      kind: 'account.assigned',
      stream,
      data: { userId: userIdOf(device) },
      personal: null,
    };
    return [party, open, given];
  });
}
