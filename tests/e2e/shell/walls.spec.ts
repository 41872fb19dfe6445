import { type ElectronApplication, expect, type Page, test } from '@playwright/test';

import { isRealElectron, launchElectron } from '../../helpers/electron-standin/launch.ts';
import { buildFixtureApp } from '../../helpers/fixture-app.ts';

/** The walls around a screen: isolation, content security, navigation, permissions. One app for all tests. */
let app: ElectronApplication;
let page: Page;

/** What the fixture page puts on its window. */
interface FixtureWindow {
  readonly bahi: {
    call: (procedure: string, input: unknown) => Promise<unknown>;
    shell: Record<string, unknown>;
  };
  readonly inlineScriptRan?: boolean;
  readonly evalOutcome?: string;
  readonly bridgeInFrame?: string;
}

test.beforeAll(async () => {
  const { mainPath } = await buildFixtureApp(test.info().outputPath('app'));
  app = await launchElectron({ mainPath, dataDirectory: test.info().outputPath('profile') });
  page = await app.firstWindow();
  await expect(page.locator('#answer')).toContainText('first');
});

test.afterAll(async () => {
  await app.close();
});

test('the bridge is there before the page, frozen, and holds functions only', async () => {
  await expect(page.locator('#heading')).toHaveText('bridge at parse time: function');
  const seen = await page.evaluate(() => {
    const { bahi } = window as unknown as FixtureWindow;
    const kinds = (object: object): Record<string, string> =>
      Object.fromEntries(Object.entries(object).map(([name, value]) => [name, typeof value]));
    const replaced = Reflect.set(window, 'bahi', {}) || Reflect.deleteProperty(window, 'bahi');
    return {
      members: kinds(bahi),
      shell: kinds(bahi.shell),
      frozen: [Object.isFrozen(bahi), Object.isFrozen(bahi.shell)],
      replaced,
    };
  });
  expect(seen).toEqual({
    members: { call: 'function', onChanged: 'function', shell: 'object' },
    shell: {
      printPdf: 'function',
      printPaper: 'function',
      saveFile: 'function',
      chooseFile: 'function',
      choosePlace: 'function',
      upload: 'function',
    },
    frozen: [true, true],
    replaced: false,
  });
});

test('the page sees neither Node nor Electron', async () => {
  const seen = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'standInSend', 'electron'].map(
      (name) => typeof (window as unknown as Record<string, unknown>)[name],
    ),
  );
  expect(seen).toEqual(Array.from({ length: 7 }, () => 'undefined'));
});

test('a frame inside the page has no bridge', async () => {
  // Our own policy forbids frames at all, so the frame never loads the page it names.
  const bridges = await Promise.all(
    page.frames().map((frame) => frame.evaluate(() => typeof (window as { bahi?: unknown }).bahi)),
  );
  expect(bridges[0]).toBe('object');
  expect(bridges.slice(1).every((kind) => kind === 'undefined')).toBe(true);
  expect(
    page.frames().some((frame) => frame !== page.mainFrame() && frame.url().includes('frame.html')),
  ).toBe(false);
});

test('no inline script and no eval runs, and only a style with the nonce applies', async () => {
  const seen = await page.evaluate(() => {
    const { inlineScriptRan, evalOutcome } = window as unknown as FixtureWindow;
    const style = getComputedStyle(document.querySelector('h1') as Element);
    return {
      inline: typeof inlineScriptRan,
      evalOutcome,
      color: style.color,
      background: style.backgroundColor,
    };
  });
  expect(seen).toEqual({
    inline: 'undefined',
    evalOutcome: 'EvalError',
    color: 'rgb(1, 2, 3)',
    background: 'rgba(0, 0, 0, 0)',
  });
});

test('nothing is loaded from the network', async () => {
  const outcomes = await page.evaluate(() =>
    Promise.all(
      ['https://example.com/', 'http://127.0.0.1:1/', 'file:///etc/hostname'].map((address) =>
        fetch(address).then(
          () => 'loaded',
          () => 'blocked',
        ),
      ),
    ),
  );
  expect(outcomes).toEqual(['blocked', 'blocked', 'blocked']);
});

test('the page cannot leave, and cannot open another', async () => {
  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await page.evaluate(() => window.open('https://example.com/'));
  await page.waitForTimeout(300);
  expect(app.windows()).toHaveLength(1);
  await expect(page.locator('#answer')).toContainText('first');
  const address = await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getURL());
  expect(address).toBe('app://ledger/index.html');
});

test('the window keeps its own title, whatever the page is called', async () => {
  const window = await app.browserWindow(page);
  expect(await window.evaluate((opened: { getTitle: () => string }) => opened.getTitle())).toBe('Bahi');
});

test('every permission, device and network address is denied on the session the window uses', async () => {
  test.skip(isRealElectron, 'the stand-in records the handlers; the real program is asked by the page below');
  const answers = await app.evaluate(({ webContents }) => {
    const session = webContents.getAllWebContents()[0]?.session as unknown as {
      recordedPermissions: {
        request: (
          contents: null,
          name: string,
          callback: (granted: boolean) => void,
          details: object,
        ) => void;
        check: (contents: null, name: string, origin: string, details: object) => boolean;
        device: (details: object) => boolean;
      };
      isSpellCheckerOn: boolean;
      requestRule: (details: object, callback: (answer: { cancel?: boolean }) => void) => void;
    };
    const { request, check, device } = session.recordedPermissions;
    const names = [
      'media',
      'geolocation',
      'notifications',
      'midi',
      'usb',
      'hid',
      'serial',
      'clipboard-read',
      'openExternal',
      'display-capture',
      'fileSystem',
      'local-fonts',
      'unknown',
    ];
    const granted: string[] = [];
    for (const name of names) {
      if (check(null, name, 'app://ledger', {})) granted.push(`check ${name}`);
      request(null, name, (isGranted) => isGranted && granted.push(`request ${name}`), {});
    }
    let cancelled: boolean | undefined;
    session.requestRule({ url: 'https://example.com/' }, (answer) => {
      cancelled = answer.cancel;
    });
    return { granted, device: device({}), spelling: session.isSpellCheckerOn, cancelled };
  });
  expect(answers).toEqual({ granted: [], device: false, spelling: false, cancelled: true });
});

test('a call the contract does not know, or of another shape, is answered by a refusal', async () => {
  const answers = await page.evaluate(() => {
    const { bahi } = window as unknown as FixtureWindow;
    const wrong = bahi as unknown as { call: (...values: unknown[]) => Promise<unknown> };
    return Promise.all([wrong.call('dropEverything', {}), wrong.call('constructor', {}), wrong.call(7, {})]);
  });
  expect(answers).toEqual([
    { ok: false, refusal: { code: 'unknownProcedure', params: {} } },
    { ok: false, refusal: { code: 'unknownProcedure', params: {} } },
    { ok: false, refusal: { code: 'malformedCall', params: {} } },
  ]);
});
