import { expect, type Page, test } from '@playwright/test';

import { restTag } from '../../bin/lanes.mjs';
import { type OpenedDoor, openBrowserDoor } from '../helpers/e2e/doors.ts';
import { mouseHands } from '../helpers/e2e/hands.ts';
import { copyProfile } from '../helpers/e2e/profiles.ts';
import { asha, serve } from '../helpers/e2e/served.ts';
import { expectOpen, foundLedger, goTo, lock, unlock } from '../helpers/e2e/session-screens.ts';

/** The lock: founding, wrong words, the printed code, several people, the second start. */
let door: OpenedDoor;
let page: Page;

test.beforeEach(async ({ browser }, info) => {
  const fresh = info.title.startsWith('a fresh machine');
  const directory = info.outputPath('profile');
  if (!fresh) await copyProfile('founded', directory);
  door = await openBrowserDoor(browser, directory);
  page = door.page;
});

test.afterEach(async () => {
  await door.close();
});

test('a fresh machine: a ledger is founded, and its printed code opens it again', async () => {
  const hands = mouseHands();
  const person = { name: 'Ravi Pawar', team: 'Pawar Agencies', secret: 'one two three four five' };
  const code = await foundLedger(page, hands, person);
  expect(code).toMatch(/^(\w{5}-){7}\w{5}$/);
  await expectOpen(page);
  await lock(page);
  await page.getByRole('button', { name: 'I have forgotten it' }).click();
  await page.getByLabel('Recovery code').fill(code.toLowerCase().replaceAll('-', ' '));
  await page.getByLabel(/^New passphrase/).fill('a quite different phrase');
  await page.getByRole('button', { name: 'Open and change' }).click();
  await expectOpen(page);
  await lock(page);
  await unlock(page, hands, 'a quite different phrase');
  await expectOpen(page);
});

test('a wrong passphrase says so and waits longer each time; the right one opens', {
  tag: restTag,
}, async () => {
  for (let tries = 0; tries < 5; tries += 1) {
    await unlock(page, mouseHands(), 'not this one at all');
    await expect(
      page
        .getByRole('alert')
        .or(page.getByRole('status'))
        .filter({ hasText: /not right|wrong/i }),
    ).toBeVisible();
    const wait = page.getByText(/try again in/);
    if ((await wait.count()) > 0) break;
  }
  await expect(page.getByText(/try again in \d+ (second|minute)/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeDisabled();
});

test('a second start on the same ledger is refused in words and does no harm', async () => {
  const refusal = await serve(test.info().outputPath('profile')).then(
    () => 'it started',
    (error: unknown) => String(error),
  );
  expect(refusal).toMatch(/already open|open elsewhere/i);
  await unlock(page, mouseHands(), asha.secret);
  await expectOpen(page);
});

test('the link opened a second time says what to do, and a new one is printed that opens', async ({
  browser,
}) => {
  await unlock(page, mouseHands(), asha.secret);
  await expectOpen(page);
  const late = await (await browser.newContext()).newPage();
  await late.goto(door.links?.used ?? '');
  await expect(late.getByRole('heading', { name: 'This link has done its work' })).toBeVisible();
  await expect(late.getByText('Go on there.')).toBeVisible();
  await expect(late.getByText('Otherwise open the new link that Bahi printed just now')).toBeVisible();
  const printed = (await door.links?.next()) ?? '';
  expect(new URL(printed).origin).toBe(new URL(door.links?.used ?? '').origin);
  await late.goto('about:blank');
  await late.goto(printed);
  await expectOpen(late);
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(`${new URL(printed).origin}/`);
  await expect(stranger.getByRole('heading', { name: 'This page needs a link of its own' })).toBeVisible();
  await expectOpen(page);
  await late.context().close();
  await stranger.context().close();
});

test(
  'a theme that was chosen is there at the next start, on the lock screen already',
  { tag: restTag },
  async ({ browser }, info) => {
    await unlock(page, mouseHands(), asha.secret);
    await expectOpen(page);
    await goTo(page, 'o', 'Settings');
    await page.getByRole('radio', { name: /^Sunlight/ }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'sunlight');
    await door.close();
    // Another port, another browser: nothing of the first page is there but what the profile keeps.
    door = await openBrowserDoor(browser, info.outputPath('profile'));
    page = door.page;
    await expect(page.getByLabel('Passphrase')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'sunlight');
    await unlock(page, mouseHands(), asha.secret);
    await expectOpen(page);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'sunlight');
  },
);

test(
  'the practice book says which book it is while it is locked',
  { tag: restTag },
  async ({ browser }, info) => {
    await door.close();
    door = await openBrowserDoor(browser, await copyProfile('practice', info.outputPath('practice')));
    page = door.page;
    await expect(page.getByRole('heading', { name: 'Bahi is locked' })).toBeVisible();
    await expect(page.getByText('this book is made up')).toBeVisible();
    await expect(page.getByText(/choose “End practising” under Settings/)).toBeVisible();
  },
);
