import { expect, type Locator, type Page, test } from '@playwright/test';

import { restTag } from '../../bin/lanes.mjs';
import type { AccountView } from '../../src/shared/contract/account.ts';
import { expectAccount } from '../helpers/e2e/account-screen.ts';
import { ask } from '../helpers/e2e/ask.ts';
import { type OpenedDoor, openBrowserDoor } from '../helpers/e2e/doors.ts';
import { touchHands } from '../helpers/e2e/hands.ts';
import { chooseFile, receivablesFile, runImport } from '../helpers/e2e/import-screen.ts';
import { inputSeen, watchInput } from '../helpers/e2e/input-watch.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';
import { accountPanels, openPanel, screensOf, setDisplay, show } from '../helpers/e2e/screens.ts';
import { expectOpen, foundLedger } from '../helpers/e2e/session-screens.ts';
import { smallControls } from '../helpers/e2e/small-controls.ts';

/** A field agent's day with one thumb: no key is pressed after the passphrase, and no mouse exists. */
const tablet = { viewport: { width: 800, height: 1280 }, hasTouch: true } as const;
let door: OpenedDoor;
let page: Page;

test.afterEach(async () => {
  await door.close();
});

/** Opens the account at a place of Today by tapping its card. */
async function openCard(place: number): Promise<string> {
  const card = page.locator('.today-card').nth(place);
  await card.locator('.today-card-words').tap();
  await expectAccount(page);
  return new URL(page.url()).hash.split('/').at(-1) ?? '';
}

/** Taps one control after the other and answers how many fingers the page counted, and that no key was among it. */
async function taps(controls: readonly (() => Locator)[]): Promise<number> {
  const before = await inputSeen(page);
  for (const control of controls) await control().tap();
  const after = await inputSeen(page);
  expect(after.keys).toBe(before.keys);
  return after.taps - before.taps;
}

const visit = () => page.getByRole('dialog', { name: 'Log a visit' });
const saved = () => page.getByRole('alert').filter({ hasText: 'Saved on this device' }).last();

test('visits, a promise and a receipt by touch alone', async ({ browser }, info) => {
  door = await openLedger(browser, info, 'practice', tablet);
  page = door.page;
  await watchInput(page);
  const start = await inputSeen(page);

  const locked = page.locator('.today-card').first();
  const lockedTaps = await taps([
    () => locked.getByRole('button', { name: 'Visit' }),
    () => visit().getByRole('radio', { name: 'Door locked or not home' }),
    () => visit().getByRole('radio', { name: 'Door locked', exact: true }),
    () => visit().getByRole('button', { name: 'Save' }),
  ]);
  await expect(saved()).toBeVisible();
  await expect(visit()).toBeHidden();

  await page.getByRole('link', { name: 'Today' }).tap();
  const accountId = await openCard(3);
  const promiseTaps = await taps([
    () => page.getByRole('button', { name: 'Visit' }),
    () => visit().getByRole('radio', { name: 'Met, promised' }),
    () => visit().getByRole('group', { name: 'Number keys' }).getByRole('button', { name: '5', exact: true }),
    () =>
      visit().getByRole('group', { name: 'Number keys' }).getByRole('button', { name: '00', exact: true }),
    () => visit().getByRole('group', { name: 'Days to choose' }).getByRole('button').nth(2),
    () => visit().getByRole('button', { name: 'Save' }),
  ]);
  await expect(visit()).toBeHidden();

  const before = await ask(page, 'readAccount', { accountId });
  const receipt = page.getByRole('dialog', { name: 'Write a receipt' });
  const keypad = receipt.getByRole('group', { name: 'Number keys' });
  const receiptTaps = await taps([
    () => page.getByRole('button', { name: 'Receipt', exact: true }),
    () => keypad.getByRole('button', { name: '5', exact: true }),
    () => keypad.getByRole('button', { name: '00', exact: true }),
  ]);
  await holdToIssue(receipt.getByRole('button', { name: /Issue the receipt/ }));
  await expect(page.locator('.receipt-number')).toBeVisible();
  const after = await ask(page, 'readAccount', { accountId });
  expect(netOf(before) - netOf(after)).toBe(50_000);
  expect(after.promises[0]?.status).toMatch(/open|due|partlyKept|kept/);

  const end = await inputSeen(page);
  info.annotations.push({
    type: 'taps',
    description: `door locked ${lockedTaps}, promise at the door ${promiseTaps}, receipt ${receiptTaps} and a hold`,
  });
  expect(lockedTaps).toBeLessThanOrEqual(4);
  expect(promiseTaps).toBeLessThanOrEqual(8);
  expect(end.keys).toBe(start.keys);
  expect(end.mouse).toEqual([]);
});

/** What is owed less what is held in hand: money on a disputed claim waits there. */
function netOf(account: AccountView): number {
  return account.totalDueMinor - account.unappliedMinor;
}

/** A thumb that rests on the button for more than the 0.6 s that it asks for. */
async function holdToIssue(button: Locator): Promise<void> {
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  if (box === null) throw new Error('The button is not on the page.');
  const session = await page.context().newCDPSession(page);
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await new Promise((resolve) => setTimeout(resolve, 750));
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

test(
  'a fresh machine, a file and a plan by touch; the keyboard is for names and the passphrase only',
  { tag: restTag },
  async ({ browser }, info) => {
    door = await openBrowserDoor(browser, info.outputPath('profile'), tablet);
    page = door.page;
    const hands = touchHands(page);
    await foundLedger(page, hands, { name: 'Rupali', team: 'Sahyadri', secret: 'five quiet words on paper' });
    await expectOpen(page);
    await watchInput(page);
    await page.getByRole('button', { name: 'More' }).tap();
    await page.getByRole('menuitem', { name: 'Import' }).tap();
    await chooseFile(page, hands, receivablesFile);
    await runImport(page, hands, { creditor: /A trade supplier/, debtors: /Businesses/ });
    await page.getByRole('button', { name: 'Go to Today' }).tap();
    const accountId = await openCard(0);
    await page.getByRole('button', { name: 'Plan', exact: true }).tap();
    await page.getByRole('group', { name: 'How many instalments' }).getByRole('button', { name: '6' }).tap();
    await page.getByRole('button', { name: 'Open the calendar: First payment' }).tap();
    await page.getByRole('button', { name: /Monday, (30 November|November 30)/ }).tap();
    await expect(page.getByText(/^Adds up to .* exactly/)).toBeVisible();
    await page.getByRole('button', { name: /Write the plan/ }).tap();
    await expect(page.locator('article.sheet')).toBeVisible();
    expect((await ask(page, 'readAccount', { accountId })).plan?.instalments).toHaveLength(6);
    const seen = await inputSeen(page);
    info.annotations.push({
      type: 'taps',
      description: `file to printed plan: ${seen.taps} taps, ${seen.keys} keys`,
    });
    expect(seen.keys).toBe(0);
  },
);

for (const { outcome, mostTaps } of [
  { outcome: 'Met, refused', mostTaps: 4 },
  { outcome: 'Met someone else', mostTaps: 4 },
  // Money changed hands, so the receipt is written on the way.
  { outcome: 'Met, paid', mostTaps: 10 },
]) {
  test(
    `the outcome “${outcome}” of a visit can be saved by touch`,
    { tag: restTag },
    async ({ browser }, info) => {
      door = await openLedger(browser, info, 'practice', tablet);
      page = door.page;
      await watchInput(page);
      const { rows } = await ask(page, 'listWorklist', { offset: 0, limit: 2 });
      const accountId = rows[1]?.accountId ?? '';
      const attempts = async (): Promise<number> =>
        (await ask(page, 'readTimeline', { accountId, kinds: ['contact'], limit: 50, offset: 0 })).total;
      const before = await attempts();
      const count = await taps([
        () => page.locator('.today-card').nth(1).getByRole('button', { name: 'Visit' }),
        () => visit().getByRole('radio', { name: outcome, exact: true }),
      ]);
      expect(count).toBe(2);
      await fillAsked();
      await visit().getByRole('button', { name: 'Save' }).tap();
      await expect.poll(attempts).toBe(before + 1);
      const seen = await inputSeen(page);
      info.annotations.push({
        type: 'taps',
        description: `${outcome}: ${seen.taps} taps, ${seen.keys} keys`,
      });
      expect(seen.keys).toBe(0);
      expect(seen.taps).toBeLessThanOrEqual(mostTaps);
    },
  );
}

test(
  'one visit to a customer with three accounts, and the receipts of it one after the other',
  { tag: restTag },
  async ({ browser }, info) => {
    door = await openLedger(browser, info, 'trade', tablet);
    page = door.page;
    await setDisplay(page, { density: 'field' });
    await expectOpen(page);
    const { rows } = await ask(page, 'listWorklist', { offset: 0, limit: 50 });
    // Those that owe least, so that all three receipts stay below what one payer may give in cash.
    const firms = rows
      .filter(({ partyKind }) => partyKind === rows[0]?.partyKind)
      .sort((one, other) => one.overdue.amountMinor - other.overdue.amountMinor)
      .slice(0, 3);
    const [keep, ...going] = firms;
    for (const { partyId } of going) {
      const commandId = await page.evaluate(() => crypto.randomUUID());
      const merge = { commandId, keepId: keep?.partyId ?? '', goesId: partyId };
      await ask(page, 'mergeParties', { ...merge, reason: 'one counter' });
    }
    const accounts = await Promise.all(firms.map(({ accountId }) => ask(page, 'readAccount', { accountId })));
    await watchInput(page);
    await page.evaluate((accountId) => {
      location.hash = `#/account/${accountId}`;
    }, keep?.accountId ?? '');
    await expectAccount(page);
    await page.getByRole('button', { name: 'Visit' }).tap();
    await visit().getByRole('radio', { name: 'Met, paid', exact: true }).tap();
    const others = visit().getByRole('group', { name: 'This visit was also about:' }).getByRole('button');
    await expect(others).toHaveCount(2);
    await others.nth(0).tap();
    await others.nth(1).tap();
    await fillAsked();
    expect(await smallControls(page)).toEqual([]);
    await visit().getByRole('button', { name: 'Save' }).tap();
    await expect(visit()).toBeHidden();

    const receipt = page.getByRole('dialog', { name: 'Write a receipt' });
    const next = page.getByRole('button', { name: /^Next: account/ });
    expect(await smallControls(page)).toEqual([]);
    await next.tap();
    for (const isLast of [false, true]) {
      await receipt.locator('.chip-button').first().tap();
      await holdToIssue(receipt.getByRole('button', { name: /Issue the receipt/ }));
      await expect(page.locator('.receipt-number')).toBeVisible();
      if (isLast) await expect(next).toBeHidden();
      else await receipt.getByRole('button', { name: /^Next: account/ }).tap();
    }
    await receipt.getByRole('button', { name: 'Done' }).tap();
    expect((await inputSeen(page)).keys).toBe(0);

    const told: unknown[] = [];
    const numbers = new Set<string>();
    for (const { accountId, on } of accounts) {
      const { rows: entries } = await ask(page, 'readTimeline', { accountId, kinds: ['contact'] });
      told.push(entries.map(({ kind, text }) => [kind, text.params?.['outcome']]));
      const { rows: receipts } = await ask(page, 'listReceipts', { accountId, on, limit: 10 });
      for (const { number } of receipts) numbers.add(number);
      expect((await ask(page, 'readAccount', { accountId })).attemptsToday).toBe(1);
    }
    expect(told).toEqual([[['visit', 'F-PDP']], [['visit', 'MET']], [['visit', 'MET']]]);
    expect(numbers.size).toBe(3);
    expect(await ask(page, 'verifyLedger', {})).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
  },
);

/** Taps the first choice of every field that the outcome asks for; money that changed hands gets its receipt. */
async function fillAsked(): Promise<void> {
  const asked = visit().locator('[data-asked="true"]');
  for (let at = 0; at < (await asked.count()); at += 1) {
    const field = asked.nth(at);
    if ((await field.getAttribute('data-field')) === 'receipt') {
      await writeReceiptFirst(field);
      continue;
    }
    const choice = field.getByRole('radio').or(field.locator('.chip-button')).first();
    if ((await choice.count()) > 0 && (await field.locator('[aria-checked="true"]').count()) === 0)
      await choice.tap();
  }
}

async function writeReceiptFirst(field: Locator): Promise<void> {
  await field.getByRole('button', { name: 'Write the receipt' }).tap();
  const receipt = page.getByRole('dialog', { name: 'Write a receipt' });
  await receipt.locator('.chip-button').first().tap();
  await holdToIssue(receipt.getByRole('button', { name: /Issue the receipt/ }));
  await receipt.getByRole('button', { name: 'Done' }).tap();
  await field.getByRole('radio').first().tap();
}

test(
  'in the field every enabled control of every screen and panel is a thumb wide and high',
  { tag: restTag },
  async ({ browser }, info) => {
    door = await openLedger(browser, info, 'worked', tablet);
    page = door.page;
    await setDisplay(page, { density: 'field' });
    await expectOpen(page);
    const found: string[] = [];
    const screens = await screensOf(page);
    for (const screen of screens) {
      await show(page, screen);
      found.push(...(await smallControls(page)).map((control) => `${screen.name}: ${control}`));
    }
    const account = screens.find(({ name }) => name === 'account');
    if (account !== undefined) await show(page, account);
    for (const panel of accountPanels) {
      await openPanel(page, panel);
      found.push(...(await smallControls(page)).map((control) => `${panel.name}: ${control}`));
      await page.keyboard.press('Escape');
    }
    expect([...new Set(found)]).toEqual([]);
  },
);
