import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  installedPackage,
  missingPlatformPackages,
  platformOf,
  unsaidReadyMade,
} from '../../bin/complete-lock.mjs';

const lock = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package-lock.json'), 'utf8'));
const mend = 'run "node bin/complete-lock.mjs" after npm install';

test('package-lock.json holds the packages of every platform, so that npm ci accepts it everywhere', () => {
  expect(Object.keys(missingPlatformPackages(lock)), mend).toEqual([]);
});

test('package-lock.json says which native packages come ready-made, so that npm ci needs no Python', () => {
  expect(unsaidReadyMade(lock, installedPackage), mend).toEqual([]);
  expect(lock.packages['node_modules/better-sqlite3'].gypfile).toBe(false);
});

test('a ready-made package whose entry does not say so is found', () => {
  const packages = {
    '': {},
    'node_modules/a': {},
    'node_modules/b': { gypfile: false },
    'node_modules/c': {},
  };
  const installed = (place: string) => (place.endsWith('c') ? {} : { gypfile: false });
  expect(unsaidReadyMade({ packages }, installed)).toEqual(['node_modules/a']);
});

test('what a parent names and the lock lacks is written with the platform its name says', () => {
  const incomplete = {
    packages: {
      'node_modules/tool': {
        version: '1.0.0',
        dev: true,
        optionalDependencies: {
          '@tool/linux-x64-musl': '1.0.0',
          '@tool/darwin-arm64': '1.0.0',
          fsevents: '2.3.3',
        },
      },
      'node_modules/@tool/darwin-arm64': { version: '1.0.0' },
    },
  };
  expect(missingPlatformPackages(incomplete)).toEqual({
    'node_modules/@tool/linux-x64-musl': {
      version: '1.0.0',
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
      dev: true,
      optional: true,
    },
  });
});

test.each([
  ['@biomejs/cli-win32-arm64', { os: ['win32'], cpu: ['arm64'] }],
  ['@swc/core-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
  ['@oxlint/binding-openharmony-arm64', { os: ['openharmony'], cpu: ['arm64'] }],
  ['fsevents', null],
])('the name %s says its platform', (name, platform) => {
  expect(platformOf(name)).toEqual(platform);
});
