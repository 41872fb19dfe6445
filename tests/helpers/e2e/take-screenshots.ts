import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Browser, chromium, type Page } from '@playwright/test';

import { chromiumArguments, chromiumEnvironment, chromiumExecutable } from '../browser.ts';
import { expectAccount } from './account-screen.ts';
import { openBrowserDoor } from './doors.ts';
import { mouseHands } from './hands.ts';
import { dropFile, receivablesFile } from './import-screen.ts';
import { bankDay, moveMoney } from './moved-money.ts';
import { openLedger } from './open-ledger.ts';
import { accountPanels, openPanel, screensOf, setDisplay, show, sizes } from './screens.ts';
import { expectOpen, lock } from './session-screens.ts';
import { smallPng } from './small-png.ts';
import { playEvening } from './team-evening.ts';
import { openOfficeAndField } from './two-doors.ts';

/** Run by `bin/screenshots.mjs`: one picture of every screen in both sizes, of the made-up book. */
const folder = join(import.meta.dirname, '..', '..', '..', 'docs', 'screenshots');

type Size = (typeof sizes)[number];

const wanted = process.argv[2] ?? '';

async function take(page: Page, name: string, size: Size): Promise<void> {
  if (!name.startsWith(wanted)) return;
  // Toasts and carets come and go; a picture must not depend on the moment.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(250);
  const taken = await page.screenshot({ caret: 'hide', animations: 'disabled' });
  await writeFile(join(folder, `${name}-${size.name}.png`), smallPng(taken));
}

async function takeFirstRun(browser: Browser, size: Size, directory: string): Promise<void> {
  const door = await openBrowserDoor(browser, directory, { viewport: size.viewport });
  const { page } = door;
  await page.getByRole('heading', { name: 'Welcome to Bahi' }).waitFor();
  await take(page, 'first-run-welcome', size);
  await page.getByRole('button', { name: /Try it with a sample/ }).click();
  await take(page, 'first-run-sample', size);
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: /another laptop/ }).click();
  await page.getByRole('button', { name: 'Back' }).waitFor();
  await take(page, 'first-run-arrive', size);
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: /Start alone/ }).click();
  await page.getByLabel('Your name').fill('Asha Kulkarni');
  await page.getByLabel('Name of the firm').fill('Sahyadri Agencies');
  await take(page, 'first-run-name', size);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel(/^New passphrase/).fill('monsoon over sinhagad fort');
  await take(page, 'first-run-passphrase', size);
  await page.getByRole('button', { name: 'Create the ledger' }).click();
  await page.getByRole('list', { name: /Recovery code/ }).waitFor();
  await take(page, 'first-run-recovery-code', size);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByText('No accounts yet').waitFor();
  await take(page, 'today-empty', size);
  await lock(page);
  await page.getByRole('button', { name: 'I have forgotten it' }).click();
  await take(page, 'lock-recover', size);
  await door.close();
}

async function takeScreens(browser: Browser, size: Size, directory: string): Promise<void> {
  const outputPath = (): string => directory;
  const door = await openLedger(browser, { outputPath }, 'worked', { viewport: size.viewport });
  const { page } = door;
  await setDisplay(page, { density: size.density, theme: 'desk-light' });
  await expectOpen(page);
  await moveMoney(page);
  const screens = await screensOf(page);
  for (const screen of screens) {
    await show(page, screen);
    await take(page, screen.name, size);
    if (screen.name === 'account') await takePanels(page, size);
    if (screen.name === 'account') await takeCharges(page, size);
    if (screen.name === 'import') await takeImport(page, size);
    if (screen.name === 'cash') await takeCash(page, size);
    if (screen.name === 'instruments') await takeInstrument(page, size);
    if (screen.name === 'bank') await takeBank(page, size);
  }
  const [today] = screens;
  if (today !== undefined) await takeToday(page, today, size);
  await lock(page);
  await take(page, 'lock', size);
  await door.close();
}

/** The evening of a team: the office that is the hub, and a device of the field that met it. */
async function takeEvening(browser: Browser, size: Size, directory: string): Promise<void> {
  const outputPath = (name: string): string => join(directory, name);
  const team = await openOfficeAndField(
    browser,
    { outputPath },
    { viewport: size.viewport },
    { viewport: size.viewport },
  );
  await playEvening(team);
  const { page } = team.office;
  const device = team.field.page;
  for (const shown of [page, device]) {
    await setDisplay(shown, { density: size.density, theme: 'desk-light' });
    await expectOpen(shown);
  }
  await show(page, { name: 'team-hub', address: '/team' });
  await take(page, 'team-hub', size);
  await show(page, { name: 'sync-review', address: '/sync' });
  await page.getByRole('article').first().waitFor();
  await take(page, 'sync-review', size);
  await show(device, { name: 'sync', address: '/sync' });
  await take(device, 'sync', size);
  await show(device, { name: 'receipts-elsewhere', address: '/receipts' });
  await take(device, 'receipts-elsewhere', size);
  await show(page, { name: 'evening', address: '/day-end' });
  await take(page, 'evening', size);
  await page.getByRole('button', { name: 'Close the day' }).click();
  await page.getByRole('dialog').getByLabel('Why it is closed all the same').fill('Sunil begins on Monday');
  await take(page, 'evening-closing', size);
  await page.getByRole('dialog').getByRole('button', { name: 'Sign and close' }).click();
  await page.getByRole('region', { name: 'Closed and signed' }).waitFor();
  await page.getByRole('alert').getByRole('button').first().click();
  await take(page, 'evening-signed', size);
  await team.close();
}

/** Why an account owes what it owes, beside the account. */
async function takeCharges(page: Page, size: Size): Promise<void> {
  if (size.density === 'field') await page.getByRole('tab', { name: 'Money' }).click();
  await page.getByRole('button', { name: 'Why this amount' }).click();
  await page.getByRole('dialog', { name: 'Why this amount' }).waitFor();
  await take(page, 'charges', size);
  await page.keyboard.press('Escape');
}

async function takeCash(page: Page, size: Size): Promise<void> {
  await page.getByRole('button', { name: 'Deposit at a bank' }).click();
  await take(page, 'cash-deposit', size);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Count the day' }).click();
  await take(page, 'cash-count', size);
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Cash desk' }).click();
  await take(page, 'cashier', size);
}

async function takeInstrument(page: Page, size: Size): Promise<void> {
  await page.getByRole('button', { name: /^Cheque 004711/ }).click();
  await page.getByRole('dialog').waitFor();
  await take(page, 'instrument', size);
  await page.keyboard.press('Escape');
}

async function takeBank(page: Page, size: Size): Promise<void> {
  await dropFile(page, 'november.csv', bankDay);
  await page.getByRole('button', { name: /^Take \d+ lines in/ }).waitFor();
  await take(page, 'bank-preview', size);
  await page.getByRole('button', { name: /^Take \d+ lines in/ }).click();
  await page.getByText('Saved on this device.').first().waitFor();
  for (const name of ['Matches', 'Lines without a receipt']) {
    await page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
    await take(page, `bank-${name.split(' ')[0]?.toLowerCase()}`, size);
  }
}

async function takePanels(page: Page, size: Size): Promise<void> {
  await expectAccount(page);
  for (const panel of accountPanels) {
    await openPanel(page, panel);
    if (panel.name === 'log-call') await page.keyboard.press('1');
    if (panel.name === 'log-visit') await page.keyboard.press('4');
    await take(page, panel.name, size);
    await page.keyboard.press('Escape');
  }
}

async function takeImport(page: Page, size: Size): Promise<void> {
  await dropFile(page, 'sahyadri-receivables.csv', await readFile(receivablesFile, 'utf8'));
  await page.getByRole('button', { name: /^Import \d+ row/ }).waitFor();
  await take(page, 'import-preview', size);
  const hands = mouseHands();
  await hands.activate(page.getByRole('radio', { name: /A trade supplier/ }));
  await hands.activate(page.getByRole('radio', { name: /Businesses/ }));
  await hands.activate(page.getByRole('button', { name: /^Import \d+ row/ }));
  // The toast of an earlier screen may still say the same behind its own words.
  await page.getByText('Saved on this device.', { exact: true }).waitFor();
  await take(page, 'import-done', size);
}

async function takeToday(page: Page, today: { name: string; address: string }, size: Size): Promise<void> {
  await show(page, today);
  await page.locator('[data-place="0"]').waitFor();
  if (size.density === 'desk') await page.keyboard.press('Space');
  else await page.getByRole('button', { name: /^Why / }).first().click();
  await page.getByRole('complementary', { name: /^A closer look at/ }).waitFor();
  await take(page, 'today-why', size);
  await page.keyboard.press('Escape');
  for (const theme of ['desk-dark', 'sunlight'] as const) {
    await setDisplay(page, { theme });
    await page.locator('[data-place="0"]').waitFor();
    await take(page, `today-${theme === 'sunlight' ? 'sunlight' : 'dark'}`, size);
  }
  await setDisplay(page, { theme: 'desk-light' });
  await expectOpen(page);
  await page.keyboard.press('Shift+Slash');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.waitFor();
  await take(page, 'keys', size);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+KeyK');
  await page.getByRole('combobox', { name: /Find an account/ }).fill('pa');
  await page.waitForTimeout(300);
  await take(page, 'find', size);
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: /Find an account/ }).waitFor({ state: 'hidden' });
}

await mkdir(folder, { recursive: true });
const workshop = await mkdtemp(join(tmpdir(), 'bahi-screenshots-'));
const browser = await chromium.launch({
  executablePath: await chromiumExecutable(),
  args: [...chromiumArguments],
  env: await chromiumEnvironment(),
});
try {
  for (const size of sizes) {
    await takeFirstRun(browser, size, join(workshop, `first-${size.name}`));
    await takeScreens(browser, size, join(workshop, `worked-${size.name}`));
    await takeEvening(browser, size, join(workshop, `evening-${size.name}`));
  }
} finally {
  await browser.close();
  await rm(workshop, { recursive: true, force: true });
}
