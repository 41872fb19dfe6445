import { expect, test } from 'vitest';
import { catalogueVersion } from '../../../../src/shared/domain/events/catalogue.ts';
import { appReleases, catalogueOfApp, firstAppOf } from '../../../../src/shared/domain/sync/app-releases.ts';
import { appVersion } from '../../../../src/shared/lib/app-version.ts';

const releases = [
  { version: 1, app: '0.1.0' },
  { version: 2, app: '0.4.0' },
  { version: 3, app: '1.0.0' },
];

test('every catalogue up to this one has the program that brought it, and none is newer than this program', () => {
  expect(appReleases.map(({ version }) => version)).toEqual(
    Array.from({ length: catalogueVersion }, (_, at) => at + 1),
  );
  expect(appReleases.map(({ app }) => catalogueOfApp(app))).toEqual(
    appReleases.map(({ version }) => version),
  );
  expect(catalogueOfApp(appVersion)).toBe(catalogueVersion);
});

test.each([
  ['0.1.0', 1],
  ['0.3.12', 1],
  ['0.4.0', 2],
  ['0.10.0', 2],
  ['0.9.9', 2],
  ['1.0.0', 3],
  ['1.0.0-rc.1', 3],
  ['2.7.1', 3],
  ['0.0.9', null],
  ['', null],
  ['new', null],
])('a program of version %s has catalogue %s', (app, version) => {
  expect(catalogueOfApp(app, releases)).toBe(version);
});

test('a catalogue is named by the program that brought it, unless nobody here knows it yet', () => {
  expect([1, 2, 4].map((version) => firstAppOf(version, releases))).toEqual(['0.1.0', '0.4.0', null]);
});
