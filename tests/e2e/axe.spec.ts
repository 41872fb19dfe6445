import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';

import { axeFindings, wcag22aa } from '../helpers/axe.ts';
import { expectAccount } from '../helpers/e2e/account-screen.ts';
import { type OpenedDoor, openBrowserDoor } from '../helpers/e2e/doors.ts';
import { dropFile, receivablesFile } from '../helpers/e2e/import-screen.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';
import { accountPanels, openPanel, screensOf, setDisplay, show, sizes } from '../helpers/e2e/screens.ts';
import { expectOpen, lock } from '../helpers/e2e/session-screens.ts';
import { ravi } from '../helpers/e2e/worked-day.ts';

/** WCAG 2.2 AA by axe: every screen, panel and dialog in the three themes and both sizes, without a violation. */
const themes = ['desk-light', 'desk-dark', 'sunlight'] as const;

/**
 * Puts a theme on the page as it stands, by what the setting puts there: a panel stays open, and a recovery code that is
 * shown once stays shown. `wears the theme` below holds this against the setting.
 */
async function wear(page: Page, theme: (typeof themes)[number]): Promise<void> {
  await page.evaluate((worn) => {
    const { dataset } = document.documentElement;
    dataset['theme'] = worn;
    dataset['mantineColorScheme'] = worn === 'desk-dark' ? 'dark' : 'light';
  }, theme);
}

function worn(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const { theme, mantineColorScheme } = document.documentElement.dataset;
    return { theme, mantineColorScheme, page: getComputedStyle(document.body).backgroundColor };
  });
}

/** What axe holds against the page in each theme, in words that name the screen, the theme, the rule and the element. */
async function violationsOn(page: Page, screen: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const theme of themes) {
    await wear(page, theme);
    for (const { rule, place, why } of await axeFindings(page, wcag22aa)) {
      found.push(`${screen} in ${theme}: ${rule} at ${place} – ${why}`);
    }
  }
  return found;
}

/** Dialogs that a key opens, with the screen they stand on. */
const keyDialogs = [
  { screen: 'today', key: 's', name: 'put-off' },
  { screen: 'today', key: 'Shift+N', name: 'skip' },
  { screen: 'today', key: 'Control+k', name: 'find' },
  { screen: 'today', key: 'Shift+Slash', name: 'keys' },
  { screen: 'account', key: 'a', name: 'assign' },
  { screen: 'account', key: 'e', name: 'edit' },
] as const;

async function violationsBehindTheLock(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const screen of await screensOf(page)) {
    await show(page, screen);
    found.push(...(await violationsOn(page, screen.name)));
    if (screen.name === 'account') found.push(...(await violationsOfPanels(page)));
    for (const { key, name } of keyDialogs.filter((dialog) => dialog.screen === screen.name)) {
      found.push(...(await violationsOfDialog(page, name, () => page.keyboard.press(key))));
    }
    if (screen.name === 'team') {
      const add = page.getByRole('button', { name: 'Add a person' });
      found.push(...(await violationsOfDialog(page, 'add-person', () => add.click())));
    }
    if (screen.name === 'receipts') {
      const ask = page.getByRole('button', { name: 'Ask to cancel' }).first();
      found.push(...(await violationsOfDialog(page, 'void', () => ask.click())));
    }
    if (screen.name === 'import') found.push(...(await violationsOfImport(page)));
  }
  return found;
}

async function violationsOfPanels(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  await expectAccount(page);
  for (const panel of accountPanels) {
    await openPanel(page, panel);
    found.push(...(await violationsOn(page, panel.name)));
    await page.keyboard.press('Escape');
    await expect(page.locator('.panel:not([hidden])')).toHaveCount(0);
  }
  return found;
}

async function violationsOfDialog(
  page: Page,
  name: string,
  open: () => Promise<void>,
): Promise<readonly string[]> {
  const dialog = page.locator('[role="dialog"]:visible');
  await expect(async () => {
    await open();
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const found = await violationsOn(page, name);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  return found;
}

/** The steps of an import: the file looked at with its law still open, answered, and done. */
async function violationsOfImport(page: Page): Promise<readonly string[]> {
  await dropFile(page, 'sahyadri-receivables.csv', await readFile(receivablesFile, 'utf8'));
  const run = page.getByRole('button', { name: /^Import \d+ row/ });
  await expect(run).toBeVisible();
  const found = [...(await violationsOn(page, 'import-preview'))];
  await page.getByRole('radio', { name: /A trade supplier/ }).click();
  await page.getByRole('radio', { name: /Businesses/ }).click();
  await expect(run).toBeEnabled();
  found.push(...(await violationsOn(page, 'import-answered')));
  await run.click();
  await expect(page.getByText('Saved on this device.')).toBeVisible();
  found.push(...(await violationsOn(page, 'import-done')));
  return found;
}

/** From the welcome to the recovery code, the lock, and the way back in. */
async function violationsBeforeTheLock({ page }: OpenedDoor): Promise<readonly string[]> {
  await expect(page.getByRole('heading', { name: 'Welcome to Bahi' })).toBeVisible();
  const found = [...(await violationsOn(page, 'welcome'))];
  await page.getByRole('button', { name: /Try it with a sample/ }).click();
  found.push(...(await violationsOn(page, 'sample')));
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: /Start alone/ }).click();
  found.push(...(await violationsOn(page, 'name')));
  await page.getByLabel('Your name').fill('Asha Kulkarni');
  await page.getByLabel('Name of the firm').fill('Sahyadri Agencies');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel(/^New (PIN|passphrase)/).fill('monsoon over sinhagad fort');
  found.push(...(await violationsOn(page, 'passphrase')));
  await page.getByRole('button', { name: 'Create the ledger' }).click();
  await expect(page.getByRole('list', { name: /Recovery code/ })).toBeVisible();
  found.push(...(await violationsOn(page, 'recovery-code')));
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByText('No accounts yet')).toBeVisible();
  found.push(...(await violationsOn(page, 'today-empty')));
  await lock(page);
  found.push(...(await violationsOn(page, 'lock')));
  await page.getByRole('button', { name: 'I have forgotten it' }).click();
  found.push(...(await violationsOn(page, 'recover')));
  return found;
}

for (const { name, viewport, density } of sizes) {
  test(`every screen, panel and dialog behind the lock (${name})`, async ({ browser }, info) => {
    test.setTimeout(300_000);
    const door = await openLedger(browser, info, 'worked', { viewport });
    const { page } = door;
    await setDisplay(page, { density, theme: 'desk-light' });
    await expectOpen(page);
    expect(await violationsBehindTheLock(page)).toEqual([]);
    await lock(page);
    await page.getByRole('radio', { name: ravi.name }).click();
    expect(await violationsOn(page, 'lock with two people')).toEqual([]);
    await door.close();
  });

  test(`the first run, its recovery code and the lock (${name})`, async ({ browser }, info) => {
    test.setTimeout(120_000);
    const door = await openBrowserDoor(browser, info.outputPath('profile'), { viewport });
    await setDisplay(door.page, { density, theme: 'desk-light' });
    expect(await violationsBeforeTheLock(door)).toEqual([]);
    await door.close();
  });
}

test('the page wears a theme here exactly as the setting puts it on', async ({ browser }, info) => {
  const door = await openBrowserDoor(browser, info.outputPath('profile'));
  const { page } = door;
  for (const theme of themes) {
    await setDisplay(page, { theme });
    await expect(page.getByRole('heading', { name: 'Welcome to Bahi' })).toBeVisible();
    const bySetting = await worn(page);
    await wear(page, 'desk-dark');
    await wear(page, theme);
    expect(await worn(page)).toEqual(bySetting);
  }
  await door.close();
});
