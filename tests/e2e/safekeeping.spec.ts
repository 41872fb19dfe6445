import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';

import { axeFindings, wcag22aa } from '../helpers/axe.ts';
import { type OpenedDoor, openBrowserDoor } from '../helpers/e2e/doors.ts';
import { mouseHands } from '../helpers/e2e/hands.ts';
import { copyProfile } from '../helpers/e2e/profiles.ts';
import { asha } from '../helpers/e2e/served.ts';
import { expectOpen, goTo, unlock } from '../helpers/e2e/session-screens.ts';

/** The book kept safe: a backup to a stick, a new code, everything out, and a move to a new laptop and back to work. */
const doors: OpenedDoor[] = [];

test.afterEach(async () => {
  for (const door of doors.splice(0)) await door.close();
});

async function open(browser: Parameters<typeof openBrowserDoor>[0], directory: string): Promise<Page> {
  const door = await openBrowserDoor(browser, directory);
  doors.push(door);
  return door.page;
}

async function choosePlace(card: Locator, label: string, folder: string): Promise<void> {
  await card.getByLabel(label).fill(folder);
  await card.getByRole('button', { name: 'Use it' }).click();
  await expect(card.getByText(/^Chosen: /)).toBeVisible();
}

/** What cannot be undone is confirmed by pressing the key twice. */
async function confirm(button: Locator): Promise<void> {
  await button.focus();
  await button.page().keyboard.press('Enter');
  await button.page().keyboard.press('Enter');
}

async function expectAccessible(page: Page): Promise<void> {
  expect(await axeFindings(page, wcag22aa)).toEqual([]);
}

test('a folder is chosen, a backup is made, and everything goes out', async ({ browser }, info) => {
  const page = await open(browser, await copyProfile('trade', info.outputPath('profile')));
  const stick = info.outputPath('stick');
  mkdirSync(stick, { recursive: true });
  await unlock(page, mouseHands(), asha.secret);
  await expectOpen(page);
  await expect(page.getByText('No folder for backups was chosen yet.')).toBeVisible();
  await goTo(page, 'k', 'Safekeeping');
  const backup = page.getByRole('region', { name: 'Backup', exact: true });
  await expect(backup.getByText('No backup yet')).toBeVisible();
  await expect(backup.getByText(/On another machine only the recovery code opens a backup/)).toBeVisible();
  await choosePlace(backup, 'Folder for backups', stick);
  await backup.getByRole('button', { name: 'Keep backups there' }).click();
  await backup.getByRole('button', { name: 'Back up now' }).click();
  await expect(backup.getByText('Last good backup 0 days old')).toBeVisible();
  expect(readdirSync(stick)).toEqual(['Bahi backups']);

  const out = page.getByRole('region', { name: 'Take everything out' });
  await expect(out.getByText(/An export is not encrypted/)).toBeVisible();
  await choosePlace(out, 'Folder for the export', stick);
  await out.getByRole('button', { name: 'Take everything out' }).click();
  await expect(out.getByText(/^Written: Bahi-export-/)).toBeVisible();

  const restore = page.getByRole('region', { name: 'Bring a backup back' });
  await choosePlace(restore, 'Folder with backups', stick);
  await restore.getByRole('button', { name: 'Look into it' }).click();
  await expect(restore.getByRole('table', { name: 'What it holds' })).toContainText('Sahyadri Agencies');
  await expect(restore.getByText(/There is nothing to bring back/)).toBeVisible();
  await expectAccessible(page);

  const code = page.getByRole('form', { name: 'Recovery code' });
  await code.getByLabel('Present passphrase').fill(asha.secret);
  await code.getByRole('button', { name: 'Make a new code' }).click();
  await expect(page.getByRole('list', { name: /Recovery code/ }).getByRole('listitem')).toHaveCount(8);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Begin' }).click();
  await expectOpen(page);
});

test('the work moves to a new laptop, and the old one is only read', async ({ browser }, info) => {
  const old = await open(browser, await copyProfile('trade', info.outputPath('old')));
  const stick = info.outputPath('stick');
  mkdirSync(stick, { recursive: true });
  await unlock(old, mouseHands(), asha.secret);
  await expectOpen(old);
  await goTo(old, 'k', 'Safekeeping');
  const move = old.getByRole('region', { name: 'Move to a new laptop' });
  await choosePlace(move, 'Folder on the stick', stick);
  await confirm(move.getByRole('button', { name: /Make the folder and stop writing here/ }));
  const groups = move.getByRole('list', { name: /Code for the new laptop/ }).getByRole('listitem');
  await expect(groups).toHaveCount(8);
  const code = (await groups.allInnerTexts()).join('-');
  await expect(move.getByText(/Here it is only read/)).toBeVisible();

  const laptop = await open(browser, info.outputPath('new'));
  await laptop.getByRole('button', { name: /I come from another laptop/ }).click();
  const arrival = laptop.getByRole('region', { name: 'I bring a ledger with me' });
  await expectAccessible(laptop);
  await choosePlace(arrival, 'Folder with backups', stick);
  await arrival.getByLabel('Recovery code').fill(code.toLowerCase());
  await arrival.getByRole('button', { name: 'Look into it' }).click();
  await expect(arrival.getByRole('table', { name: 'What it holds' })).toContainText('Sahyadri Agencies');
  await arrival.getByLabel(/^New passphrase/).fill('a phrase for the new laptop');
  await confirm(arrival.getByRole('button', { name: /Bring this backup back/ }));
  await expectOpen(laptop);
  await laptop.getByText('Kulkarni').first().waitFor({ state: 'attached' });

  await goTo(old, 't', 'Today');
  await expect(old.getByText(/went to another laptop/)).toBeVisible();
  expect(readdirSync(join(info.outputPath('new'))).sort()).toEqual(
    expect.arrayContaining(['keys.json', 'ledger.db']),
  );
});

test('what is settled and old is put away and found in the archive', async ({ browser }, info) => {
  const page = await open(browser, await copyProfile('trade', info.outputPath('profile')));
  await unlock(page, mouseHands(), asha.secret);
  await expectOpen(page);
  await goTo(page, 'k', 'Safekeeping');
  await page.getByRole('link', { name: 'Open the archive' }).click();
  await expect(page.getByRole('heading', { name: 'Archive' })).toBeVisible();
  await expect(page.getByText('Nothing is put away yet.')).toBeVisible();
  await expectAccessible(page);
});
