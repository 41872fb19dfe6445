import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { mayNavigateTo } from '../../../src/main/app/navigation-lock.ts';
import { lockOnSleep } from '../../../src/main/app/power-lock.ts';
import { stopHostBeforeQuit } from '../../../src/main/app/quit.ts';
import { isPermissionAllowed, mayLoad } from '../../../src/main/app/session-lock.ts';
import { dataDirectoryOf, deleteCrashDumps, findRefusedSwitch } from '../../../src/main/app/start-checks.ts';

test('of all permissions Electron knows, only writing plain text to the clipboard is granted', () => {
  const declarations = readFileSync(
    join(import.meta.dirname, '..', '..', '..', 'node_modules', 'electron', 'electron.d.ts'),
    'utf8',
  );
  const union =
    /setPermissionRequestHandler\(handler: \(\(webContents: WebContents, permission: ([^,]+),/.exec(
      declarations,
    );
  const names = [...(union?.[1] ?? '').matchAll(/'([\w-]+)'/g)].map((match) => match[1] ?? '');
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter(isPermissionAllowed)).toEqual(['clipboard-sanitized-write']);
});

test.each([
  ['app://ledger/index.html', true],
  ['app://ledger/#/today', true],
  ['app://paper/1f2e', false],
  ['app://ledger.evil/', false],
  ['app://ledger@evil/', false],
  ['https://ledger/', false],
  ['file:///etc/passwd', false],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['about:blank', false],
  ['', false],
])('a page may navigate to %s: %s', (address, allowed) => {
  expect(mayNavigateTo(address)).toBe(allowed);
});

test.each([
  ['app://ledger/assets/app.js', true, true],
  ['data:image/png;base64,AA', true, true],
  ['blob:app://ledger/1', true, true],
  ['devtools://devtools/bundled/x.js', true, false],
  ['devtools://devtools/bundled/x.js', false, true],
  ['https://example.com/', false, false],
  ['http://127.0.0.1/', false, false],
  ['ws://127.0.0.1/', false, false],
  ['file:///etc/passwd', false, false],
  ['blob:https://example.com/1', false, false],
  ['chrome-extension://x/', false, false],
])('%s may be loaded when packaged is %s: %s', (address, isPackaged, allowed) => {
  expect(mayLoad(address, isPackaged)).toBe(allowed);
});

test('a packaged app does not start without its sandbox, a checkout may', () => {
  expect(findRefusedSwitch((name) => name === 'no-sandbox', true)).toBe('no-sandbox');
  expect(findRefusedSwitch((name) => name === 'disable-web-security', true)).toBe('disable-web-security');
  expect(findRefusedSwitch(() => true, false)).toBeNull();
  expect(findRefusedSwitch(() => false, true)).toBeNull();
});

test.each([
  [['bahi'], null],
  [['bahi', '--data', '/p'], '/p'],
  [['bahi', '--data=/p q'], '/p q'],
  [['bahi', '--data', '/a', '--data=/b'], '/b'],
  [['bahi', '--data'], null],
  [['bahi', '--data='], null],
])('%j names the profile %s', (argv, directory) => {
  expect(dataDirectoryOf(argv)).toBe(directory);
});

test('crash dumps are deleted, and a folder that is not there is no trouble', () => {
  const directory = join(mkdtempSync(join(tmpdir(), 'bahi-dumps-')), 'dumps');
  deleteCrashDumps(directory);
  mkdirSync(directory);
  deleteCrashDumps(directory);
  expect(existsSync(directory)).toBe(false);
});

test('sleep and a locked screen lock the ledger', () => {
  const monitor = new EventEmitter();
  let locks = 0;
  lockOnSleep(monitor as never, () => {
    locks += 1;
  });
  for (const event of ['suspend', 'lock-screen', 'resume', 'unlock-screen']) monitor.emit(event);
  expect(locks).toBe(2);
});

test('quitting waits for the ledger once, and then happens', async () => {
  const events = new EventEmitter();
  const outcomes: string[] = [];
  let finish: () => void = () => {};
  const quit = (): void => {
    let held = false;
    events.emit('will-quit', {
      preventDefault: () => {
        held = true;
      },
    });
    outcomes.push(held ? 'held' : 'quit');
  };
  const app = Object.assign(events, { quit });
  stopHostBeforeQuit(app as never, () => new Promise((resolve) => (finish = resolve)));
  quit();
  quit();
  expect(outcomes).toEqual(['held', 'held']);
  finish();
  await new Promise((resolve) => setTimeout(resolve));
  expect(outcomes).toEqual(['held', 'held', 'quit']);
});
