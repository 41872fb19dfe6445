import { expect as expectSoon, type Page, test } from '@playwright/test';

import { axeFindings, wcag22aa } from '../helpers/axe.ts';
import { openAccountOf } from '../helpers/e2e/account-screen.ts';
import { ask } from '../helpers/e2e/ask.ts';
import type { OpenedDoor } from '../helpers/e2e/doors.ts';
import { holdDown, mouseHands } from '../helpers/e2e/hands.ts';
import { closeDoor, hubWithDevice, syncNow } from '../helpers/e2e/hub-screens.ts';
import { asha } from '../helpers/e2e/served.ts';
import { expectOpen, goTo, lock, unlock } from '../helpers/e2e/session-screens.ts';
import { openOfficeAndField, tablet } from '../helpers/e2e/two-doors.ts';

const expect = expectSoon.configure({ timeout: 30_000 });
const hands = mouseHands();
const ravi = { name: 'Ravi Pawar', secret: 'six little words keep it shut' };
const meena = { name: 'Meena Jadhav', secret: 'copper lamp winter road' };
const party = 'Bhosale Construction';

let office: OpenedDoor;
let field: OpenedDoor;
let close: () => Promise<void>;

test.beforeEach(async ({ browser }, info) => {
  ({ office, field, close } = await openOfficeAndField(browser, info, tablet));
  for (const { page } of [office, field]) page.setDefaultTimeout(30_000);
});

test.afterEach(() => close());

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
}

test('two people share a computer: unfinished work goes to the next shift, is saved once, and each sees what of theirs waits', async () => {
  test.setTimeout(240_000);
  const { page } = office;
  const device = field.page;

  await test.step('Ravi joins, Meena is switched on for his device and sets a passphrase of her own there', async () => {
    await unlock(page, hands, asha.secret);
    await expectOpen(page);
    await hubWithDevice({ office: page, device }, { added: meena, joins: ravi });
    const { members } = await ask(page, 'listTeam', {});
    const userId = members.find(({ name }) => name === ravi.name)?.userId ?? '';
    const found = await ask(page, 'search', { text: party });
    const accountId = found.parties[0]?.accounts[0]?.accountId ?? '';
    await ask(page, 'assignAccounts', { commandId: crypto.randomUUID(), accountIds: [accountId], userId });
    const row = page.getByRole('row', { name: new RegExp(ravi.name) }).filter({ has: page.locator('code') });
    await row.getByRole('button', { name: /Change/ }).click();
    const sheet = page.getByRole('dialog', { name: `Device of ${ravi.name}` });
    await sheet.getByRole('switch', { name: meena.name }).click();
    await expect(
      page.getByText(`${meena.name} works on this device from the next meeting on.`),
    ).toBeVisible();
    await page.keyboard.press('Escape');
    await syncNow(page);
    await syncNow(device);
    await goTo(device, 'm', 'Team and devices');
    await picture(device, '1-let-in');
    await device.getByRole('button', { name: /Set a (PIN|passphrase) for Meena Jadhav/ }).click();
    const key = device.getByRole('dialog', { name: 'Let somebody in on this device' });
    await key.getByLabel(/^New passphrase/).fill(meena.secret);
    await picture(device, '1-let-in-sheet');
    await key.getByRole('button', { name: `Let ${meena.name} in` }).click();
    await expect(device.getByText(`${meena.name} can open this device now.`)).toBeVisible();
  });

  await test.step('the hub is out of reach; Ravi logs a call, begins a receipt and hands it over with a note', async () => {
    await closeDoor(page);
    await openAccountOf(device, party);
    await ask(device, 'logInteraction', {
      commandId: crypto.randomUUID(),
      accountId: new URL(device.url()).hash.split('/').at(-1) ?? '',
      channel: 'call',
      outcome: 'RNR',
    });
    await device.keyboard.press('r');
    const sheet = device.getByRole('dialog', { name: 'Write a receipt' });
    const keypad = sheet.getByRole('group', { name: 'Number keys' });
    for (const digit of '1500') await keypad.getByRole('button', { name: digit, exact: true }).click();
    await device.keyboard.press('Escape');
    await goTo(device, 'u', 'Unfinished');
    await picture(device, '2-unfinished');
    await device.getByRole('region', { name: party }).getByRole('button', { name: 'Hand over' }).click();
    const give = device.getByRole('dialog', { name: 'Hand over unfinished work' });
    await give.getByLabel('Note').fill('She brings it at five');
    await picture(device, '3-hand-over');
    expect(await axeFindings(device, wcag22aa)).toEqual([]);
    await give.getByRole('button', { name: 'Offer it' }).click();
    const own = device.getByRole('region', { name: party });
    await expect(own).toContainText(`Offered to ${meena.name}`);
    await picture(device, '4-offered');
  });

  await test.step('Meena sees who began it, takes it up and saves it: the receipt and its cash are hers', async () => {
    await lock(device);
    await unlock(device, hands, meena.secret, meena.name);
    await expectOpen(device);
    await goTo(device, 'u', 'Unfinished');
    const offered = device.getByRole('article', { name: party });
    await expect(offered).toContainText(`Begun by ${ravi.name}`);
    await expect(offered).toContainText('She brings it at five');
    await picture(device, '5-handed-to-you');
    expect(await axeFindings(device, wcag22aa)).toEqual([]);
    await offered.getByRole('button', { name: 'Take it up' }).click();
    const mine = device.getByRole('region', { name: party });
    await expect(mine).toContainText(`Begun by ${ravi.name}`);
    await mine.getByRole('link', { name: 'Go on' }).click();
    const sheet = device.getByRole('dialog', { name: 'Write a receipt' });
    await expect(device.locator('.receipt-total')).toContainText('1,500');
    await picture(device, '6-goes-on');
    await holdDown(device, sheet.getByRole('button', { name: /Issue the receipt/ }));
    await expect(device.locator('.receipt-number')).toBeVisible();
    await sheet.getByRole('button', { name: 'Done' }).click();
    await goTo(device, 'h', 'Cash');
    await expect(device.getByRole('region', { name: 'Cash in hand' }).first()).toContainText('₹1,500');
  });

  await test.step('each sees what of theirs waits, and of the other how much', async () => {
    await goTo(device, 's', 'Sync');
    await expect(device.getByText('Others on this computer: 1 entry waiting.')).toBeVisible();
    await expect(device.getByRole('region', { name: 'Your money of today' })).toContainText('Waiting₹1,500');
    await picture(device, '7-sync-of-meena');
    await lock(device);
    await unlock(device, hands, ravi.secret, ravi.name);
    await expectOpen(device);
    await goTo(device, 'u', 'Unfinished');
    const given = device.getByRole('region', { name: 'Handed over' });
    await expect(given).toContainText(`${meena.name} saved it`);
    await expect(device.getByRole('button', { name: 'Go on' })).toHaveCount(0);
    await picture(device, '8-handed-over');
    await goTo(device, 's', 'Sync');
    await expect(device.getByText('Others on this computer: 2 entries waiting.')).toBeVisible();
    await expect(device.getByRole('listitem').filter({ hasText: meena.name })).toHaveCount(0);
    await picture(device, '9-sync-of-ravi');
  });
});
