import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { type Core, startCore } from '../../../src/main/core/core.ts';
import type { DisplaySettings } from '../../../src/shared/domain/display-settings.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import { weakPolicy } from '../keys/keys-fixture.ts';
import { freshCore } from './fresh-core.ts';

const projectFolder = fileURLToPath(new URL('../../..', import.meta.url));

const sunlight: DisplaySettings = {
  theme: 'sunlight',
  density: 'field',
  hand: 'left',
  textSize: 130,
  singleKeys: false,
  language: 'mr',
};

/** A profile folder and the way to start a core on it, as often as one likes. */
function profile(): { readonly folder: string; readonly start: () => Core } {
  const parent = mkdtempSync(path.join(tmpdir(), 'bahi-display-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const folder = path.join(parent, 'profile');
  const start = (): Core =>
    valueOrThrow(
      startCore({
        profileDirectory: folder,
        resourcesDirectory: path.join(projectFolder, 'resources'),
        migrationsDirectory: path.join(projectFolder, 'migrations/ledger'),
        surroundings: () => ({ nowMs: 1_800_000_000_000, uptimeMs: 1, newId: () => 'id' }),
        kdfPolicy: weakPolicy,
        logFailure: (_, error) => {
          throw error;
        },
      }),
    );
  return { folder, start };
}

test('display settings are kept before there is a ledger, and are there at the next start', async () => {
  const { folder, start } = profile();
  const first = start();
  expect(await first.call('readDisplaySettings', {})).toEqual({ ok: true, value: { display: null } });
  expect(await first.call('saveDisplaySettings', { display: sunlight })).toEqual({ ok: true, value: {} });
  await first.stop();
  const second = start();
  expect(await second.call('readDisplaySettings', {})).toEqual({ ok: true, value: { display: sunlight } });
  expect(await second.call('describeProfile', {})).toMatchObject({ value: { state: 'absent' } });
  await second.stop();
  expect(JSON.parse(readFileSync(path.join(folder, 'display.json'), 'utf8'))).toEqual(sunlight);
});

test('the lock screen reads and changes them; whoever comes next finds the last change', async () => {
  const core = await freshCore();
  await core.value('saveDisplaySettings', { display: sunlight });
  await core.value('lock', {});
  expect((await core.value('readDisplaySettings', {})).display).toEqual(sunlight);
  await core.value('saveDisplaySettings', { display: { ...sunlight, theme: 'desk-dark' } });
  await core.signIn(core.adminId);
  expect((await core.value('readDisplaySettings', {})).display?.theme).toBe('desk-dark');
});

test.each([
  ['a theme nobody has', { ...sunlight, theme: 'neon' }],
  ['half of them', { theme: 'sunlight' }],
  ['a language that is a path', { ...sunlight, language: '../../etc' }],
  ['anything beside them', { ...sunlight, name: 'Sunita' }],
])('%s is refused and nothing is kept', async (_, display) => {
  const { start } = profile();
  const core = start();
  expect(await core.call('saveDisplaySettings', { display })).toMatchObject({
    refusal: { code: 'badInput' },
  });
  expect(await core.call('readDisplaySettings', {})).toEqual({ ok: true, value: { display: null } });
  await core.stop();
});

test.each(['', '{"theme":"sunlight"', '[]', JSON.stringify({ ...sunlight, theme: 'of a newer Bahi' })])(
  'a file that says %j starts as a new device does',
  async (text) => {
    const { folder, start } = profile();
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'display.json'), text);
    const core = start();
    expect(await core.call('readDisplaySettings', {})).toEqual({ ok: true, value: { display: null } });
    await core.stop();
  },
);
