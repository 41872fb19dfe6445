#!/usr/bin/env node
// Builds out/ (main, preload, renderer) with electron-vite, only when a source has changed since.
//
//   node bin/build.mjs            build if needed
//   node bin/build.mjs --force    build always
//
// Two commands may start at once: one builds, the other waits for it. The new build is made beside the old one and
// then takes its place by a rename, so that nobody ever starts half a bundle.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { isStartedDirectly, projectRoot, runTool } from './node24.mjs';

const outDir = join(projectRoot, 'out');
const stampFile = join(outDir, '.built');
const cacheDir = join(projectRoot, '.cache');
const lockFile = join(cacheDir, 'build.lock');

/** What a bundle is made of. */
const sources = [
  'src',
  'resources',
  'migrations',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
];

/** A build takes seconds; who waits longer than this for another one says so. */
const longestWaitMs = 300_000;

/**
 * A digest over name, size and time of change of every source, so that a file that went away counts too.
 * @returns {string}
 */
export function sourceFingerprint() {
  const hash = createHash('sha256');
  for (const source of sources) addToFingerprint(hash, join(projectRoot, source));
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path
 */
function addToFingerprint(hash, path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (stats.isDirectory()) {
    for (const name of readdirSync(path).sort()) addToFingerprint(hash, join(path, name));
    return;
  }
  hash.update(`${relative(projectRoot, path)}\0${stats.size}\0${stats.mtimeMs}\n`);
}

/** @param {string} fingerprint */
function isBuilt(fingerprint) {
  try {
    return readFileSync(stampFile, 'utf8') === fingerprint;
  } catch {
    return false;
  }
}

/**
 * Makes sure that out/ is the bundle of the sources as they are now. What the build says goes to standard error.
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<{ built: boolean }>} rejects where the sources do not build
 */
export async function ensureBuilt(options = {}) {
  const force = options.force === true;
  if (!force && isBuilt(sourceFingerprint())) return { built: false };
  mkdirSync(cacheDir, { recursive: true });
  await takeLock();
  try {
    const fingerprint = sourceFingerprint();
    if (!force && isBuilt(fingerprint)) return { built: false };
    process.stderr.write('Building Bahi (once, after a change) …\n');
    const fresh = join(cacheDir, `build-${process.pid}`);
    await buildInto(fresh);
    writeFileSync(join(fresh, '.built'), fingerprint);
    replaceOut(fresh);
    return { built: true };
  } finally {
    rmSync(lockFile, { force: true });
  }
}

/**
 * Builds the bundles into a folder of their own.
 * @param {string} folder
 * @param {{ forPackage?: boolean }} [options] `forPackage` leaves out what the desktop package must not carry: the
 *   browser host and the command line
 */
export async function buildInto(folder, options = {}) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const status = await runTool(
    'electron-vite',
    ['build', '--outDir', resolve(folder), '--logLevel', 'warn', '--ignoreConfigWarning'],
    {
      cwd: projectRoot,
      stdio: ['ignore', process.stderr, process.stderr],
      env: options.forPackage === true ? { BAHI_BUILD: 'package' } : {},
    },
  );
  if (status === 0) return;
  rmSync(folder, { recursive: true, force: true });
  throw new Error(`The build failed (status ${status}); what is wrong stands above.`);
}

/** @param {string} fresh */
function replaceOut(fresh) {
  const retired = join(cacheDir, `retired-${process.pid}`);
  rmSync(retired, { recursive: true, force: true });
  if (statSync(outDir, { throwIfNoEntry: false }) !== undefined) renameSync(outDir, retired);
  renameSync(fresh, outDir);
  rmSync(retired, { recursive: true, force: true });
}

async function takeLock() {
  const givenUpAt = Date.now() + longestWaitMs;
  while (!tryLock()) {
    if (Date.now() > givenUpAt) {
      throw new Error(
        `Another build has been running for five minutes. If there is none, remove ${lockFile}.`,
      );
    }
    await pause(100);
  }
}

/** True when the lock is ours now. A lock whose owner no longer runs (killed, power cut) is taken away. */
function tryLock() {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const owner = lockOwner();
  if (owner !== null && !isRunning(owner)) rmSync(lockFile, { force: true });
  return false;
}

/** The process that holds the lock; null while it is just being written or taken away. */
function lockOwner() {
  try {
    const owner = Number(readFileSync(lockFile, 'utf8'));
    return Number.isInteger(owner) && owner > 0 ? owner : null;
  } catch {
    return null;
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * `ensureBuilt` for a command: a build that fails is told in its own words, and the command ends with status 3.
 */
export async function ensureBuiltOrExit() {
  try {
    return await ensureBuilt();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(3);
  }
}

if (isStartedDirectly(import.meta.url)) {
  try {
    const { built } = await ensureBuilt({ force: process.argv.includes('--force') });
    process.stderr.write(`${resolve(outDir)} ${built ? 'is built' : 'was up to date'}.\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
