import { expect, type Page, test } from '@playwright/test';

import { axeFindings, wcag22aa } from '../helpers/axe.ts';
import { type OpenedDoor, openBrowserDoor } from '../helpers/e2e/doors.ts';
import { mouseHands } from '../helpers/e2e/hands.ts';
import { copyProfile } from '../helpers/e2e/profiles.ts';
import { asha } from '../helpers/e2e/served.ts';
import { expectOpen, goTo, lock, unlock } from '../helpers/e2e/session-screens.ts';

/** Two machines: one becomes the hub of its team, the other joins by the text of an invitation. */
let office: OpenedDoor;
let field: OpenedDoor;

test.beforeEach(async ({ browser }, info) => {
  const directory = info.outputPath('office');
  await copyProfile('trade', directory);
  office = await openBrowserDoor(browser, directory);
  field = await openBrowserDoor(browser, info.outputPath('field'), {
    viewport: { width: 800, height: 1280 },
  });
});

test.afterEach(async () => {
  await field.close();
  await office.close();
});

async function becomeHub(page: Page): Promise<void> {
  await goTo(page, 'm', 'Team and devices');
  await page.getByRole('button', { name: 'Make this computer the hub' }).click();
  const sheet = page.getByRole('dialog', { name: 'Make this computer the hub' });
  await sheet.getByRole('radio', { name: /This computer alone/ }).check();
  await sheet.getByRole('textbox', { name: 'Port' }).fill('0');
  await sheet.getByRole('button', { name: 'Become the hub' }).click();
  await expect(page.getByText('This computer is the hub of the team.')).toBeVisible();
}

async function invite(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'Invite a device' }).click();
  const sheet = page.getByRole('dialog', { name: 'Invite a device' });
  await sheet.getByLabel('Name', { exact: true }).fill(name);
  await sheet.getByRole('button', { name: 'Make the invitation' }).click();
  const shown = page.getByRole('dialog', { name: `Invitation for ${name}` });
  const text = shown.getByLabel('The same as text');
  await expect(text).toBeVisible({ timeout: 20_000 });
  return text.inputValue();
}

async function expectAccessible(page: Page): Promise<void> {
  expect(await axeFindings(page, wcag22aa)).toEqual([]);
}

test('a computer becomes the hub, a second one joins by invitation, and the team sees both', async () => {
  test.setTimeout(120_000);
  const { page } = office;
  await unlock(page, mouseHands(), asha.secret);
  await expectOpen(page);
  await becomeHub(page);
  const text = await invite(page, 'Ravi Pawar');
  expect(text).toMatch(/^BAHI-JOIN /);
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath('invitation.png') });

  const device = field.page;
  await device.getByRole('button', { name: /Join a team/ }).click();
  await device.getByLabel('Invitation').fill(text.slice(0, 60));
  await expect(device.getByRole('alert')).toContainText('slip');
  await device.getByLabel('Invitation').fill(text.toLowerCase());
  await expect(device.getByText('Sahyadri Agencies invites Ravi Pawar.')).toBeVisible();
  await expectAccessible(device);
  await device.screenshot({ path: test.info().outputPath('join-text.png') });
  await device.getByRole('button', { name: 'Next' }).click();
  await device.getByLabel(/^New passphrase/).fill('six little words keep it shut');
  await device.screenshot({ path: test.info().outputPath('join-secret.png') });
  await device.getByRole('button', { name: 'Join', exact: true }).click();
  await device.getByRole('checkbox', { name: /printed it or written it down/ }).click({ timeout: 30_000 });
  await device.getByRole('button', { name: 'Begin' }).click();
  await expectOpen(device);
  await device.screenshot({ path: test.info().outputPath('joined.png') });

  await expect(page.getByText('Ravi Pawar has joined. This invitation is used up.')).toBeVisible({
    timeout: 20_000,
  });
  await page.keyboard.press('Escape');
  const row = page.getByRole('row', { name: /Ravi Pawar/ }).last();
  await expect(row.getByText('Working')).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath('team.png'), fullPage: true });

  await row.getByRole('button', { name: /Change/ }).click();
  const sheet = page.getByRole('dialog', { name: 'Device of Ravi Pawar' });
  await expect(sheet.getByText('Put the device out')).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath('device.png') });
});

test('a used invitation and a closed door are told in words, and nothing is left behind', async () => {
  test.setTimeout(120_000);
  const { page } = office;
  await unlock(page, mouseHands(), asha.secret);
  await expectOpen(page);
  await becomeHub(page);
  const text = await invite(page, 'Meena Jadhav');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Close the door' }).click();
  await expect(page.getByText(/Its door is closed/)).toBeVisible();

  const device = field.page;
  await device.getByRole('button', { name: /Join a team/ }).click();
  await device.getByLabel('Invitation').fill(text);
  await device.getByRole('button', { name: 'Next' }).click();
  await device.getByLabel(/^New passphrase/).fill('six little words keep it shut');
  await device.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(device.getByRole('alert')).toContainText('The hub does not answer', { timeout: 30_000 });
  await device.getByRole('button', { name: 'Back' }).click();
  await device.getByRole('button', { name: 'Back' }).click();
  await expect(device.getByRole('button', { name: /Start alone/ })).toBeVisible();

  await page.getByRole('button', { name: 'Open the door' }).click();
  await page.getByRole('radio', { name: /This computer alone/ }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Open the door' }).click();
  await expect(page.getByText('Devices reach it at:')).toBeVisible();
  // The hub goes on while the screen is locked.
  await lock(page);
  await device.getByRole('button', { name: /Join a team/ }).click();
  await device.getByLabel('Invitation').fill(text);
  await device.getByRole('button', { name: 'Next' }).click();
  await device.getByLabel(/^New passphrase/).fill('six little words keep it shut');
  await device.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(device.getByRole('heading', { name: 'Keep this recovery code' })).toBeVisible({
    timeout: 30_000,
  });
});
