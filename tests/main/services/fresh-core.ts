import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { type Core, startCore } from '../../../src/main/core/core.ts';
import {
  contract,
  type InputOf,
  type OutputOf,
  type ProcedureName,
  type Refusal,
  type ResultOf,
} from '../../../src/shared/contract/contract.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import type { Role } from '../../../src/shared/domain/team/state.ts';
import { instantFromWallTime } from '../../../src/shared/domain/wall-time.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import { weakPolicy } from '../keys/keys-fixture.ts';
import { foundAccounts } from './found-accounts.ts';

const projectFolder = fileURLToPath(new URL('../../..', import.meta.url));
const zone = 'Asia/Kolkata';
/** Long enough for a device without a keystore, and everybody's in these tests. */
export const passphrase = 'four quiet cows by the river';

/** The day on which every story begins: Thursday 26 November 2026, ten in the morning in Kolkata. */
export const firstDay = '2026-11-26';

/** A command's input without its id: the fixture mints one. */
type Asked<Name extends ProcedureName> = Omit<InputOf<Name>, 'commandId'>;

/** A real core on a fresh encrypted ledger, with the test's hand on clock and ids. */
export interface FreshCore {
  readonly core: Core;
  readonly adminId: string;
  readonly profileDirectory: string;
  /** Calls through the router and answers what it answers. */
  call<Name extends ProcedureName>(name: Name, input: InputOf<Name>): Promise<ResultOf<Name>>;
  /** The value of a call that must succeed; a command's id is minted. */
  value<Name extends ProcedureName>(name: Name, input: Asked<Name>): Promise<OutputOf<Name>>;
  /** The refusal of a call that must be refused; a command's id is minted. */
  refusal<Name extends ProcedureName>(name: Name, input: Asked<Name>): Promise<Refusal>;
  newId(): string;
  /** Moves the clock to a day and an hour in Kolkata. */
  setClock(
    on: string,
    time?: { readonly hour: number; readonly minute?: number; readonly second?: number },
  ): void;
  moveClock(milliseconds: number): void;
  nowMs(): number;
  /** A new person of the team; the session stays with who it was with. */
  addMember(name: string, roles: readonly Role[]): Promise<string>;
  signIn(userId: string): Promise<void>;
  /** Lays a file down as a door does; answers its handle. */
  announceCsv(text: string): Promise<string>;
  /** Takes a CSV file in by the import's own procedure. */
  importCsv(text: string, terms?: Partial<InputOf<'importFile'>>): Promise<OutputOf<'importFile'>>;
  /** The id of the account with this key. */
  accountId(accountKey: string): Promise<string>;
}

/** Starts a core on an empty profile and founds a ledger of Asha's, who is its admin. */
export async function freshCore(): Promise<FreshCore> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bahi-core-'));
  let nowMs = instantFromWallTime(plainDate(firstDay), { hour: 10, minute: 0, second: 0 }, zone);
  let minted = 0;
  const newId = (): string => {
    minted += 1;
    return `00000000-0000-7000-8000-${minted.toString(16).padStart(12, '0')}`;
  };
  const failures: unknown[] = [];
  const core = valueOrThrow(
    startCore({
      profileDirectory: path.join(folder, 'profile'),
      resourcesDirectory: path.join(projectFolder, 'resources'),
      migrationsDirectory: path.join(projectFolder, 'migrations/ledger'),
      surroundings: () => ({ nowMs, uptimeMs: nowMs - 1_000_000_000, newId }),
      kdfPolicy: weakPolicy,
      logFailure: (_, error) => void failures.push(error),
    }),
  );
  onTestFinished(async () => {
    await core.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const call = async <Name extends ProcedureName>(name: Name, input: unknown): Promise<ResultOf<Name>> => {
    const result = await core.call(name, input);
    const failure = failures.shift();
    if (failure !== undefined) throw new Error(`${name} failed`, { cause: failure });
    return result as ResultOf<Name>;
  };
  const asked = (name: ProcedureName, input: object): object =>
    'commandId' in contract[name].input.shape ? { commandId: newId(), ...input } : input;
  const value: FreshCore['value'] = async (name, input) =>
    valueOrThrow(await call(name, asked(name, input))) as never;
  const founded = await value('foundLedger', {
    teamName: 'Kulkarni Collections',
    adminName: 'Asha',
    secret: passphrase,
  });

  const announce = (text: string): string => {
    const handle = `upload-${newId()}`;
    const file = path.join(folder, `${handle}.csv`);
    writeFileSync(file, text);
    const upload = { handle, name: 'book.csv', path: file, sizeBytes: statSync(file).size, keyBase64: null };
    core.announceUpload(upload);
    return handle;
  };

  return {
    core,
    adminId: founded.user.userId,
    profileDirectory: path.join(folder, 'profile'),
    call,
    value,
    refusal: async (name, input) => {
      const result = await call(name, asked(name, input));
      if (result.ok)
        throw new Error(`${name} was to be refused, and answered ${JSON.stringify(result.value)}`);
      return result.refusal;
    },
    newId,
    setClock: (on, time = { hour: 10 }) => {
      nowMs = instantFromWallTime(plainDate(on), { minute: 0, second: 0, ...time }, zone);
    },
    moveClock: (milliseconds) => {
      nowMs += milliseconds;
    },
    nowMs: () => nowMs,
    addMember: async (name, roles) =>
      (await value('addTeamMember', { name, roles: [...roles], secret: passphrase })).userId,
    signIn: async (userId) => void (await value('unlock', { userId, secret: passphrase })),
    announceCsv: async (text) => announce(text),
    importCsv: (text, terms = {}) => value('importFile', { upload: announce(text), ...terms }),
    accountId: async (accountKey) => {
      const answer = await value('search', { text: accountKey });
      const found = foundAccounts(answer).find((account) => account.account === accountKey);
      if (found === undefined) throw new Error(`no account ${accountKey}`);
      return found.accountId;
    },
  };
}
