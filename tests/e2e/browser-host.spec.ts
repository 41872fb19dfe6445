import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { type BrowserHost, startBrowserHost } from '../../src/main/host/browser-host/start-browser-host.ts';
import { forkNodeHost, type LedgerHost } from '../../src/main/host/host-process.ts';
import { chromiumArguments, chromiumEnvironment, chromiumExecutable } from '../helpers/browser.ts';

/** The loopback door and its attacks, in a real browser with real cookies, on a fixture ledger host. */
const helpers = join(import.meta.dirname, '..', 'helpers');
let browser: Browser;
let host: LedgerHost;
let door: BrowserHost;
/** What each call said that reached the ledger host: a blocked answer alone would not prove a refused call. */
let callsHeard: unknown[];

test.beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: await chromiumExecutable(),
    env: await chromiumEnvironment(),
    args: [...chromiumArguments, '--host-resolver-rules=MAP evil.example 127.0.0.1'],
  });
});

test.afterAll(async () => {
  await browser.close();
});

test.beforeEach(async () => {
  const dataDirectory = test.info().outputPath('profile');
  host = forkNodeHost({ entryPath: join(helpers, 'fixture-ledger-host.ts'), dataDirectory });
  const rendererDirectory = join(helpers, 'fixture-renderer');
  callsHeard = [];
  const listened: LedgerHost = {
    ...host,
    call: (procedure, input) => {
      callsHeard.push((input as { echo?: unknown }).echo);
      return host.call(procedure, input);
    },
  };
  door = await startBrowserHost({ host: listened, rendererDirectory, dataDirectory, nowMs: Date.now });
});

test.afterEach(async () => {
  await door.close();
  await host.stop();
});

async function openPage(address: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** What the fixture page's own bridge over HTTP answers. */
function callIn(page: Page, input: unknown): Promise<unknown> {
  return page.evaluate((given) => {
    type Bridge = { call: (procedure: string, input: unknown) => Promise<unknown> };
    return (window as unknown as { fixtureBridge: Bridge }).fixtureBridge.call('describeProfile', given);
  }, input);
}

test('the link opens a session once; the token leaves the address; a reload stays inside', async () => {
  const page = await openPage(door.url);
  await expect(page.locator('#answer')).toContainText('"echo":"first"');
  expect(page.url()).toBe(`${door.origin}/`);
  await page.reload();
  await expect(page.locator('#answer')).toContainText('"echo":"first"');
  const [cookie] = await page.context().cookies();
  expect([cookie?.httpOnly, cookie?.sameSite, cookie?.secure, cookie?.name.startsWith('__Host-')]).toEqual([
    true,
    'Strict',
    true,
    true,
  ]);
  expect(await page.evaluate(() => document.cookie)).toBe('');
  const second = await openPage(door.url);
  await expect(second.locator('#answer')).toHaveText('{"status":401}');
});

test('a fresh link opens another session beside the first', async () => {
  const first = await openPage(door.url);
  // A new link ends the old one, so the first page is in before it is printed.
  await expect(first.locator('#answer')).toContainText('first');
  const second = await openPage(door.newLink());
  await expect(second.locator('#answer')).toContainText('first');
});

test('without a link there is a page but no answer', async () => {
  const page = await openPage(`${door.origin}/`);
  await expect(page.locator('#answer')).toHaveText('{"status":401}');
});

test('the cookie alone opens nothing: a new tab of the same browser has no secret', async () => {
  const page = await openPage(door.url);
  await expect(page.locator('#answer')).toContainText('first');
  const tab = await page.context().newPage();
  await tab.goto(`${door.origin}/`);
  await expect(tab.locator('#answer')).toHaveText('{"status":401}');
});

test('another name for this machine is refused, so rebinding a name leads nowhere', async () => {
  const { port } = new URL(door.origin);
  const page = await (await browser.newContext()).newPage();
  for (const name of ['evil.example', 'localhost']) {
    const response = await page.goto(`http://${name}:${port}/`);
    expect(response?.status()).toBe(421);
  }
});

test('a page on another port gets the cookie from the browser, and still can do nothing', async () => {
  const cookiesSeen: string[] = [];
  const evil = createServer((request, response) => {
    cookiesSeen.push(request.headers.cookie ?? '');
    response.setHeader('content-type', 'text/html');
    response.end('<title>evil</title>');
  });
  await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
  const page = await openPage(door.url);
  await expect(page.locator('#answer')).toContainText('first');
  const attacker = await page.context().newPage();
  await attacker.goto(`http://127.0.0.1:${(evil.address() as AddressInfo).port}/`);
  // The finding this design rests on: cookies ignore ports, even `__Host-` ones. If this changes, read platform §2(b).
  expect(cookiesSeen[0]).toContain('__Host-bahi-');
  const outcomes = await attacker.evaluate(async (origin) => {
    const body = JSON.stringify({ procedure: 'describeProfile', input: { echo: 'attack' } });
    const attempts: RequestInit[] = [
      { method: 'POST', headers: { 'content-type': 'application/json' }, body, credentials: 'include' },
      { method: 'POST', mode: 'no-cors', body, credentials: 'include' },
      { method: 'GET', credentials: 'include' },
    ];
    return Promise.all(
      attempts.map((attempt) =>
        fetch(`${origin}/rpc`, attempt).then(
          (response) => `${response.type} ${response.status}`,
          () => 'blocked',
        ),
      ),
    );
  }, door.origin);
  expect(outcomes).toEqual(['blocked', 'blocked', 'blocked']);
  expect(callsHeard).not.toContain('attack');
  const stolen = await fetch(`${door.origin}/rpc`, {
    method: 'POST',
    headers: { origin: door.origin, cookie: cookiesSeen[0] ?? '', 'content-type': 'application/json' },
    body: JSON.stringify({ procedure: 'describeProfile', input: {} }),
  });
  expect(stolen.status).toBe(401);
  evil.close();
});

test('a page elsewhere can neither frame nor open-and-read the app', async () => {
  const page = await openPage(door.url);
  await expect(page.locator('#answer')).toContainText('first');
  const evil = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<title>evil</title><iframe src="${door.origin}/"></iframe>`);
  });
  await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
  const attacker = await page.context().newPage();
  await attacker.goto(`http://127.0.0.1:${(evil.address() as AddressInfo).port}/`);
  await attacker.waitForLoadState('networkidle');
  const framed = attacker.frames()[1];
  expect(await framed?.evaluate(() => document.querySelector('#answer')).catch(() => null)).toBeNull();
  evil.close();
});

test('no inline script and no eval runs here either', async () => {
  const page = await openPage(door.url);
  await expect(page.locator('#answer')).toContainText('first');
  const seen = await page.evaluate(() => {
    const { inlineScriptRan, evalOutcome } = window as unknown as {
      inlineScriptRan?: true;
      evalOutcome?: string;
    };
    const { color, backgroundColor } = getComputedStyle(document.querySelector('h1') as Element);
    return { inline: typeof inlineScriptRan, evalOutcome, color, backgroundColor };
  });
  expect(seen).toEqual({
    inline: 'undefined',
    evalOutcome: 'EvalError',
    color: 'rgb(1, 2, 3)',
    backgroundColor: 'rgba(0, 0, 0, 0)',
  });
});

test('a change is pushed to every open page', async () => {
  const first = await openPage(door.url);
  // A new link ends the old one, so the first page is in before it is printed.
  await expect(first.locator('#answer')).toContainText('first');
  const second = await openPage(door.newLink());
  await expect(second.locator('#answer')).toContainText('first');
  await callIn(first, { change: ['worklist'] });
  await expect(first.locator('#changed')).toHaveText('worklist');
  await expect(second.locator('#changed')).toHaveText('worklist');
});

test('a file is uploaded sealed and read by the ledger host', async () => {
  const page = await openPage(door.url);
  await expect(page.locator('#answer')).toContainText('first');
  const uploaded = await page.evaluate(() => {
    type Bridge = { upload: (file: object) => Promise<{ ok: boolean; value: { handle: string } }> };
    const { fixtureBridge } = window as unknown as { fixtureBridge: Bridge };
    return fixtureBridge.upload({ name: 'खाते.csv', bytes: new TextEncoder().encode('party\nAsha\n') });
  });
  expect(uploaded).toEqual({
    ok: true,
    value: { handle: expect.any(String), name: 'खाते.csv', sizeBytes: 11 },
  });
  expect(await callIn(page, { readUpload: uploaded.value.handle })).toMatchObject({
    value: { uploaded: 'खाते.csv: party\nAsha\n' },
  });
});
