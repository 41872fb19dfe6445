import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findPostgres } from '../../../bin/postgres.mjs';

/**
 * A program that holds one PostgreSQL server for whoever started it: it says the address in one line, and stops and
 * clears away when its standard input ends. That it does at every end of a test run, a kill included.
 *
 *   node keeper.ts [folder] [setting=value …]      folder: where the data lies, else a new one among temporary files
 */
const [parent = '', ...settings] = process.argv.slice(2);
const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };
const asWhom = isRoot ? nobody : {};
const environment = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };

const folder = mkdtempSync(path.join(parent === '' ? tmpdir() : parent, 'bahi-postgres-'));
let server: ChildProcess | undefined;
process.stdin.resume();
process.stdin.once('end', stop);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);

try {
  const url = await start();
  process.stdout.write(`${url}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  stop();
}

async function start(): Promise<string> {
  const programs = reachablePrograms();
  const data = path.join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (isRoot) {
    // PostgreSQL refuses root. It gets a user that may enter this folder and nothing else of ours.
    chmodSync(folder, 0o711);
    chownSync(data, nobody.uid, nobody.gid);
  }
  const password = randomBytes(12).toString('hex');
  const passwordFile = path.join(data, '..', 'password');
  writeFileSync(passwordFile, password, { mode: 0o644 });
  // Rules of a language for the order of texts, so that whoever forgets COLLATE "C" hears of it.
  const locale = ['--locale=C', '--locale-provider=icu', '--icu-locale=en', '--encoding=UTF8'];
  const access = ['--username=bahi', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  execFileSync(
    path.join(programs, 'bin', 'initdb'),
    ['-D', data, '--no-sync', '--no-instructions', ...access, ...locale],
    { ...asWhom, env: environment, stdio: 'pipe' },
  );
  rmSync(passwordFile);
  const port = await freePort();
  await ready(path.join(programs, 'bin', 'postgres'), data, port);
  return `postgres://bahi:${password}@127.0.0.1:${port}/postgres`;
}

async function ready(program: string, data: string, port: number): Promise<void> {
  const fixed = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '' };
  const given = Object.entries(fixed).map(([name, value]) => `${name}=${value}`);
  const flags = [...given, ...settings].flatMap((setting) => ['-c', setting]);
  const started = spawn(program, ['-D', data, ...flags], {
    ...asWhom,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  server = started;
  let told = '';
  await new Promise<void>((settle, fail) => {
    started.stderr.on('data', (chunk: Buffer) => {
      if (told.length < 100_000) told += chunk.toString();
      if (told.includes('ready to accept connections')) settle();
    });
    started.once('error', fail);
    started.once('exit', () => fail(new Error(`PostgreSQL did not start: ${told}`)));
  });
}

/** The folder of the server's programs, with the links that npm cannot carry, where the server's user can reach it. */
function reachablePrograms(): string {
  const native = findPostgres();
  if (native === null) throw new Error('npm brought no PostgreSQL server');
  linkLibraries(native);
  if (!isRoot || isOpenToAll(native)) return native;
  const copy = path.join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

/** Its package makes these links in an install script, and install scripts do not run here (`allowScripts`). */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function isOpenToAll(file: string): boolean {
  const above = path.dirname(file);
  return (statSync(file).mode & 0o001) !== 0 && (above === file || isOpenToAll(above));
}

function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => settle(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** At once and without a last flush: what a test leaves behind is thrown away. */
function stop(): void {
  const clear = (): never => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    process.exit();
  };
  if (server === undefined || server.exitCode !== null) clear();
  server?.removeAllListeners('exit');
  server?.once('exit', clear);
  server?.kill('SIGQUIT');
}
