import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { type Core, startCore } from '../../../../src/main/core/core.ts';
import type { InputOf, OutputOf, ProcedureName, Refusal } from '../../../../src/shared/contract/contract.ts';
import { contract } from '../../../../src/shared/contract/contract.ts';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import { instantFromWallTime } from '../../../../src/shared/domain/wall-time.ts';
import { valueOrThrow } from '../../../../src/shared/lib/result.ts';
import { weakPolicy } from '../../keys/keys-fixture.ts';
import { foundAccounts } from '../found-accounts.ts';

const projectFolder = fileURLToPath(new URL('../../../..', import.meta.url));

/** Everybody's in these tests, on a machine without a keystore. */
export const passphrase = 'four quiet cows by the river';

type Asked<Name extends ProcedureName> = Omit<InputOf<Name>, 'commandId'>;

/** A machine with one profile and a core on it, which can be stopped and started again. */
export interface Machine {
  readonly profile: string;
  readonly core: () => Core;
  value<Name extends ProcedureName>(name: Name, input: Asked<Name>): Promise<OutputOf<Name>>;
  refusal<Name extends ProcedureName>(name: Name, input: Asked<Name>): Promise<Refusal>;
  /** Announces a folder as a door does; answers its handle. */
  place(folder: string): string;
  /** Lays a CSV down and takes it in. */
  importCsv(text: string): Promise<OutputOf<'importFile'>>;
  restart(): Promise<void>;
}

/** A desk with a clock, folders to keep things in, and as many machines as a test wants. */
export interface Desk {
  readonly folder: string;
  /** A new folder, such as a stick. */
  stick(name: string): string;
  machine(name: string): Machine;
  setClock(on: string, hour: number, minute?: number): void;
}

export function desk(): Desk {
  const folder = mkdtempSync(path.join(tmpdir(), 'bahi-desk-'));
  const cores: Core[] = [];
  let nowMs = at('2026-11-26', 10);
  let minted = 0;
  const newId = (): string => {
    minted += 1;
    return `00000000-0000-7000-8000-${minted.toString(16).padStart(12, '0')}`;
  };
  onTestFinished(async () => {
    for (const core of cores) await core.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder,
    stick: (name) => {
      const place = path.join(folder, name);
      mkdirSync(place, { recursive: true });
      return place;
    },
    setClock: (on, hour, minute = 0) => {
      nowMs = at(on, hour, minute);
    },
    machine: (name) => {
      const profile = path.join(folder, name);
      const failures: unknown[] = [];
      const start = (): Core => {
        const core = valueOrThrow(
          startCore({
            profileDirectory: profile,
            resourcesDirectory: path.join(projectFolder, 'resources'),
            migrationsDirectory: path.join(projectFolder, 'migrations/ledger'),
            surroundings: () => ({ nowMs, uptimeMs: nowMs - 1_000_000_000, newId }),
            kdfPolicy: weakPolicy,
            logFailure: (_, error) => void failures.push(error),
          }),
        );
        cores.push(core);
        return core;
      };
      let core = start();
      const call = async (procedure: ProcedureName, input: object) => {
        const asked =
          'commandId' in contract[procedure].input.shape ? { commandId: newId(), ...input } : input;
        const result = await core.call(procedure, asked);
        const failure = failures.shift();
        if (failure !== undefined) throw new Error(`${procedure} failed`, { cause: failure });
        return result;
      };
      const place = (chosen: string): string => {
        const handle = `place-of-the-test-${newId()}`;
        core.announcePlace({ handle, path: chosen });
        return handle;
      };
      return {
        profile,
        core: () => core,
        place,
        value: async (procedure, input) => valueOrThrow(await call(procedure, input)) as never,
        refusal: async (procedure, input) => {
          const result = await call(procedure, input);
          if (result.ok) throw new Error(`${procedure} was to be refused: ${JSON.stringify(result.value)}`);
          return result.refusal;
        },
        importCsv: async (text) => {
          const handle = `upload-of-the-test-${newId()}`;
          const file = path.join(folder, `${handle}.csv`);
          writeFileSync(file, text);
          core.announceUpload({
            handle,
            name: 'book.csv',
            path: file,
            sizeBytes: Buffer.byteLength(text),
            keyBase64: null,
          });
          return valueOrThrow(await call('importFile', { upload: handle })) as OutputOf<'importFile'>;
        },
        restart: async () => {
          await core.stop();
          cores.splice(cores.indexOf(core), 1);
          core = start();
        },
      };
    },
  };
}

function at(on: string, hour: number, minute = 0): number {
  return instantFromWallTime(plainDate(on), { hour, minute, second: 0 }, 'Asia/Kolkata');
}

/** Founds a ledger of Asha's with a book of three customers; answers her id and the recovery code. */
export async function foundedWithBook(
  machine: Machine,
): Promise<{ readonly userId: string; readonly recoveryCode: string }> {
  const { user, recoveryCode } = await machine.value('foundLedger', {
    teamName: 'Kulkarni Collections',
    adminName: 'Asha',
    secret: passphrase,
  });
  await machine.importCsv(
    [
      'Customer Code,Customer Name,Mobile,Invoice No,Invoice Date,Due Date,Amount',
      'C1,Deshpande Agencies,9822000001,B-1,2026-09-01,2026-10-01,5000.00',
      'C2,Patil Traders,9822000002,B-2,2026-09-05,2026-10-05,12000.50',
      'C3,=cmd|calc,9822000003,B-3,2026-09-10,2026-10-10,700.00',
    ].join('\n'),
  );
  return { userId: user.userId, recoveryCode };
}

/** Takes some cash on the account of a customer; answers the receipt's number. */
export async function takeCash(machine: Machine, customer: string, amountMinor: number): Promise<string> {
  const accounts = foundAccounts(await machine.value('search', { text: customer }));
  const accountId = accounts[0]?.accountId ?? '';
  const tender = { tender: 'cash', amountMinor, reference: null, bank: null, instrumentOn: null } as const;
  return (await machine.value('recordReceipt', { accountId, tenders: [tender] })).number;
}
