import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { missingPlatformPackages, platformOf } from '../../bin/complete-lock.mjs';

test('package-lock.json holds the packages of every platform, so that npm ci accepts it everywhere', () => {
  const lock = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package-lock.json'), 'utf8'));
  const missing = Object.keys(missingPlatformPackages(lock));
  expect(missing, 'run "node bin/complete-lock.mjs" after npm install').toEqual([]);
});

test('what a parent names and the lock lacks is written with the platform its name says', () => {
  const lock = {
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
  expect(missingPlatformPackages(lock)).toEqual({
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
