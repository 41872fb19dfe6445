import { createHash } from 'node:crypto';
import { teamStream } from '../../shared/domain/events/envelope.ts';
import type { BahiEvent, EventDraft } from '../../shared/domain/events/kinds.ts';
import { plainDateInZone } from '../../shared/domain/wall-time.ts';
import { assert } from '../../shared/lib/assert.ts';
import { bytesToBase64Url, utf8Decode, utf8Encode } from '../../shared/lib/bytes.ts';
import { Random } from '../../shared/lib/random.ts';
import { ok } from '../../shared/lib/result.ts';
import { deviceKeyPairOf } from '../keys/device-key.ts';
import { createSelf } from '../ledger/device-self.ts';
import { foundTeam } from '../ledger/found-team.ts';
import { changeLedger } from '../ledger/ledger.ts';
import { readStream, readStreamIds } from '../ledger/read-events.ts';
import { becomeMember } from '../sync/become-member.ts';
import { openMeeting } from '../sync/open-meeting.ts';
import { openAccountDrafts } from './act-drafts.ts';
import { driveMeeting } from './drive-meeting.ts';
import { type KnownAccount, writeAs } from './person-acts.ts';
import type { WorldPlan } from './plan-actions.ts';
import { keyBytesFrom, SimulatedDevice } from './simulated-device.ts';
import type { BlankDisks } from './simulated-disk.ts';
import { SimulatedHub } from './simulated-hub.ts';

const team = 'team-of-the-world';
export const supervisor = 'u-supervisor';
const foundingSecret = 'the secret of the founding';

/** A world on its first morning. */
export interface FoundedWorld {
  readonly hub: SimulatedHub;
  readonly devices: readonly SimulatedDevice[];
  readonly agents: readonly string[];
  readonly office: readonly string[];
  readonly accounts: readonly KnownAccount[];
  readonly events: readonly BahiEvent[];
}

/** The office founds its team and hub; every agent is invited and joins with an empty machine. Nothing fails yet. */
export async function foundWorld(plan: WorldPlan, disks: BlankDisks, nowMs: number): Promise<FoundedWorld> {
  const random = new Random(`found/${plan.seed}`);
  const secretSha256 = digestOf(foundingSecret);
  const hub = new SimulatedHub(disks.hub, { team, secretSha256 }, nowMs, random.fork('hub'));
  const office = officeDevice(disks, random.fork('office'), nowMs);
  await enrol(hub, office, { invitationId: 'founding', secret: foundingSecret, nowMs });
  const agents = Array.from({ length: plan.size.devices }, (_, at) => `u-${at + 1}`);
  const invited = agents.flatMap((userId, at) =>
    invite(userId, `the secret of ${userId}`, `invitation-${at}`),
  );
  const as = { userId: supervisor, nowMs, commandId: '00000000-0000-7000-8000-00000000f001' };
  writeAs(office, as, invited);
  await meet(hub, office, nowMs);
  const accounts = agents.flatMap((userId, at) =>
    openAccounts(office, { userId, at, nowMs }, random.fork('accounts', at)),
  );
  const devices = [office];
  for (const [at, userId] of agents.entries()) {
    const device = emptyDevice(`d${at + 1}`, disks, [userId], random.fork('device', at));
    await enrol(hub, device, { invitationId: `invitation-${at}`, secret: `the secret of ${userId}`, nowMs });
    await meet(hub, device, nowMs);
    devices.push(device);
  }
  const streams = readStreamIds(office.disk.database);
  const events = streams.flatMap((stream) => readStream(office.disk.database, stream).events);
  return { hub, devices, agents, office: [supervisor], accounts, events };
}

/** Two accounts for an agent, opened and assigned by the office before anybody has met. */
function openAccounts(
  office: SimulatedDevice,
  to: { readonly userId: string; readonly at: number; readonly nowMs: number },
  random: Random,
): KnownAccount[] {
  return [1, 2].map((count) => {
    const ids = { accountId: `a-${to.at}-${count}`, partyId: `p-${to.at}-${count}` };
    const commandId = `00000000-0000-7000-8000-0000000${count}${String(to.at).padStart(4, '0')}`;
    const on = plainDateInZone(to.nowMs, 'Asia/Kolkata');
    const drafts = openAccountDrafts({ on, random, newId: () => commandId }, ids, to.userId);
    writeAs(office, { userId: supervisor, nowMs: to.nowMs, commandId }, drafts);
    return ids;
  });
}

function officeDevice(disks: BlankDisks, random: Random, nowMs: number): SimulatedDevice {
  const device = new SimulatedDevice('office', disks.ledger, [supervisor], { random, isUpgraded: true });
  const keyPair = deviceKeyPairOf(keyBytesFrom(random));
  foundTeam(
    device.disk.database,
    { dataKey: device.dataKey, keyPair },
    {
      teamName: 'The world',
      user: { userId: supervisor, name: 'Supervisor' },
      practice: false,
      zone: 'Asia/Kolkata',
      commandId: team,
      nowMs,
    },
  );
  device.restart();
  return device;
}

function emptyDevice(
  name: string,
  disks: BlankDisks,
  people: readonly string[],
  random: Random,
): SimulatedDevice {
  const device = new SimulatedDevice(name, disks.ledger, people, { random });
  const keyPair = deviceKeyPairOf(keyBytesFrom(random));
  changeLedger(device.ledger, (write) => {
    createSelf(write, { keyPair, dataKey: device.dataKey, teamId: team });
    return ok(undefined);
  });
  device.restart();
  return device;
}

function invite(userId: string, secret: string, invitationId: string): EventDraft[] {
  const stream = teamStream(team);
  return [
    {
      kind: 'user.added',
      stream,
      data: { userId, roles: ['field'] },
      personal: { name: userId },
    },
    {
      kind: 'device.invited',
      stream,
      data: { invitationId, userId, secretSha256: digestOf(secret) },
      personal: null,
    },
  ];
}

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

async function enrol(
  hub: SimulatedHub,
  device: SimulatedDevice,
  invitation: { readonly invitationId: string; readonly secret: string; readonly nowMs: number },
): Promise<void> {
  const request = { frame: 'enrol', team, publicKey: bytesToBase64Url(device.publicKey), ...invitation };
  const answer = utf8Decode(await hub.answer(utf8Encode(JSON.stringify(request)))) ?? '';
  assert(answer.includes('"registered"'), `${device.name} joins: ${answer}`);
  changeLedger(device.ledger, () => {
    const member = becomeMember(device.ledger, { team, hub: 'hub' });
    assert(member.ok, `${device.name} belongs to the team`);
    return ok(undefined);
  });
}

async function meet(hub: SimulatedHub, device: SimulatedDevice, nowMs: number): Promise<void> {
  const meeting = openMeeting(device.meetingParts(nowMs));
  await driveMeeting(meeting, hub);
  assert(meeting.isDone, `${device.name} meets the hub: ${meeting.problem}`);
}
