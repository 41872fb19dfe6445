import { expect, test } from '@playwright/test';

import { expectAccount } from '../helpers/e2e/account-screen.ts';
import { ask } from '../helpers/e2e/ask.ts';
import type { OpenedDoor } from '../helpers/e2e/doors.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';

let door: OpenedDoor;

test.beforeEach(async ({ browser }, info) => {
  door = await openLedger(browser, info, 'trade');
  await expect(door.page.locator('.today-row[aria-current] .today-name')).toBeFocused();
});

test.afterEach(async () => {
  await door.close();
});

test('an account is found by its name in the other script, by the end of an invoice and of a phone', async () => {
  const { page } = door;
  const { rows } = await ask(page, 'listWorklist', { offset: 0, limit: 50 });
  const box = page.getByRole('combobox', { name: /Find an account/ });
  for (const row of rows.slice(0, 3)) {
    const account = await ask(page, 'readAccount', { accountId: row.accountId });
    const invoice = account.items[0]?.number ?? '';
    const phone = account.phones.find((known) => !known.retired)?.number ?? '';
    for (const typed of [account.party.nativeName ?? account.party.name, invoice, phone.slice(-4)]) {
      if (typed === '') continue;
      await page.keyboard.press('Control+k');
      await box.fill(typed);
      await expect(page.getByRole('option').filter({ hasText: account.party.name }).first()).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.locator('[aria-modal="true"]')).toHaveCount(0);
    }
  }
  await page.keyboard.press('Control+k');
  await box.fill(rows[0]?.party ?? '');
  await expect(page.getByRole('option').first()).toContainText(rows[0]?.party ?? '');
  await page.keyboard.press('Enter');
  await expectAccount(page);
});

test('chosen rows are put off on the disk in one act and brought back by one press; a view is kept', async () => {
  const { page } = door;
  const before = await ask(page, 'listWorklist', { offset: 0, limit: 100 });
  await page.keyboard.press('Shift+J');
  await page.keyboard.press('Shift+J');
  await expect(page.getByText('3 chosen', { exact: true })).toBeVisible();
  await page.keyboard.press('s');
  await page.keyboard.press('1');
  await expect(page.getByText('3 of 3 changed')).toBeVisible();
  const hidden = await ask(page, 'listWorklist', { offset: 0, limit: 100, suppressed: true });
  const put = hidden.rows
    .filter(({ suppressed }) => suppressed?.reason === 'snoozed')
    .map(({ accountId }) => accountId);
  expect(before.rows.slice(0, 3).every(({ accountId }) => put.includes(accountId))).toBe(true);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('3 accounts are as they were')).toBeVisible();
  const after = await ask(page, 'listWorklist', { offset: 0, limit: 100 });
  expect(after.rows.map(({ accountId }) => accountId)).toEqual(before.rows.map(({ accountId }) => accountId));
  expect(await ask(page, 'verifyLedger', {})).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });

  const views = await ask(page, 'listViews', {});
  await page.getByRole('button', { name: 'Narrow the list' }).click();
  const sheet = page.getByRole('dialog', { name: 'Narrow the list' });
  await sheet.getByRole('combobox', { name: 'Worked by' }).click();
  await page.getByRole('option', { name: 'Nobody' }).click();
  await sheet.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.getByLabel('Name of the view').fill('Nobody’s');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Nobody’s/, pressed: true })).toBeVisible();
  expect((await ask(page, 'listViews', {})).views).toMatchObject([
    ...views.views,
    { name: 'Nobody’s', filters: { assignedTo: null } },
  ]);
});
