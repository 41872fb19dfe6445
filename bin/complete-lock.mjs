#!/usr/bin/env node
// Completes package-lock.json: `node bin/complete-lock.mjs`, after `npm install` has changed it. Two things npm leaves out:
//
// 1. Tools with native code have one optional package per platform. Where the registry at hand does not carry all of
//    them, they are not in the lock, and then `npm ci` refuses the lock on every machine. Their names and versions stand
//    in their parents; this writes them in, with the platform their name says, so that npm passes over them elsewhere.
// 2. A package that brings its native code ready-made says `gypfile: false`. `npm ci` reads only the lock, where that is
//    missing, and would call node-gyp, which fails on a machine without Python. This writes it in.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { isStartedDirectly, projectRoot } from './node24.mjs';

/**
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[],
 *   gypfile?: boolean, optionalDependencies?: Record<string, string> }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lock
 */

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'x64',
  'wasm32',
];

/**
 * The packages that the lock's own packages name as optional and that it does not hold, ready to be added. Only those
 * whose name says for which platform they are, and whose version is exact: anything else is npm's to resolve.
 * @param {Lock} lock
 * @returns {Record<string, LockedPackage>}
 */
export function missingPlatformPackages(lock) {
  /** @type {Record<string, LockedPackage>} */
  const missing = {};
  for (const [place, parent] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      const platform = platformOf(name);
      if (platform === null || !/^\d+\.\d+\.\d+/.test(version) || isLocked(lock, place, name)) continue;
      const dev = parent.dev === true ? { dev: true } : {};
      missing[`node_modules/${name}`] = { version, ...platform, ...dev, optional: true };
    }
  }
  return missing;
}

/**
 * Whether a package at `place` finds `name` in the lock, beside or above it.
 * @param {Lock} lock
 * @param {string} place
 * @param {string} name
 */
function isLocked(lock, place, name) {
  return `node_modules/${name}` in lock.packages || `${place}/node_modules/${name}` in lock.packages;
}

/**
 * The platform that a package's name says; null where it says none.
 * @param {string} name e.g. `@biomejs/cli-linux-x64-musl`
 */
export function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  if (os === undefined || cpu === undefined) return null;
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : null;
  return { os: [os], cpu: [cpu], ...(libc === null ? {} : { libc: [libc] }) };
}

/**
 * The places of the lock whose package must not be compiled and whose entry does not say so.
 * @param {Lock} lock
 * @param {(place: string) => { gypfile?: boolean } | null} installed the package.json at a place; null where there is none
 */
export function unsaidReadyMade(lock, installed) {
  return Object.entries(lock.packages)
    .filter(
      ([place, entry]) => place !== '' && entry.gypfile !== false && installed(place)?.gypfile === false,
    )
    .map(([place]) => place);
}

/**
 * The package.json that npm installed at a place of the lock.
 * @param {string} place
 * @returns {{ gypfile?: boolean } | null}
 */
export function installedPackage(place) {
  const file = join(projectRoot, place, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

if (isStartedDirectly(import.meta.url)) {
  const file = join(projectRoot, 'package-lock.json');
  /** @type {Lock} */
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingPlatformPackages(lock);
  const readyMade = unsaidReadyMade(lock, installedPackage);
  for (const place of readyMade) Object.assign(lock.packages[place] ?? {}, { gypfile: false });
  const root = lock.packages[''] ?? {};
  const rest = Object.entries({ ...lock.packages, ...missing }).filter(([place]) => place !== '');
  rest.sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = { '': root, ...Object.fromEntries(rest) };
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(
    `package-lock.json: ${Object.keys(missing).length} packages of other platforms written in, ` +
      `${readyMade.length} marked as ready-made.\n`,
  );
}
