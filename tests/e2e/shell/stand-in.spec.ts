import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import {
  inheritedEnvironment,
  isRealElectron,
  launchElectron,
  standInEnvironment,
} from '../../helpers/electron-standin/launch.ts';
import { buildFixtureApp, type FixtureApp } from '../../helpers/fixture-app.ts';

/** What keeps the stand-in honest, and what only it can set up: other keystores, a packaged start. */
test.skip(isRealElectron, 'about the stand-in itself');

let fixture: FixtureApp;

test.beforeAll(async () => {
  fixture = await buildFixtureApp(test.info().outputPath('app'));
});

test('it refuses what it cannot do faithfully instead of pretending', async () => {
  const dataDirectory = test.info().outputPath('profile');
  const app = await launchElectron({ mainPath: fixture.mainPath, dataDirectory });
  const page = await app.firstWindow();
  await expect(page.locator('#answer')).toContainText('first');
  const refusals = await app.evaluate((electron) => {
    const told = (attempt: () => unknown): string => {
      try {
        attempt();
        return 'done';
      } catch (error) {
        return (error as Error).message;
      }
    };
    const { app: running, BrowserWindow, protocol, ipcMain } = electron;
    const unsafe = (webPreferences: object) => told(() => new BrowserWindow({ show: false, webPreferences }));
    return [
      told(() => (electron as unknown as Record<string, unknown>)['crashReporter']),
      told(() => (running as unknown as Record<string, unknown>)['setBadgeCount']),
      unsafe({ sandbox: false }),
      unsafe({ contextIsolation: false }),
      unsafe({ nodeIntegration: true }),
      unsafe({ webSecurity: false }),
      unsafe({ webviewTag: true }),
      told(() => protocol.registerSchemesAsPrivileged([])),
      told(() => running.enableSandbox()),
      told(() => ipcMain.handle('bahi:call', () => {})),
    ];
  });
  expect(refusals).toEqual([
    'The stand-in has no electron.crashReporter: add it, faithfully, or do not use it.',
    'The stand-in has no app.setBadgeCount: add it, faithfully, or do not use it.',
    'The stand-in opens no window with sandbox other than true.',
    'The stand-in opens no window with contextIsolation other than true.',
    'The stand-in opens no window with nodeIntegration other than false.',
    'The stand-in opens no window with webSecurity other than true.',
    'The stand-in has no webview.',
    'protocol.registerSchemesAsPrivileged should be called before app is ready',
    'app.enableSandbox() can only be called before app is ready',
    "Attempted to register a second handler for 'bahi:call'",
  ]);
  await app.close();
});

for (const keystore of ['basic_text', 'none']) {
  test(`with the keystore ${keystore} there is no device secret, so a passphrase is needed`, async () => {
    const dataDirectory = test.info().outputPath('profile');
    const environment = { STANDIN_KEYSTORE: keystore };
    const app = await launchElectron({ mainPath: fixture.mainPath, dataDirectory, environment });
    const page = await app.firstWindow();
    await expect(page.locator('#answer')).toContainText('"deviceSecretBytes":null');
    await app.close();
  });
}

interface Ended {
  readonly code: number;
  readonly told: string;
}

async function startPackaged(dataDirectory: string, ...switches: string[]): Promise<Ended> {
  const standIn = await standInEnvironment(test.info().outputPath('home'));
  const env = { ...inheritedEnvironment(), ...standIn, STANDIN_PACKAGED: '1' };
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = standIn['ELECTRON_OVERRIDE_DIST_PATH'];
  const program = createRequire(import.meta.url)('electron') as string;
  const given = [...switches, fixture.mainPath, '--data', dataDirectory];
  return new Promise((resolve) => {
    const options = { env, timeout: 4_000, killSignal: 'SIGTERM' as const };
    execFile(program, given, options, (error, _output, told) =>
      resolve({ code: Number(error?.code ?? 0), told }),
    );
  });
}

test('a packaged app says in words that it does not start without its sandbox', async () => {
  const ended = await startPackaged(test.info().outputPath('profile'), '--no-sandbox');
  expect(ended.code).toBe(3);
  expect(ended.told).toContain('Bahi does not start with --no-sandbox');
});

test('a packaged app starts without such a switch, and closes its ledger when told to end', async () => {
  // It runs until the time limit of `startPackaged` ends it.
  const ended = await startPackaged(test.info().outputPath('profile'));
  expect(ended.told).not.toContain('does not start');
  expect(ended.code).toBe(0);
  expect(await readFile(test.info().outputPath('profile', 'fixture.log'), 'utf8')).toBe('stopped\n');
});

test('a folder that cannot be written is said in words, without a stack', async () => {
  const file = test.info().outputPath('not-a-folder');
  await writeFile(file, '');
  const ended = await startPackaged(join(file, 'profile'));
  expect(ended.code).toBe(3);
  expect(ended.told.trim()).toBe(
    'showErrorBox: Bahi Bahi cannot write in its folder. Free some space, or choose another folder with --data.',
  );
});
