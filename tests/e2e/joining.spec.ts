import { cp, rename, rm } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';

import { restTag } from '../../bin/lanes.mjs';
import { axeFindings, wcag22aa } from '../helpers/axe.ts';
import { type OpenedDoor, openBrowserDoor } from '../helpers/e2e/doors.ts';
import { mouseHands } from '../helpers/e2e/hands.ts';
import {
  becomeHub,
  closeDoor,
  inviteDevice,
  joinByText,
  openDoor,
  syncNow,
} from '../helpers/e2e/hub-screens.ts';
import { asha } from '../helpers/e2e/served.ts';
import { expectOpen, goTo, lock, unlock } from '../helpers/e2e/session-screens.ts';
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

  // Which Bahi runs where is known at the hub; of one version nobody can be too old.
  const writers = page.getByRole('region', { name: 'Which Bahi may write', exact: true });
  await expect(writers).toContainText('Every version of Bahi may write.');
  await expect(writers.getByRole('listitem')).toHaveText(/^Bahi \d+\.\d+\.\d+.*\(this device\).*Ravi Pawar$/);
  await writers.getByRole('button', { name: 'Change' }).focus();
  await page.keyboard.press('Enter');
  const which = page.getByRole('dialog', { name: 'Change which Bahi may write' });
  await expect(which.getByRole('region', { name: 'What happens then' })).toContainText(
    'nobody can be too old',
  );
  await expect(which.getByRole('button', { name: /Hold to set it/ })).toBeDisabled();
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath('which-bahi.png') });
  await page.keyboard.press('Escape');
  await expect(which).toHaveCount(0);

  await row.getByRole('button', { name: /Change/ }).click();
  const sheet = page.getByRole('dialog', { name: 'Device of Ravi Pawar' });
  await expect(sheet.getByText('Take the device out of the team')).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath('device.png') });
});

test('a used invitation and a closed door are told in words, and nothing is left behind', {
  tag: restTag,
}, async () => {
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
  // The hub is open to this computer alone: whoever reads it out says where the new device really finds it.
  const invitation = page.getByRole('dialog', { name: 'Invitation for Meena Jadhav' });
  await expect(invitation.getByText(/These addresses work only on this computer/)).toBeVisible();
  await invitation.getByLabel('Address for the new device').fill('office room 2');
  await invitation.getByRole('button', { name: 'Use this address' }).click();
  await expect(invitation.getByRole('alert')).toContainText('no address of a hub');
  await invitation.getByLabel('Address for the new device').fill('192.168.1.20');
  await invitation.getByRole('button', { name: 'Use this address' }).click();
  await expect(typed.first()).toHaveText('192.168.1.20:8743');
  await expect(typed.nth(1)).toHaveText(short.address);
  await expect(invitation.getByText(/These addresses work only/)).toHaveCount(0);
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath('invitation-address.png') });
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

test(
  'a device that joined after the hub’s backup says so on both sides, is invited again, and is of the team again',
  { tag: restTag },
  async ({ browser }, info) => {
    test.setTimeout(240_000);
    const hands = mouseHands();
    const device = field.page;
    const folder = info.outputPath('office');
    const copy = info.outputPath('office-copy');
    /** The office's computer is switched off, and comes up again with whatever its disk holds then. */
    const whileOff = async (work: () => Promise<void>): Promise<void> => {
      await office.close();
      await work();
      office = await openBrowserDoor(browser, folder);
      await unlock(office.page, hands, asha.secret);
      await expectOpen(office.page);
    };
    close = async () => {
      await field.close();
      await office.close();
    };
    await unlock(office.page, hands, asha.secret);
    await expectOpen(office.page);
    await becomeHub(office.page);
    const text = await inviteDevice(office.page, 'Ravi Pawar');
    await whileOff(() => cp(folder, copy, { recursive: true }));
    await joinByText(device, text, 'six little words keep it shut');
    await syncNow(device);
    await whileOff(async () => {
      await rm(folder, { recursive: true });
      await rename(copy, folder);
    });

    await goTo(device, 's', 'Sync');
    await device.keyboard.press('s');
    const back = device.getByRole('region', { name: 'Come back to the team' });
    await expect(back).toBeVisible({ timeout: 45_000 });
    await expectAccessible(device);
    await device.screenshot({ path: info.outputPath('come-back.png'), fullPage: true });

    const { page } = office;
    await goTo(page, 'm', 'Team and devices');
    const asks = page.getByRole('region', { name: 'Here before, and asks to come back' });
    await expect(asks.getByText('A device of Ravi Pawar.')).toBeVisible({ timeout: 45_000 });
    await expectAccessible(page);
    await page.screenshot({ path: info.outputPath('returning.png'), fullPage: true });
    await asks.getByRole('button', { name: /Invite it again/ }).click();
    const again = page
      .getByRole('dialog', { name: 'Invitation for Ravi Pawar' })
      .getByLabel('The same as text');
    await expect(again).toBeVisible({ timeout: 45_000 });
    await back.getByLabel('Invitation').fill(await again.inputValue());
    await back.getByRole('button', { name: 'Come back' }).click();
    await expect(back).toHaveCount(0, { timeout: 45_000 });
    await syncNow(device);
    await expect(page.getByText('Ravi Pawar has joined. This invitation is used up.')).toBeVisible({
      timeout: 45_000,
    });
    await page.keyboard.press('Escape');
    await expect(asks).toHaveCount(0);
  },
);
