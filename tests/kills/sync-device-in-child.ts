// A device of a team in a process of its own, to be killed at any moment. It joins, writes its share of work and meets the hub
// beside that, over real HTTPS, until everything is with the hub; then it goes on meeting until it is told to settle.
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { selectSyncHub } from '../../src/main/db/queries/sync-hub.ts';
import { createDeviceKeyPair } from '../../src/main/keys/device-key.ts';
import { createSelf, findSelf, readSelf } from '../../src/main/ledger/device-self.ts';
import { changeLedger } from '../../src/main/ledger/ledger.ts';
import { actOnDevice, type KnownAccount } from '../../src/main/simulate/person-acts.ts';
import { becomeMember } from '../../src/main/sync/become-member.ts';
import type { Carrier } from '../../src/main/sync/carrier.ts';
import { CarrierError } from '../../src/main/sync/carrier.ts';
import { firstReachable } from '../../src/main/sync/first-reachable.ts';
import { createHttpsCarrier } from '../../src/main/sync/https-carrier.ts';
import { readHub } from '../../src/main/sync/hub-state.ts';
import { openMeeting } from '../../src/main/sync/open-meeting.ts';
import { proverOf } from '../../src/main/sync/prover.ts';
import { type MeetingReport, runMeeting } from '../../src/main/sync/run-meeting.ts';
import { appVersion } from '../../src/shared/lib/app-version.ts';
import { bytesToBase64Url, utf8Decode, utf8Encode } from '../../src/shared/lib/bytes.ts';
import { ok, valueOrThrow } from '../../src/shared/lib/result.ts';
import type { SyncLine } from './sync-lines.ts';
import {
  deviceKeyOf,
  devicesOf,
  invitationOf,
  openDevice,
  randomOf,
  readTeamFile,
  secretOf,
} from './sync-team.ts';

const [configFile = '', name = '', lifeText = '0'] = process.argv.slice(2);
const team = readTeamFile(configFile);
const number = devicesOf(team).indexOf(name) + 1;
const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
const tell = (line: SyncLine): void => void writeSync(1, `${JSON.stringify(line)}\n`);
const life = randomOf(team, 'life', name, Number(lifeText));
const bootNonce = randomUUID();
tell({ kind: 'booted' });

const device = openDevice(team, name);
const { ledger, dataKey } = device;
const { write } = ledger;
let mode: 'work' | 'settle' = 'work';
let orders = 0;
let ordered = Promise.withResolvers<void>();
createInterface(process.stdin)
  .on('line', () => {
    orders += 1;
    mode = 'settle';
    ordered.resolve();
  })
  .on('close', () => process.exit());

if (findSelf(write) === null) {
  changeLedger(ledger, () => {
    createSelf(write, { keyPair: deviceKeyOf(team, name), dataKey, teamId: team.team });
    return ok(null);
  });
}
if (selectSyncHub(write) === undefined) await join();
tell({ kind: 'open' });
await Promise.all([work(), meetBeside()]);
for (let held = 0; ; held += 1) {
  if (held === orders) {
    ordered = Promise.withResolvers();
    await ordered.promise;
  }
  await meet(true);
}

/** A carrier to the hub, wherever it answers; of several processes of one hub another one is tried first each time. */
function carrierTo(prove: (request: Uint8Array) => string | null): Carrier {
  const { pin, ports } = team.hub;
  const first = life.between(0, ports.length - 1);
  const inTurn = [...ports.slice(first), ...ports.slice(0, first)];
  return tellingOf(
    firstReachable(
      inTurn.map((port) => createHttpsCarrier({ address: { host: '127.0.0.1', port, pin }, prove })),
    ),
  );
}

/** Says at once that something was acknowledged: this process takes a while to write it down. */
function tellingOf(carrier: Carrier): Carrier {
  return {
    ...carrier,
    send: async (request, signal) => {
      const answer = await carrier.send(request, signal);
      if (Buffer.from(answer).includes('"frame":"ack"')) tell({ kind: 'acknowledged' });
      return answer;
    },
  };
}

/** Shows the invitation until the hub lets the device in: it may not know of it yet, or be dead. */
async function join(): Promise<void> {
  const isFounder = name === team.office[0];
  const invitation = isFounder
    ? { invitationId: 'founding', secret: team.foundingSecret }
    : { invitationId: invitationOf(name), secret: secretOf(name) };
  const publicKey = bytesToBase64Url(readSelf(write).publicKey);
  const request = { frame: 'enrol', team: team.team, ...invitation, publicKey, nowMs: Date.now() };
  const carrier = carrierTo(() => null);
  while (!(await isLetIn(carrier, utf8Encode(JSON.stringify(request))))) await sleep(100);
  carrier.close();
  valueOrThrow(changeLedger(ledger, () => becomeMember(ledger, { team: team.team, hub: team.hub.hubId })));
}

async function isLetIn(carrier: Carrier, request: Uint8Array): Promise<boolean> {
  try {
    const answer = utf8Decode(await carrier.send(request, new AbortController().signal)) ?? '';
    if (answer.includes('"registered"')) return true;
    if (/"(unknownTeam|invitationWrong|busy)"/u.test(answer)) return false;
    throw new Error(`${name} is not let in: ${answer}`);
  } catch (error) {
    if (error instanceof CarrierError) return false;
    throw error;
  }
}

/** The share of this device, on from where the ledger says that it stands. */
async function work(): Promise<void> {
  for (let command = lastCommand() + 1; command <= team.commands && mode === 'work'; command += 1) {
    writeCommand(command);
    await sleep(life.between(0, 40));
  }
}

/** Ids of this device begin with its number and the command's: the ledger itself knows how far the work is. */
function lastCommand(): number {
  const row = write.get<{ id: string | null }>('SELECT max(id) AS id FROM event WHERE id GLOB ?', [
    `${hex(number, 8)}-????-7000-8000-*`,
  ]);
  const id = row?.id ?? null;
  return id === null ? 0 : Number.parseInt(id.slice(9, 13), 16);
}

function writeCommand(command: number): void {
  for (let attempt = 0; ; attempt += 1) {
    let ids = attempt * 256;
    const newId = (): string => {
      ids += 1;
      return `${hex(number, 8)}-${hex(command, 4)}-7000-8000-${hex(ids, 12)}`;
    };
    const { events } = actOnDevice(
      { ledger, people: [name] },
      {
        nowMs: Date.now(),
        random: randomOf(team, 'act', name, command, attempt),
        accounts: accountsHere(),
        agents: team.agents,
        office: team.office,
        newId,
      },
    );
    if (events.length === 0) continue; // nothing fitted what was drawn
    tell({ kind: 'saved', command, events });
    return;
  }
}

function accountsHere(): readonly KnownAccount[] {
  return write.all<KnownAccount>(
    'SELECT account_id AS accountId, party_id AS partyId FROM account ORDER BY account_id',
  );
}

/** Meets the hub again and again beside the work, also when there is none left: a meeting may be killed as well. */
async function meetBeside(): Promise<void> {
  let isDone = false;
  while (mode === 'work') {
    const { problem } = await meet();
    const isWritten = lastCommand() >= team.commands;
    if (!isDone && isWritten && problem === null && readHub(write).ackedSeq >= readSelf(write).seq) {
      isDone = true;
      tell({ kind: 'done' });
    }
    await Promise.race([sleep(isDone ? life.between(300, 1_500) : life.between(10, 400)), ordered.promise]);
  }
}

async function meet(isOrdered = false): Promise<MeetingReport> {
  tell({ kind: 'meets' });
  const carrier = carrierTo(proverOf(ledger, dataKey, team.hub.hubId));
  try {
    const report = await runMeeting(
      openMeeting({
        ledger,
        dataKey,
        appVersion,
        nowMs: () => Date.now(),
        bootNonce,
        ownWordsKeptDays: 30,
        newKeyPair: createDeviceKeyPair,
      }),
      carrier,
      {
        signal: new AbortController().signal,
        onStep: () => tell({ kind: 'step' }),
        wait: (milliseconds) => sleep(milliseconds / 8),
      },
    );
    tell({ kind: 'met', isOrdered, ...report });
    return report;
  } finally {
    carrier.close();
  }
}
