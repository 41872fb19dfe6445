import { expect as expectSoon, type Locator, type Page, test } from '@playwright/test';

import { axeFindings, wcag22aa } from '../helpers/axe.ts';
import { openAccountOf, writeReceiptByPad } from '../helpers/e2e/account-screen.ts';
import { ask } from '../helpers/e2e/ask.ts';
import { type OpenedDoor, openBrowserDoor } from '../helpers/e2e/doors.ts';
import { holdDown, mouseHands } from '../helpers/e2e/hands.ts';
import { becomeHub, inviteDevice, joinByText, syncNow } from '../helpers/e2e/hub-screens.ts';
import { asha } from '../helpers/e2e/served.ts';
import { expectOpen, goTo, unlock } from '../helpers/e2e/session-screens.ts';
import { openOfficeAndField, tablet } from '../helpers/e2e/two-doors.ts';

const expect = expectSoon.configure({ timeout: 30_000 });
const hands = mouseHands();
const ravi = { name: 'Ravi Pawar', secret: 'six little words keep it shut' };
const kept = 'Bhosale Construction';

let office: OpenedDoor;
let field: OpenedDoor;
let laptop: OpenedDoor | null;
let close: () => Promise<void>;

test.beforeEach(async ({ browser }, info) => {
  laptop = null;
  ({ office, field, close } = await openOfficeAndField(browser, info, tablet));
  for (const { page } of [office, field]) page.setDefaultTimeout(30_000);
});

test.afterEach(async () => {
  await laptop?.close();
  await close();
});

async function takeCash(page: Page, amount: string): Promise<void> {
  await openAccountOf(page, kept);
  await writeReceiptByPad(page, amount);
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
}

/** Ravi's devices in the list of devices: the list of people above names him too. */
function devicesOf(page: Page): Locator {
  return page.getByRole('row', { name: new RegExp(ravi.name) }).filter({ has: page.locator('code') });
}

async function openLeaving(page: Page) {
  await goTo(page, 'm', 'Team and devices');
  await page.getByRole('button', { name: 'Somebody leaves' }).click();
  const sheet = page.getByRole('dialog', { name: 'Somebody leaves' });
  await sheet.getByRole('combobox', { name: 'Who?' }).click();
  await page.getByRole('option', { name: ravi.name }).click();
  return sheet;
}

test('a device is lost and found, its person goes on with a new laptop, and later leaves with cash and unsent work', async ({
  browser,
}, info) => {
  test.setTimeout(300_000);
  const { page } = office;
  const lost = field.page;

  await test.step('Ravi works on his device; the last receipt is not sent', async () => {
    await unlock(page, hands, asha.secret);
    await expectOpen(page);
    await becomeHub(page);
    await joinByText(lost, await inviteDevice(page, ravi.name), ravi.secret);
    await page.keyboard.press('Escape');
    await syncNow(page);
    const team = await ask(page, 'listTeam', {});
    const userId = team.members.find(({ name }) => name === ravi.name)?.userId ?? '';
    const found = await ask(page, 'search', { text: kept });
    const accountId = found.parties[0]?.accounts[0]?.accountId ?? '';
    await ask(page, 'assignAccounts', { commandId: crypto.randomUUID(), accountIds: [accountId], userId });
    await syncNow(page);
    await syncNow(lost);
    await takeCash(lost, '4000');
    await syncNow(lost);
    await syncNow(page);
  });

  await test.step('the device is lost: the office puts it out', async () => {
    await goTo(page, 'm', 'Team and devices');
    await devicesOf(page)
      .getByRole('button', { name: /Change/ })
      .click();
    const sheet = page.getByRole('dialog', { name: `Device of ${ravi.name}` });
    await expect(sheet.getByText('Take the device out of the team')).toBeVisible();
    await picture(page, '1-put-out');
    await holdDown(page, page.getByRole('button', { name: /Hold to take it out/ }));
    await expect(page.getByText('The device was taken out of the team.')).toBeVisible();
    await expect(devicesOf(page)).toContainText('Taken out');
    await syncNow(page);
  });

  await test.step('who has it learns that it was put out; what is written there still waits for a word', async () => {
    await takeCash(lost, '700');
    await goTo(lost, 's', 'Sync');
    await lost.keyboard.press('s');
    await expect(
      lost.getByText('This device was taken out of the team.', { exact: false }).first(),
    ).toBeVisible();
    await picture(lost, '2-lost-sync');
    await lost.getByRole('tab', { name: /What was written here/ }).click();
    await picture(lost, '2-lost-work');
  });

  const device =
    await test.step('a new laptop for the same person has the day from what the hub has', async () => {
      laptop = await openBrowserDoor(browser, info.outputPath('laptop'), tablet);
      laptop.page.setDefaultTimeout(30_000);
      await goTo(page, 'm', 'Team and devices');
      await joinByText(laptop.page, await inviteDevice(page, ravi.name, { known: true }), ravi.secret);
      await expect(page.getByText(`${ravi.name} has joined. This invitation is used up.`)).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(devicesOf(page)).toHaveCount(2);
      await picture(page, '3-two-devices');
      await goTo(laptop.page, 'h', 'Cash');
      await expect(laptop.page.getByRole('region', { name: 'Cash in hand' }).first()).toContainText('₹4,000');
      await picture(laptop.page, '3-laptop-cash');
      return laptop.page;
    });

  await test.step('the office gives its word on what the lost device wrote', async () => {
    await syncNow(page);
    await page.getByRole('tab', { name: /Needs review/ }).click();
    await picture(page, '4-held');
    expect(await axeFindings(page, wcag22aa)).toEqual([]);
    await page.getByRole('article').first().getByRole('radio').first().click();
    await picture(page, '4-settled');
  });

  await test.step('Ravi resigns: what is unsent on his laptop is named by the device, not guessed', async () => {
    await takeCash(device, '2000');
    const sheet = await openLeaving(page);
    await expect(sheet.getByText(/met the hub .* ago/)).toBeVisible();
    await picture(page, '5-leaving-unsent');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  await test.step('with cash in his hands nobody lets him go', async () => {
    await syncNow(device);
    await syncNow(page);
    const sheet = await openLeaving(page);
    await expect(sheet.getByText(/Cash in hand: .*It is handed in first/)).toBeVisible();
    await expect(sheet.getByRole('button', { name: `Let ${ravi.name} go` })).toBeDisabled();
    await picture(page, '6-leaving-cash');
    expect(await axeFindings(page, wcag22aa)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  await test.step('he hands it in, it is counted, and one action ends it', async () => {
    await syncNow(device);
    await goTo(device, 'h', 'Cash');
    await device.getByRole('button', { name: 'Hand over', exact: true }).click();
    const offer = device.getByRole('dialog', { name: 'Hand over' });
    await offer.getByRole('combobox', { name: 'To' }).click();
    await device.getByRole('option', { name: new RegExp(asha.name) }).click();
    await offer.getByRole('textbox', { name: 'Amount' }).fill('6700');
    await offer.getByRole('button', { name: 'Offer it' }).click();
    await expect(device.getByRole('region', { name: 'Given by you' })).toContainText('Offered');
    await syncNow(device);
    await syncNow(page);
    await goTo(page, 'h', 'Cash');
    await page.getByRole('button', { name: 'Count and answer' }).click();
    const answer = page.getByRole('dialog', { name: `Cash from ${ravi.name}` });
    await answer.getByRole('textbox', { name: 'You counted' }).fill('6700');
    await answer.getByRole('button', { name: 'Accept' }).click();
    await expect(answer).toBeHidden();
    const sheet = await openLeaving(page);
    await expect(sheet.getByText('No cash in hand')).toBeVisible();
    await sheet.getByRole('combobox', { name: 'Their accounts go to' }).click();
    await page.getByRole('option', { name: asha.name }).click();
    await picture(page, '7-leaving');
    await holdDown(page, page.getByRole('button', { name: new RegExp(`Let ${ravi.name} go`) }));
    await expect(page.getByText(`${ravi.name} has left; 1 account was given on.`)).toBeVisible();
    await syncNow(page);
    await goTo(page, 'm', 'Team and devices');
    await picture(page, '8-team');
  });

  await test.step('his laptop is locked under him, and says why it stays so', async () => {
    await goTo(device, 's', 'Sync');
    await device.keyboard.press('s');
    await expect(device.getByRole('heading', { name: 'Bahi is locked' })).toBeVisible();
    await unlock(device, hands, ravi.secret);
    await expect(device.getByRole('alert')).toContainText('access was ended');
    await picture(device, '9-left');
  });
});
