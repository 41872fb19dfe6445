import { expect, test } from '@playwright/test';

import { ask } from '../helpers/e2e/ask.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';

const none = { reference: null, bank: null, instrumentOn: null };

/** A customer pays short and deducts tax: neither is overdue, and the certificate is entered when it comes. */
test('a short payment is coded and a tax certificate awaited and received; the account is not overdue', async ({
  browser,
}, info) => {
  const door = await openLedger(browser, info, 'trade', { viewport: { width: 1366, height: 768 } });
  const { page } = door;
  const { rows } = await ask(page, 'listWorklist', { offset: 0, limit: 50 });
  const accounts = await Promise.all(rows.map(({ accountId }) => ask(page, 'readAccount', { accountId })));
  const before = accounts.find(({ items, overdueMinor }) => items.length === 1 && overdueMinor > 0);
  if (before === undefined) throw new Error('a customer with one late claim');
  const { accountId, party, items } = before;
  const { itemId = '', openMinor = 0, number = '' } = items[0] ?? {};
  const taxMinor = 1_000_00;
  const keptMinor = 500_00;
  await ask(page, 'recordReceipt', {
    commandId: await page.evaluate(() => crypto.randomUUID()),
    accountId,
    tenders: [
      {
        tender: 'cheque',
        amountMinor: openMinor - taxMinor - keptMinor,
        ...none,
        reference: '004712',
        bank: 'SBI',
        instrumentOn: before.on,
      },
      { tender: 'taxDeducted', amountMinor: taxMinor, ...none },
    ],
    directedItemIds: [itemId],
  });
  expect((await ask(page, 'readAccount', { accountId })).overdueMinor).toBe(keptMinor);

  await page.evaluate((to) => {
    location.hash = `#${to}`;
  }, `/account/${accountId}`);
  const part = page.getByRole('region', { name: 'Money' });
  await part.getByRole('button', { name: 'Code what was kept back' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Amount').fill('500');
  await form.getByLabel('Reason').first().click();
  await page.getByRole('option', { name: 'Quality' }).click();
  await form.getByLabel('Receipt it came short on').first().click();
  await page.getByRole('option').first().click();
  await form.getByLabel('Customer’s debit note number').fill('DN-12');
  await page.screenshot({ path: info.outputPath('form.png') });
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(part.getByText('₹500: Quality')).toBeVisible();
  await expect(part.getByText('You noted it: a second person decides.')).toBeVisible();
  const after = await ask(page, 'readAccount', { accountId });
  expect([after.overdueMinor, after.daysPastDue, after.deductedMinor]).toEqual([0, 0, keptMinor]);

  await part.getByText('₹500: Quality').scrollIntoViewIfNeeded();
  await page.screenshot({ path: info.outputPath('account.png') });
  await part.getByRole('button', { name: 'Enter certificate' }).click();
  await form.getByLabel('Certificate number').fill('ABCD1234');
  await form.getByLabel('Amount on it').fill('900');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(part.getByText('₹100 not covered')).toBeVisible();
  await expect(part.getByText('Less than deducted')).toBeVisible();

  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await expect(page.getByRole('heading', { level: 1, name: 'Kept back and certificates' })).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(`${party.name}.*Quality`) })).toContainText(number);
  await expect(page.getByRole('row', { name: /Less than deducted/ })).toContainText('₹900');
  await page.screenshot({ path: info.outputPath('list.png') });
  expect(await ask(page, 'verifyLedger', {})).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
  await door.close();
});

/** A lender's accounts have classes, with totals, a filter, and the way to each account. */
test('loans are listed by class as of a day, and the account says how it came to be', async ({
  browser,
}, info) => {
  const door = await openLedger(browser, info, 'lender', { viewport: { width: 1366, height: 768 } });
  const { page } = door;
  await page.keyboard.press('g');
  await page.keyboard.press('x');
  await expect(page.getByRole('heading', { level: 1, name: 'Classes of loans' })).toBeVisible();
  const accounts = page.getByRole('group', { name: 'Accounts by class' });
  await expect(accounts.getByRole('row').nth(1)).toBeVisible();
  await page.screenshot({ path: info.outputPath('classes.png') });
  await page.getByRole('button', { name: 'NPA', exact: true }).click();
  await expect(accounts.getByRole('row').nth(1)).toContainText('NPA');
  await accounts.getByRole('link').first().click();
  await expect(page.getByText(/^NPA since/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Show how it came to be' }).click();
  await expect(page.getByRole('dialog').getByText(/from SMA-2 to NPA/)).toBeVisible();
  await page.screenshot({ path: info.outputPath('history.png') });
  await door.close();
});
