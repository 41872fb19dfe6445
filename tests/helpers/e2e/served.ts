import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

import { inheritedEnvironment } from '../electron-standin/launch.ts';
import { clockEnvironment, type Moment } from './test-clock.ts';

const projectRoot = join(import.meta.dirname, '..', '..', '..');

/** The built command line: what `npm start` runs without a display, and what `bahi` is. */
export const commandLinePath = join(projectRoot, 'out', 'main', 'cli.js');

const run = promisify(execFile);

/** Who founds the prepared profiles, and what they type. Long enough for a machine without a keystore. */
export const asha = { name: 'Asha Kulkarni', secret: 'monsoon over sinhagad fort' } as const;

/** Runs one `bahi` command to its end on a profile and answers what it printed as JSON. Throws what it refused. */
export async function bahi(dataDirectory: string, words: readonly string[]): Promise<unknown> {
  const { stdout } = await run(
    process.execPath,
    [commandLinePath, ...words, '--data', dataDirectory, '--json'],
    {
      env: { ...inheritedEnvironment(), ...clockEnvironment('morning'), BAHI_PIN: asha.secret },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return JSON.parse(stdout);
}

/** A running `bahi serve`, as a person started it. */
export interface Served {
  /** The one-time link that stood on standard output. */
  readonly link: string;
  /** The next link that it prints: after somebody opened one that was used. */
  readonly nextLink: () => Promise<string>;
  /** Pulls the plug of the ledger host alone; the door stays and starts another. */
  readonly killLedgerHost: () => Promise<void>;
  /** Pulls the plug of everything at once. */
  readonly kill: () => Promise<void>;
  /** Ends it as Ctrl+C does. */
  readonly stop: () => Promise<void>;
}

/** Starts `bahi serve` on a profile and waits for its link. */
export async function serve(dataDirectory: string, moment: Moment = 'working'): Promise<Served> {
  if (!existsSync(commandLinePath)) throw new Error('Bahi is not built: run npm run build first.');
  const child = spawn(process.execPath, [commandLinePath, 'serve', '--data', dataDirectory], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inheritedEnvironment(), ...clockEnvironment(moment) },
  });
  const lines = linesOf(child);
  const link = await firstLine(child, lines);
  return {
    link,
    nextLink: async () => String((await lines.next()).value),
    killLedgerHost: async () => {
      for (const pid of await childrenOf(child.pid)) process.kill(pid, 'SIGKILL');
    },
    kill: async () => {
      const children = await childrenOf(child.pid);
      await ended(child, 'SIGKILL');
      for (const pid of children) killQuietly(pid);
    },
    stop: () => ended(child, 'SIGTERM'),
  };
}

function linesOf({ stdout }: ChildProcess): AsyncIterator<string> {
  if (stdout === null) throw new Error('bahi serve has no standard output.');
  return createInterface({ input: stdout })[Symbol.asyncIterator]();
}

async function firstLine(child: ChildProcess, lines: AsyncIterator<string>): Promise<string> {
  const told: string[] = [];
  child.stderr?.on('data', (piece: Buffer) => told.push(piece.toString()));
  const gone = once(child, 'exit').then(() => {
    throw new Error(`bahi serve ended before it gave a link: ${told.join('')}`);
  });
  const line = await Promise.race([lines.next(), gone]);
  // Standard output ends a moment before the process does, which then says why.
  if (line.done === true) return gone;
  gone.catch(() => undefined);
  return line.value;
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended with its parent.
  }
}

async function childrenOf(pid: number | undefined): Promise<readonly number[]> {
  const { stdout } = await run('ps', ['-o', 'pid=', '--ppid', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout
    .split('\n')
    .map(Number)
    .filter((child) => child > 0);
}
