import { expect, test } from '@playwright/test';

import { axeFindings, wcag22aa } from '../helpers/axe.ts';
import { openBrowserDoor } from '../helpers/e2e/doors.ts';
import { inviteDevice, joinByText } from '../helpers/e2e/hub-screens.ts';
import { goTo } from '../helpers/e2e/session-screens.ts';
import { playEvening } from '../helpers/e2e/team-evening.ts';
import { openOfficeAndField, tablet } from '../helpers/e2e/two-doors.ts';

test('own receipts stay when their account goes to somebody else, a new laptop says what cash came with them, and the house says when a device stops', async ({
  browser,
}, info) => {
  test.setTimeout(240_000);
  const team = await openOfficeAndField(browser, info, tablet);
  await playEvening(team);
  const device = team.field.page;

  await goTo(device, 'c', 'Receipts');
  const row = device.getByRole('row', { name: /Iyer Caterers/ });
  await expect(row).toContainText('The account is with somebody else now');
  await expect(row).toContainText('₹4,500.00');
  await expect(row).toContainText('With the team');
  await expect(row.getByRole('link')).toHaveCount(0);
  await expect(row.getByRole('button')).toHaveCount(0);
  await expect(device.getByText('3 receipts · ₹18,500')).toBeVisible();
  await expect(device.getByText('Cash in your hands: ₹18,500')).toBeVisible();
  expect(await axeFindings(device, wcag22aa)).toEqual([]);

  const { page } = team.office;
  await goTo(page, 'm', 'Team and devices');
  await expect(page.getByRole('row', { name: /Sunil Rao/ })).toContainText('On no device yet');
  const card = page.getByRole('region', { name: 'Receipts without a meeting' });
  await expect(card).toContainText('however long');
  await card.getByRole('button', { name: 'Change' }).click();
  const sheet = page.getByRole('dialog', { name: 'Receipts without a meeting' });
  await sheet.getByRole('radio', { name: 'Stop after some days' }).click();
  await expect(sheet.getByRole('textbox', { name: 'Days' })).toHaveValue('10');
  await page.screenshot({ path: info.outputPath('stop.png') });
  expect(await axeFindings(page, wcag22aa)).toEqual([]);
  await sheet.getByRole('button', { name: 'Save' }).click();
  // The sheet has the name of the card until it is gone.
  await expect(sheet).toBeHidden();
  await expect(card).toContainText('has not met the team for 10 days');

  const laptop = await openBrowserDoor(browser, info.outputPath('laptop'), tablet);
  const invitation = await inviteDevice(page, 'Ravi Pawar', { known: true });
  await joinByText(laptop.page, invitation, 'six little words keep it shut');
  await goTo(laptop.page, 'c', 'Receipts');
  await expect(laptop.page.getByText('2 receipts · ₹16,500')).toBeVisible();
  await expect(laptop.page.getByText('Cash in your hands: ₹16,500')).toBeVisible();
  await expect(
    laptop.page.getByText('₹4,500 of this day’s cash came with 1 receipt that is not in the list'),
  ).toBeVisible();
  await laptop.page.screenshot({ path: info.outputPath('laptop.png') });
  expect(await axeFindings(laptop.page, wcag22aa)).toEqual([]);
  // The sync centre tells the same money.
  await goTo(laptop.page, 's', 'Sync');
  const money = laptop.page.getByRole('region', { name: 'Your money of today' });
  await expect(money).toContainText('With the team₹16,500');
  await expect(money).toContainText('₹4,500 of it came in cash with 1 receipt from another device of yours');
  await laptop.page.screenshot({ path: info.outputPath('laptop-sync.png') });
  await laptop.close();
  await team.close();
});
