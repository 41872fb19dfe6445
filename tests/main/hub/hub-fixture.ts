import path from 'node:path';
import { onTestFinished } from 'vitest';
import { applyMigrations } from '../../../src/main/db/migrate.ts';
import { readMigrations } from '../../../src/main/db/migrations.ts';
import { openMemoryDatabase } from '../../../src/main/db/sqlcipher.ts';
import type { Hub, HubParts } from '../../../src/main/hub/hub.ts';
import type { HubStore } from '../../../src/main/hub/hub-store.ts';
import { openHub } from '../../../src/main/hub/open-hub.ts';
import { foundTeamAtHub } from '../../../src/main/hub/register.ts';
import { sqliteStore } from '../../../src/main/hub/sqlite-store.ts';
import { nativeSha256 } from '../../../src/main/ledger/native-sha256.ts';
import { teamStream } from '../../../src/shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import type { Role } from '../../../src/shared/domain/team/state.ts';
import { bytesToBase64Url, utf8Encode } from '../../../src/shared/lib/bytes.ts';
import { startMs, TestDevice } from './test-device.ts';

export const teamId = 'T-1';

/** How a test gets an empty store: real SQLite here, real PostgreSQL where that is tested. */
export type StoreFactory = () => Promise<HubStore>;

const migrationsDirectory = path.resolve(import.meta.dirname, '../../../migrations/hub');

/** An empty hub's database in memory, closed with the test. */
export function freshHubDatabase(image?: Uint8Array) {
  const memory = openMemoryDatabase(image);
  if (image === undefined) applyMigrations(memory.database, readMigrations(migrationsDirectory), startMs);
  onTestFinished(() => memory.close());
  return memory;
}

export const sqliteFactory: StoreFactory = async () => sqliteStore(freshHubDatabase().database);

/** A hub with the devices of a test around it. */
export interface Fixture {
  readonly parts: HubParts;
  /** Exchanged when the hub is restored: devices ask whichever is there now. */
  readonly hub: { current: Hub };
  readonly clock: { nowMs: number };
  /** The founder's device: an admin, whose device sees everything. */
  readonly desk: TestDevice;
  /** A person joins, with a device that was invited; both have met the hub. */
  join(userId: string, roles: readonly Role[]): Promise<TestDevice>;
}

/** A hub on an empty store, founded by `admin`. */
export async function foundedHub(factory: StoreFactory = sqliteFactory): Promise<Fixture> {
  const clock = { nowMs: startMs };
  let epochs = 0;
  const parts: HubParts = {
    store: await factory(),
    hubId: 'hub-1',
    hash: nativeSha256,
    nowMs: () => clock.nowMs,
    usualDaysBack: () => 7,
    newEpoch: () => {
      epochs += 1;
      return `epoch-${epochs}`;
    },
  };
  const hub = { current: await openHub(parts) };
  const desk = new TestDevice({ team: teamId, hub, user: 'admin' });
  await foundTeamAtHub(parts, { team: teamId, publicKeys: [desk.keys.publicKey], userId: 'admin' });
  desk.write(foundingDrafts(desk));
  await desk.meet();
  return { parts, hub, clock, desk, join: (userId, roles) => join({ hub, desk }, userId, roles) };
}

export function foundingDrafts(device: TestDevice): readonly EventDraft[] {
  const stream = teamStream(device.team);
  return [
    {
      kind: 'team.founded',
      stream,
      data: { teamId: device.team, practice: false, zone: 'Asia/Kolkata' },
      personal: { name: 'Sharma Traders' },
    },
    enrolledDraft(device),
    {
      kind: 'user.added',
      stream,
      data: { userId: device.user, roles: ['admin', 'supervisor', 'desk', 'field'] },
      personal: { name: 'Asha' },
    },
  ];
}

export function enrolledDraft({ device, team, keys }: TestDevice): EventDraft {
  const publicKey = bytesToBase64Url(keys.publicKey);
  const data = { device, publicKey, receiptPrefix: device.slice(0, 6).toUpperCase() };
  return { kind: 'device.enrolled', stream: teamStream(team), data, personal: null };
}

export function userAdded(userId: string, roles: readonly Role[]): EventDraft {
  const personal = { name: userId };
  return { kind: 'user.added', stream: teamStream(teamId), data: { userId, roles: [...roles] }, personal };
}

export function invited(invitationId: string, userId: string | null, secret: string): EventDraft {
  const secretSha256 = bytesToBase64Url(nativeSha256.ofBytes(utf8Encode(secret)));
  const data = { invitationId, userId, secretSha256 };
  return { kind: 'device.invited', stream: teamStream(teamId), data, personal: null };
}

/** The same with what its short code finds. */
export function invitedWithTicket(
  invitationId: string,
  userId: string | null,
  secret: string,
  ticket: { readonly name: string; readonly sealed: string },
): EventDraft {
  const draft = invited(invitationId, userId, secret) as EventDraft<'device.invited'>;
  return { ...draft, data: { ...draft.data, ticket } };
}

let invitations = 0;

async function join(
  { hub, desk }: Pick<Fixture, 'hub' | 'desk'>,
  userId: string,
  roles: readonly Role[],
): Promise<TestDevice> {
  invitations += 1;
  const invitationId = `invitation-${invitations}`;
  desk.write([userAdded(userId, roles), invited(invitationId, userId, 'open sesame')]);
  await desk.meet();
  const device = new TestDevice({ team: teamId, hub, user: userId });
  const answer = await enrol(device, invitationId, 'open sesame');
  if (answer['frame'] !== 'registered') throw new Error(JSON.stringify(answer));
  await device.hello();
  device.write([enrolledDraft(device)]);
  await device.meet();
  return device;
}

export async function enrol(
  device: TestDevice,
  invitationId: string,
  secret: string,
): Promise<Record<string, unknown>> {
  const publicKey = bytesToBase64Url(device.keys.publicKey);
  const { team, clockMs: nowMs } = device;
  const answer = await device.ask({ frame: 'enrol', team, invitationId, secret, publicKey, nowMs });
  return answer as Record<string, unknown>;
}
