import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect } from 'vitest';
import { ensureBuilt } from '../../../../bin/build.mjs';

const projectRoot = path.resolve(import.meta.dirname, '../../../..');
/** What `npm run bahi` starts from a checkout, and the built command line behind it. */
const checkoutScript = path.join(projectRoot, 'bin/bahi.mjs');
const builtScript = path.join(projectRoot, 'out/main/cli.js');

await ensureBuilt();

export const passphrase = 'five plain words open it';

/** How one command ended. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a command is run with besides its words. */
export interface Surrounding {
  readonly data: string;
  /** Null gives none. */
  readonly pin?: string | null;
  /** Runs as another user of the machine; for tests that root would pass by its rights. */
  readonly userId?: number;
  /** Set besides the machine's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Through `bin/bahi.mjs`, which may build first; the built command line itself if left out. */
  readonly fromCheckout?: boolean;
}

const root = mkdtempSync(path.join(tmpdir(), 'bahi-command-'));
let folders = 0;

/** A folder of this file's own that does not exist yet; it is gone when the file is done. */
export function freshFolder(): string {
  folders += 1;
  return path.join(root, `profile-${folders}`);
}

/** Removes everything the commands of a file left; to be called once in it. */
export function removeFoldersAtTheEnd(): void {
  afterAll(() => rmSync(root, { recursive: true, force: true }));
}

/** Starts a real command line as a person would, without a terminal. */
export function startBahi(words: readonly string[], surrounding: Surrounding): ChildProcess {
  const { data, pin = passphrase, userId, fromCheckout = false, env = {} } = surrounding;
  const script = fromCheckout ? checkoutScript : builtScript;
  const { BAHI_PIN: _pin, BAHI_DATA: _data, ...environment } = process.env;
  return spawn(process.execPath, [script, ...words, '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment, ...(pin === null ? {} : { BAHI_PIN: pin }), ...env },
    ...(userId === undefined ? {} : { uid: userId, gid: userId }),
  });
}

/** Runs a command to its end. */
export function bahi(words: readonly string[], surrounding: Surrounding): Promise<Ran> {
  const child = startBahi(words, surrounding);
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}

/** The answer of a command that was to be done: standard output holds the JSON of it and nothing else. */
export async function bahiJson<Answer>(words: readonly string[], surrounding: Surrounding): Promise<Answer> {
  const ran = await bahi([...words, '--json'], surrounding);
  expect(ran.status, `${ran.stderr}${ran.stdout}`).toBe(0);
  expect(ran.stdout).toMatch(/^[[{].*[\]}]\n$/s);
  expect(ran.stdout.trimEnd()).not.toContain('\n');
  return JSON.parse(ran.stdout) as Answer;
}

let prepared: string | null = null;

/** A fresh ledger with a passphrase; copied, because making keys takes a while on purpose. */
export async function freshLedgerFolder(): Promise<string> {
  if (prepared === null) {
    prepared = freshFolder();
    const ran = await bahi(['init', '--team', 'Kulkarni Traders', '--name', 'Asha'], { data: prepared });
    expect(ran.status, ran.stderr).toBe(0);
  }
  const folder = freshFolder();
  cpSync(prepared, folder, { recursive: true });
  return folder;
}

/** A file of the real data beside the project; null where that folder is absent. */
export function realFile(name: string): string | null {
  const file = path.join(projectRoot, '..', 'shared', 'data', name);
  return existsSync(file) ? file : null;
}

/** A file of the import's own fixtures. */
export function fixture(name: string): string {
  return path.join(projectRoot, 'tests/main/import/fixtures', name);
}
