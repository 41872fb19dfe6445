import { expect, type Page, test } from '@playwright/test';

import { axeFindings, wcag22aa } from '../helpers/axe.ts';
import type { OpenedDoor } from '../helpers/e2e/doors.ts';
import { mouseHands } from '../helpers/e2e/hands.ts';
import { becomeHub, closeDoor, inviteDevice, openDoor } from '../helpers/e2e/hub-screens.ts';
import { asha } from '../helpers/e2e/served.ts';
import { expectOpen, lock, unlock } from '../helpers/e2e/session-screens.ts';
import { openOfficeAndField, tablet } from '../helpers/e2e/two-doors.ts';

/** Two machines: one becomes the hub of its team, the other joins by the text of an invitation. */
let office: OpenedDoor;
let field: OpenedDoor;
let close: () => Promise<void>;

test.beforeEach(async ({ browser }, info) => {
  ({ office, field, close } = await openOfficeAndField(browser, info, tablet));
});

test.afterEach(() => close());

async function expectAccessible(page: Page): Promise<void> {
  expect(await axeFindings(page, wcag22aa)).toEqual([]);
}

test('a computer becomes the hub, a second one joins by invitation, and the team sees both', async () => {
  test.setTimeout(120_000);
  const { page } = office;
  await unlock(page, mouseHands(), asha.secret);
  await expectOpen(page);
  await becomeHub(page);
  const text = await inviteDevice(page, 'Ravi Pawar');
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
  const text = await inviteDevice(page, 'Meena Jadhav');
  const typed = page.getByRole('region', { name: 'Or to type' }).locator('code');
  const short = {
    address: ((await typed.first().textContent()) ?? '').trim(),
    code: ((await typed.last().textContent()) ?? '').trim(),
  };
  expect(short.code).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
  await page.keyboard.press('Escape');
  await closeDoor(page);

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

  await openDoor(page);
  // The hub goes on while the screen is locked.
  await lock(page);
  await device.getByRole('button', { name: /Join a team/ }).click();
  // Nothing to scan and nothing to paste: the address and sixteen letters are typed.
  await device.getByRole('button', { name: 'Type a short code instead' }).click();
  await device.getByLabel('Address of the hub').fill(short.address);
  await device.getByLabel('Code').fill(`${short.code.slice(0, -1)}?`);
  await device.getByRole('button', { name: 'Fetch the invitation' }).click();
  await expect(device.getByRole('alert')).toContainText('slip in the code');
  await device.getByLabel('Code').fill(short.code.toLowerCase().replaceAll('-', ' '));
  await device.getByRole('button', { name: 'Fetch the invitation' }).click();
  await expect(device.getByText('Sahyadri Agencies invites Meena Jadhav.')).toBeVisible();
  await expectAccessible(device);
  await device.screenshot({ path: test.info().outputPath('short-code.png') });
  await device.getByRole('button', { name: 'Next' }).click();
  await device.getByLabel(/^New passphrase/).fill('six little words keep it shut');
  await device.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(device.getByRole('heading', { name: 'Keep this recovery code' })).toBeVisible({
    timeout: 30_000,
  });
});
