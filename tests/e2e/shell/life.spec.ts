import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { type ElectronApplication, expect, type Page, test } from '@playwright/test';

import {
  inheritedEnvironment,
  isRealElectron,
  launchElectron,
  standInEnvironment,
} from '../../helpers/electron-standin/launch.ts';
import { buildFixtureApp, type FixtureApp } from '../../helpers/fixture-app.ts';

/** The life of the app: its ledger host, lock, second start, files, paper and end. A fresh app for each test. */
let fixture: FixtureApp;
let app: ElectronApplication;
let page: Page;
let dataDirectory: string;

type Answer = { readonly ok: boolean; readonly value?: Record<string, unknown>; readonly refusal?: unknown };

test.beforeAll(async () => {
  fixture = await buildFixtureApp(test.info().outputPath('app'));
});

test.beforeEach(async () => {
  dataDirectory = test.info().outputPath('profile');
  app = await launchElectron({ mainPath: fixture.mainPath, dataDirectory });
  page = await app.firstWindow();
  await expect(page.locator('#answer')).toContainText('first');
});

test.afterEach(async () => {
  await app.close();
});

function call(input: unknown, procedure = 'describeProfile'): Promise<Answer> {
  return page.evaluate(
    ([name, given]) =>
      (window as unknown as { bahi: { call: (n: unknown, i: unknown) => Promise<never> } }).bahi.call(
        name,
        given,
      ),
    [procedure, input] as const,
  );
}

function shell(action: string, input: unknown): Promise<Answer> {
  return page.evaluate(
    ([name, given]) => {
      const { bahi } = window as unknown as {
        bahi: { shell: Record<string, (input: unknown) => Promise<never>> };
      };
      return bahi.shell[name]?.(given) as Promise<never>;
    },
    [action, input] as const,
  );
}

test('a call travels to a utility process of its own and back', async () => {
  const answer = await call({ echo: { amountMinor: 12_345, note: 'कुलकर्णी', nothing: null } });
  expect(answer.ok).toBe(true);
  expect(answer.value).toMatchObject({
    echo: { amountMinor: 12_345, note: 'कुलकर्णी', nothing: null },
    isUtilityProcess: true,
    deviceSecretBytes: 32,
  });
  expect(answer.value?.['pid']).not.toBe(app.process().pid);
  expect(await call({}, 'unlock')).toEqual({ ok: false, refusal: { code: 'locked', params: {} } });
});

test('a change in the ledger reaches the screen by name', async () => {
  await call({ change: ['worklist', 'account:1'] });
  await expect(page.locator('#changed')).toHaveText('worklist,account:1');
});

for (const event of ['suspend', 'lock-screen'] as const) {
  test(`the ledger locks on ${event}`, async () => {
    await app.evaluate(({ powerMonitor }, name) => {
      powerMonitor.emit(name);
    }, event);
    await expect(page.locator('#changed')).toHaveText('describeProfile');
    expect((await call({})).value).toMatchObject({ locks: 1 });
  });
}

test('a ledger host that dies answers what was pending, comes back, and the screen is told', async () => {
  const before = (await call({})).value?.['pid'];
  const pending = call({ afterMs: 20_000 });
  const died = await call({ crash: true });
  expect([died, await pending]).toEqual([
    { ok: false, refusal: { code: 'hostStopped', params: {} } },
    { ok: false, refusal: { code: 'hostStopped', params: {} } },
  ]);
  await expect(page.locator('#changed')).toHaveText('*');
  const after = await call({});
  expect(after.value).toMatchObject({ deviceSecretBytes: 32, locks: 0 });
  expect(after.value?.['pid']).not.toBe(before);
});

test('the device secret is sealed on disk and the same after a restart', async () => {
  const path = join(dataDirectory, 'device-secret.json');
  const first = await readFile(path, 'utf8');
  await app.close();
  app = await launchElectron({ mainPath: fixture.mainPath, dataDirectory });
  page = await app.firstWindow();
  await expect(page.locator('#answer')).toContainText('"deviceSecretBytes":32');
  expect(await readFile(path, 'utf8')).toBe(first);
});

test('closing the app stops the ledger host in order', async () => {
  await app.close();
  expect(await readFile(join(dataDirectory, 'fixture.log'), 'utf8')).toBe('stopped\n');
});

test('a second start hands over to the first, which comes to the front', async () => {
  await app.evaluate(({ app: running, BrowserWindow }) => {
    const seen = globalThis as unknown as { argv: string[]; shown: number };
    seen.shown = 0;
    running.on('second-instance', (_event, argv) => {
      seen.argv = argv;
    });
    BrowserWindow.getAllWindows()[0]?.on('show', () => {
      seen.shown += 1;
    });
  });
  const standIn = isRealElectron ? {} : await standInEnvironment(dataDirectory);
  const program = createRequire(import.meta.url)('electron') as string;
  const code = await new Promise((resolve) => {
    const given = [fixture.mainPath, '--data', dataDirectory, 'bahi-second'];
    execFile(program, given, { env: { ...inheritedEnvironment(), ...standIn } }, (error) =>
      resolve(error ? error.code : 0),
    );
  });
  expect(code).toBe(0);
  const seen = () => app.evaluate(() => globalThis as unknown as { argv?: string[]; shown: number });
  await expect.poll(async () => (await seen()).argv?.at(-1)).toBe('bahi-second');
  expect((await seen()).shown).toBe(1);
  expect(app.windows()).toHaveLength(1);
});

test('a page is printed to a PDF with Devanagari text and without running its scripts', async () => {
  const html = `<!doctype html><meta charset="utf-8"><title>Receipt</title>
    <style>body { font-size: 20pt }</style><p>Receipt पावती 12</p><script>document.body.textContent = 'x'.repeat(9000)</script>`;
  const answer = await page.evaluate(async (given) => {
    const { bahi } = window as unknown as {
      bahi: { shell: { printPdf: (input: unknown) => Promise<{ ok: boolean; value: Uint8Array }> } };
    };
    const printed = await bahi.shell.printPdf({ html: given, paper: 'A5' });
    return { ok: printed.ok, text: new TextDecoder('latin1').decode(printed.value) };
  }, html);
  expect(answer.ok).toBe(true);
  expect(answer.text.startsWith('%PDF-')).toBe(true);
  expect(answer.text.match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect(answer.text).toMatch(/MediaBox \[0 0 (419|420)/);
  // The hidden window that printed is kept empty for the next paper, and goes with the app's own.
  const addresses = () =>
    app.evaluate(({ webContents }) => webContents.getAllWebContents().map((one) => one.getURL()));
  await shell('printPdf', { html, paper: 'A4' });
  const opened = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(opened).toBe(2);
  expect((await addresses()).filter((address) => address.includes('app://paper'))).toEqual([]);
  const ended = app.waitForEvent('close');
  await app.evaluate(({ BrowserWindow, webContents }) => {
    const [first] = webContents.getAllWebContents();
    if (first !== undefined) BrowserWindow.fromWebContents(first)?.close();
  });
  await ended;
  app = await launchElectron({ mainPath: fixture.mainPath, dataDirectory });
});

test('a page is given to the system printer on the paper asked for', async () => {
  test.skip(isRealElectron, 'there is no printer to ask; the stand-in records what it would be asked');
  await app.evaluate(({ app: running }) => {
    const emitter = running as unknown as NodeJS.EventEmitter;
    emitter.once(
      'standin-print',
      (options: unknown, callback: (success: boolean, reason: string) => void) => {
        (globalThis as unknown as { printed: unknown }).printed = options;
        callback(true, '');
      },
    );
  });
  const input = { html: '<!doctype html><p>Receipt</p>', paper: 'A5' };
  expect(await shell('printPaper', input)).toEqual({ ok: true, value: { printed: true } });
  const printed = await app.evaluate(() => (globalThis as unknown as { printed: unknown }).printed);
  expect(printed).toEqual({ printBackground: true, pageSize: 'A5' });
  expect(await shell('printPaper', input)).toEqual({ ok: true, value: { printed: false } });
});

test('a file is saved where the person chose, under a plain name', async () => {
  const target = join(dataDirectory, 'receipt.pdf');
  const options = await app.evaluateHandle(({ dialog }, path) => {
    const asked: unknown[] = [];
    dialog.showSaveDialog = (async (...given: unknown[]) => {
      asked.push(given.at(-1));
      return { canceled: false, filePath: path };
    }) as typeof dialog.showSaveDialog;
    return asked;
  }, target);
  const saved = await page.evaluate(() => {
    const { bahi } = window as unknown as {
      bahi: { shell: { saveFile: (input: unknown) => Promise<unknown> } };
    };
    return bahi.shell.saveFile({ suggestedName: '../../etc/receipt.pdf', bytes: new Uint8Array([37, 80]) });
  });
  expect(saved).toEqual({ ok: true, value: { savedName: 'receipt.pdf' } });
  expect(await options.jsonValue()).toEqual([{ defaultPath: 'receipt.pdf' }]);
  expect([...(await readFile(target))]).toEqual([37, 80]);
});

test('a chosen file goes to the ledger host by a handle; the screen never learns its path', async () => {
  expect(await shell('chooseFile', { extensions: ['csv'] })).toEqual({ ok: true, value: null });
  const path = join(dataDirectory, 'open items.csv');
  await writeFile(path, 'party,amount\nAsha,12\n');
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = (async () => ({
      canceled: false,
      filePaths: [chosen],
    })) as typeof dialog.showOpenDialog;
  }, path);
  const answer = await shell('chooseFile', { extensions: ['csv'] });
  expect(answer.value).toEqual({ handle: expect.any(String), name: 'open items.csv', sizeBytes: 21 });
  const read = await call({ readUpload: answer.value?.['handle'] });
  expect(read.value).toMatchObject({ uploaded: 'open items.csv: party,amount\nAsha,12\n' });
});

test('a dropped file goes to the ledger host sealed, and its bytes are not on disk in clear', async () => {
  const answer = await page.evaluate(() => {
    const { bahi } = window as unknown as { bahi: { shell: { upload: (input: unknown) => Promise<never> } } };
    return bahi.shell.upload({
      name: 'C:\\books\\pune.csv',
      bytes: new TextEncoder().encode('party\nAsha\n'),
    });
  });
  const { value } = answer as { value: { handle: string } };
  expect(value).toEqual({ handle: expect.any(String), name: 'pune.csv', sizeBytes: 11 });
  const sealed = await readFile(join(dataDirectory, 'uploads', `${value.handle}.sealed`));
  expect(sealed.includes('Asha')).toBe(false);
  expect((await call({ readUpload: value.handle })).value).toMatchObject({
    uploaded: 'pune.csv: party\nAsha\n',
  });
});

test('a shell action of the wrong shape is refused', async () => {
  const malformed = { ok: false, refusal: { code: 'malformedCall', params: {} } };
  expect(await shell('chooseFile', { extensions: ['../x'] })).toEqual(malformed);
  expect(await shell('printPdf', { html: '', paper: 'A4' })).toEqual(malformed);
  expect(await shell('saveFile', { suggestedName: 'x', bytes: 'text' })).toEqual(malformed);
});
