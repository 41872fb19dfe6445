#!/usr/bin/env node
// `npm run package`: the desktop package of this machine's platform, checked after packing.
//
//   npm run package -- --dir     the unpacked folder only; where Electron's program is not installed, a stand-in takes
//                                its place, so that contents and fuses are checked all the same
//   npm run package              the installer (deb on Linux); needs Electron's program

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { buildInto } from './build.mjs';
import { projectRoot, requireNode, runTool } from './node24.mjs';
import { writeStandInDistribution } from './packaging/stand-in-distribution.mjs';

const workFolder = join(projectRoot, '.cache', 'package');

process.exitCode = await makePackage(process.argv.slice(2));

/**
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit status: 0 packed and checked, 1 refused or found wanting, 3 failed
 */
async function makePackage(args) {
  requireNode();
  const unpackedOnly = args.includes('--dir');
  const distribution = electronDistribution(unpackedOnly);
  if (distribution === null) {
    process.stderr.write(
      'An installer needs Electron itself: run "npx install-electron" where the network allows it.\n',
    );
    return 1;
  }
  try {
    await buildInto(join(workFolder, 'out'), { forPackage: true });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 3;
  }
  const status = await runTool(
    'electron-builder',
    [
      '--config',
      'electron-builder.yml',
      `-c.electronDist=${distribution.folder}`,
      '--publish',
      'never',
      ...args,
    ],
    { cwd: projectRoot },
  );
  if (status !== 0) return 3;
  return check(distribution.isStandIn);
}

/** @param {boolean} isStandIn */
async function check(isStandIn) {
  const folder = unpackedFolder();
  const status = await runTool(join(projectRoot, 'bin/packaging/check-package.mjs'), [folder], {
    cwd: projectRoot,
  });
  if (status !== 0) {
    process.stderr.write('The package is not as it must be; what is wrong stands above.\n');
    return 1;
  }
  const note = isStandIn
    ? ' It was made with a stand-in for Electron: everything is checked but that it starts.'
    : '';
  process.stdout.write(`${folder} is packed; contents, native code and fuses are as they must be.${note}\n`);
  return 0;
}

function unpackedFolder() {
  const names = { linux: 'linux-unpacked', win32: 'win-unpacked', darwin: 'mac-arm64' };
  const name =
    Object.entries(names).find(([platform]) => platform === process.platform)?.[1] ?? 'linux-unpacked';
  return join(projectRoot, 'release', name);
}

/**
 * The unpacked Electron to pack with; null where there is none and a stand-in would be no use.
 * @param {boolean} mayStandIn
 * @returns {{ folder: string, isStandIn: boolean } | null}
 */
function electronDistribution(mayStandIn) {
  const electron = join(projectRoot, 'node_modules', 'electron');
  const real = join(electron, 'dist');
  if (existsSync(join(real, 'version'))) return { folder: real, isStandIn: false };
  if (!mayStandIn || process.platform !== 'linux') return null;
  const { version } = JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8'));
  const folder = join(workFolder, 'distribution');
  writeStandInDistribution(folder, version);
  return { folder, isStandIn: true };
}
