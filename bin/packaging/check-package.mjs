#!/usr/bin/env node
// Reads a packed application back and says what is wrong with it. Runs under the project's Node (bin/node24.mjs).
//
//   node bin/node24.mjs bin/packaging/check-package.mjs release/linux-unpacked

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { getRawHeader, listPackage, uncache } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { isStartedDirectly } from '../node24.mjs';

/** What each fuse must be in a released Bahi (docs/architecture.md, security). */
const fuses = /** @type {const} */ ([
  ['RunAsNode', false],
  ['EnableCookieEncryption', true],
  ['EnableNodeOptionsEnvironmentVariable', false],
  ['EnableNodeCliInspectArguments', false],
  ['EnableEmbeddedAsarIntegrityValidation', true],
  ['OnlyLoadAppFromAsar', true],
  ['LoadBrowserProcessSpecificV8Snapshot', false],
  ['GrantFileProtocolExtraPrivileges', false],
]);

/** Files without which the application does not start. */
const required = [
  '/package.json',
  '/out/main/app.js',
  '/out/main/ledger-host.js',
  '/out/main/backup-worker.js',
  '/out/main/stretch-worker.js',
  '/out/preload/preload.cjs',
];

/** What must never be in a package: the other doors, tests, secrets, sources, maps. */
const forbidden =
  /(^\/out\/main\/cli|browser-host|\/tests?\/|\.test\.|\.spec\.|\.env|\.map$|\.tsx?$|\/src\/|node_modules\/(?!better-sqlite3(\/|$)))/;

/** Words that only the browser host has: they prove that its code is not in a bundle under another name. */
const wordsOfTheBrowserHost = ['sec-fetch-site', '__Host-'];

/**
 * Checks an unpacked package of this machine's platform.
 * @param {string} folder e.g. release/linux-unpacked
 * @param {string} executable name of the program in it
 * @returns {Promise<readonly string[]>} what is wrong, in sentences; none where all is well
 */
export async function checkPackage(folder, executable = 'bahi') {
  const archive = join(folder, 'resources', 'app.asar');
  if (!existsSync(archive)) return [`${archive} is missing: nothing was packed.`];
  // The library remembers archives by their path; this one may have been written again.
  uncache(archive);
  return [
    ...(await checkFuses(join(folder, executable))),
    ...checkArchive(archive),
    ...checkNative(archive),
    ...checkResources(join(folder, 'resources')),
  ];
}

/** @param {string} program */
async function checkFuses(program) {
  const wire = await getCurrentFuseWire(program);
  return fuses
    .filter(([name, on]) => wire[FuseV1Options[name]] !== (on ? FuseState.ENABLE : FuseState.DISABLE))
    .map(([name, on]) => `The fuse ${name} must be ${on ? 'on' : 'off'}.`);
}

/** @param {string} archive */
function checkArchive(archive) {
  const names = listPackage(archive, { isPack: false }).map((name) => name.replaceAll('\\', '/'));
  const missing = required
    .filter((name) => !names.includes(name))
    .map((name) => `${name} is not in the archive.`);
  const extra = names
    .filter((name) => forbidden.test(name))
    .map((name) => `${name} must not be in the archive.`);
  const bytes = readFileSync(archive).toString('latin1').toLowerCase();
  const leaked = wordsOfTheBrowserHost
    .filter((word) => bytes.includes(word.toLowerCase()))
    .map((word) => `The archive holds "${word}": code of the browser host came along.`);
  return [...missing, ...extra, ...leaked];
}

/**
 * Native code lies outside the archive (Electron cannot load it from inside), is listed in it with its digest, and is
 * for this platform only.
 * @param {string} archive
 */
function checkNative(archive) {
  /** @type {any} */
  const { header } = getRawHeader(archive);
  const prebuilds = header.files.node_modules?.files['better-sqlite3']?.files.prebuilds?.files ?? {};
  const expected = `${process.platform}-${process.arch}.node`;
  const entry = prebuilds[expected];
  if (entry === undefined) return [`The SQLite for ${expected} is not in the archive.`];
  const problems = Object.keys(prebuilds)
    .filter((name) => name !== expected)
    .map((name) => `${name} is for another platform and must not be in the archive.`);
  if (entry.unpacked !== true) return [...problems, `${expected} must lie outside the archive.`];
  const file = join(`${archive}.unpacked`, 'node_modules/better-sqlite3/prebuilds', expected);
  if (!existsSync(file)) return [...problems, `${file} is missing.`];
  const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
  return entry.integrity?.hash === digest
    ? problems
    : [...problems, `${expected} is not the file the archive lists.`];
}

/** @param {string} resources */
function checkResources(resources) {
  const migrations = join(resources, 'migrations', 'ledger');
  const packed = existsSync(migrations) ? readdirSync(migrations) : [];
  const problems = packed.some((name) => name.endsWith('.sql'))
    ? []
    : ['No migration of the ledger was packed.'];
  const locale = join(resources, 'resources', 'locales', 'en');
  return existsSync(locale)
    ? problems
    : [...problems, 'The English texts (resources/locales/en) were not packed.'];
}

if (isStartedDirectly(import.meta.url)) {
  const [folder, executable] = process.argv.slice(2);
  if (folder === undefined) {
    process.stderr.write('Usage: check-package.mjs <unpacked folder> [program]\n');
    process.exitCode = 2;
  } else {
    const problems = await checkPackage(folder, executable);
    process.stdout.write(problems.map((problem) => `${problem}\n`).join(''));
    process.exitCode = problems.length === 0 ? 0 : 1;
  }
}
