import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { type Core, startCore } from '../../../../src/main/core/core.ts';
import {
  contract,
  type InputOf,
  type OutputOf,
  type ProcedureName,
  type Refusal,
} from '../../../../src/shared/contract/contract.ts';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import type { Role } from '../../../../src/shared/domain/team/state.ts';
import { instantFromWallTime } from '../../../../src/shared/domain/wall-time.ts';
import { valueOrThrow } from '../../../../src/shared/lib/result.ts';
import { weakPolicy } from '../../keys/keys-fixture.ts';
import { bookFile } from '../book-file.ts';
import { foundAccounts } from '../found-accounts.ts';

const projectFolder = fileURLToPath(new URL('../../../..', import.meta.url));

/** Long enough for a device without a keystore, and everybody's in these tests. */
export const passphrase = 'four quiet cows by the river';

type Asked<Name extends ProcedureName> = Omit<InputOf<Name>, 'commandId'>;

/** A machine with Bahi on it: a real core on a profile folder of its own. */
export interface Machine {
  readonly name: string;
  readonly profileDirectory: string;
  core(): Core;
  value<Name extends ProcedureName>(name: Name, input: Asked<Name>): Promise<OutputOf<Name>>;
  refusal<Name extends ProcedureName>(name: Name, input: Asked<Name>): Promise<Refusal>;
  /** Takes a trader's book in from CSV text, as a door lays a file down. */
  importCsv(text: string): Promise<void>;
  /** Meets the hub and answers why it came to nothing; null where it went through. */
  sync(): Promise<string | null>;
  /** The program ends and starts again; the ledger is locked then. */
  restart(whileOff?: () => void): Promise<void>;
  unlock(userId: string): Promise<void>;
}

/** Several machines under one clock. */
export interface Machines {
  start(name: string): Machine;
  moveClock(milliseconds: number): void;
  nowMs(): number;
}

/** Machines of one test: all of them stop and go with it. */
export function machines(): Machines {
  let nowMs = instantFromWallTime(
    plainDate('2026-11-26'),
    { hour: 10, minute: 0, second: 0 },
    'Asia/Kolkata',
  );
  let count = 0;
  return {
    start: (name) => {
      count += 1;
      return startMachine(name, count, () => nowMs);
    },
    moveClock: (milliseconds) => {
      nowMs += milliseconds;
    },
    nowMs: () => nowMs,
  };
}

function startMachine(name: string, number: number, now: () => number): Machine {
  const folder = mkdtempSync(path.join(tmpdir(), `bahi-${name}-`));
  const profileDirectory = path.join(folder, 'profile');
  const failures: unknown[] = [];
  let minted = 0;
  const newId = (): string => {
    minted += 1;
    return `0000000${number}-0000-7000-8000-${minted.toString(16).padStart(12, '0')}`;
  };
  const start = (): Core =>
    valueOrThrow(
      startCore({
        profileDirectory,
        resourcesDirectory: path.join(projectFolder, 'resources'),
        migrationsDirectory: path.join(projectFolder, 'migrations/ledger'),
        surroundings: () => ({ nowMs: now(), uptimeMs: now() - 1_000_000_000, newId }),
        kdfPolicy: weakPolicy,
        logFailure: (_, error) => void failures.push(error),
      }),
    );
  let core = start();
  onTestFinished(async () => {
    await core.stop();
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
    const [failure] = failures;
    if (failure !== undefined) throw new Error(`${name} failed beside its calls`, { cause: failure });
  });
  const call = async (procedure: ProcedureName, input: object) => {
    const hasId = 'commandId' in contract[procedure].input.shape;
    const result = await core.call(procedure, hasId ? { commandId: newId(), ...input } : input);
    const failure = failures.shift();
    if (failure !== undefined) throw new Error(`${procedure} failed on ${name}`, { cause: failure });
    return result;
  };
  const machine: Machine = {
    name,
    profileDirectory,
    core: () => core,
    value: async (procedure, input) => valueOrThrow(await call(procedure, input)) as never,
    refusal: async (procedure, input) => {
      const result = await call(procedure, input);
      if (result.ok) throw new Error(`${procedure} was to be refused: ${JSON.stringify(result.value)}`);
      return result.refusal;
    },
    importCsv: async (text) => {
      const handle = `upload-${newId()}`;
      const file = path.join(folder, `${handle}.csv`);
      writeFileSync(file, text);
      const sizeBytes = statSync(file).size;
      core.announceUpload({ handle, name: 'book.csv', path: file, sizeBytes, keyBase64: null });
      const law = { creditor: 'trade', debtors: 'business', state: 'IN-MH' } as const;
      await machine.value('importFile', { upload: handle, ...law });
    },
    sync: async () => {
      await core.meetingOver();
      await machine.value('syncNow', {});
      await core.meetingOver();
      return (await machine.value('listMeetings', {})).meetings[0]?.problem ?? null;
    },
    restart: async (whileOff = () => undefined) => {
      await core.stop();
      whileOff();
      core = start();
    },
    unlock: async (userId) => void (await machine.value('unlock', { userId, secret: passphrase })),
  };
  return machine;
}

/** Asha founds a team on this machine. Answers her id. */
export async function foundTeamOn(machine: Machine): Promise<string> {
  const { user } = await machine.value('foundLedger', {
    teamName: 'Kulkarni Collections',
    adminName: 'Asha',
    secret: passphrase,
  });
  return user.userId;
}

/** The same, and the machine becomes the hub of the team. */
export async function foundHubOn(machine: Machine): Promise<string> {
  const userId = await foundTeamOn(machine);
  await machine.value('becomeHub', { host: '127.0.0.1', port: 0 });
  const problem = await machine.sync();
  if (problem !== null) throw new Error(`the first meeting of the hub's own ledger: ${problem}`);
  return userId;
}

/** Invites somebody new from the office; answers their id and the text to follow. */
export async function invite(
  office: Machine,
  name: string,
  roles: readonly Role[] = ['field'],
): Promise<{ readonly userId: string; readonly text: string; readonly invitationId: string }> {
  const who = { name, roles: [...roles] };
  const { invitationId, userId } = await office.value('inviteDevice', { who });
  return { invitationId, userId, text: await invitationText(office, invitationId) };
}

/** Invites somebody of the team once more, for another device; answers the text to follow. */
export async function inviteAgain(office: Machine, userId: string): Promise<string> {
  const { invitationId } = await office.value('inviteDevice', { who: { userId } });
  return invitationText(office, invitationId);
}

/** The text of an invitation once the hub has heard of it. */
export async function invitationText(office: Machine, invitationId: string): Promise<string> {
  const problem = await office.sync();
  const { text, standing } = await office.value('readInvitation', { invitationId });
  if (text === null || standing !== 'open') throw new Error(`an invitation is ${standing}: ${problem}`);
  return text;
}

/** Follows an invitation on an empty machine. */
export async function join(machine: Machine, text: string): Promise<void> {
  await machine.value('joinTeam', { invitation: text, secret: passphrase });
}

/** An office with a hub and a book of two firms, of which Ravi has the first on a device in the field. */
export async function officeAndField(world: Machines) {
  const office = world.start('office');
  const asha = await foundHubOn(office);
  await office.importCsv(twoFirms);
  const { text, userId: ravi } = await invite(office, 'Ravi');
  const account = await accountId(office, 'C1');
  await office.value('assignAccounts', { accountIds: [account], userId: ravi });
  await office.sync();
  const field = world.start('field');
  await join(field, text);
  return { office, field, asha, ravi, account };
}

/** A trader's book of two firms. */
export const twoFirms = bookFile([
  {
    customer: 'C1',
    name: 'Kulkarni Traders',
    number: 'INV-1',
    issued: '2026-09-01',
    due: '2026-10-01',
    amount: '12500.00',
    phone: '9820013210',
  },
  {
    customer: 'C2',
    name: 'Pawar Stores',
    number: 'INV-2',
    issued: '2026-09-05',
    due: '2026-10-05',
    amount: '8000.00',
    phone: '9820013211',
  },
]);

/** One tender in cash. */
export const cash = (amountMinor: number) =>
  ({ tender: 'cash', amountMinor, reference: null, bank: null, instrumentOn: null }) as const;

/** The id of the account with this key, as this machine finds it. */
export async function accountId(machine: Machine, key: string): Promise<string> {
  const found = foundAccounts(await machine.value('search', { text: key }));
  const account = found.find(({ account: known }) => known === key);
  if (account === undefined) throw new Error(`no account ${key} on ${machine.name}`);
  return account.accountId;
}
