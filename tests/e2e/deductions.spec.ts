import { expect, test } from '@playwright/test';

import { ask } from '../helpers/e2e/ask.ts';
import { mouseHands } from '../helpers/e2e/hands.ts';
import { chooseFile, runImport } from '../helpers/e2e/import-screen.ts';
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

  // What was kept back waits among the approvals too; who noted it does not decide it.
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  const waiting = page
    .getByRole('article', { name: party.name })
    .filter({ hasText: 'Kept back by the customer' });
  await expect(waiting).toContainText('₹500');
  await expect(waiting).toContainText('It waits because: Quality');
  await expect(waiting).toContainText('You asked for this yourself');
  await expect(waiting.getByRole('button', { name: 'Approve' })).toHaveCount(0);
  await page.screenshot({ path: info.outputPath('approvals.png') });

  // The certificate was entered by mistake.
  await page.evaluate((to) => {
    location.hash = `#${to}`;
  }, `/account/${accountId}`);
  await part.getByRole('button', { name: 'Withdraw' }).click();
  await expect(form.getByText('What the customer owes does not change.')).toBeVisible();
  await expect(form.getByRole('button', { name: 'Withdraw' })).toBeDisabled();
  await form.getByLabel('Why').fill('Of another customer');
  await page.screenshot({ path: info.outputPath('withdraw.png') });
  await form.getByRole('button', { name: 'Withdraw' }).click();
  await expect(part.getByText('Certificate ABCD1234')).toHaveCount(0);
  await expect(part.getByText('Awaited')).toBeVisible();
  expect((await ask(page, 'readAccount', { accountId })).overdueMinor).toBe(0);
  expect(await ask(page, 'verifyLedger', {})).toMatchObject({ rebuiltEqual: true, chain: { ok: true } });
  await door.close();
});

/** A credit set against the wrong claim is taken off it again, with a reason and a word of what happens. */
test('a credit is taken off a claim it was set against; the claim is owed again', async ({
  browser,
}, info) => {
  const door = await openLedger(browser, info, 'trade', { viewport: { width: 1366, height: 768 } });
  const { page } = door;
  const hands = mouseHands();
  await page.evaluate(() => {
    location.hash = '#/import';
  });
  const lines = [
    'Customer Code,Customer Name,Invoice No,Invoice Date,Due Date,Amount',
    'K1,Kadam Stores,INV-9001,13/08/2026,14/09/2026,5000.00',
    'K1,Kadam Stores,CN-9,20/08/2026,20/08/2026,-2000.00',
  ];
  const buffer = Buffer.from(`${lines.join('\n')}\n`);
  await chooseFile(page, hands, { name: 'kadam.csv', mimeType: 'text/csv', buffer });
  await runImport(page, hands, { creditor: /A trade supplier/, debtors: /Businesses/ });
  const { rows } = await ask(page, 'listWorklist', { offset: 0, limit: 500 });
  const accountId = rows.find(({ party }) => party === 'Kadam Stores')?.accountId ?? '';
  const [credit] = (await ask(page, 'readAccountDeductions', { accountId })).credits;
  const { itemId, leftMinor } = credit ?? { itemId: '', leftMinor: 0 };
  expect(leftMinor).toBe(2_000_00);
  const before = await ask(page, 'readAccount', { accountId });
  const claim = before.items.find(({ number }) => number === 'INV-9001');
  if (claim === undefined) throw new Error('the claim of the file');
  await ask(page, 'applyCredit', {
    commandId: await page.evaluate(() => crypto.randomUUID()),
    accountId,
    creditItemId: itemId,
    lines: [{ itemId: claim.itemId, amountMinor: leftMinor }],
  });
  await page.evaluate((to) => {
    location.hash = `#${to}`;
  }, `/account/${accountId}`);
  const part = page.getByRole('region', { name: 'Money' });
  await part.getByRole('button', { name: 'Take off the claims' }).click();
  const form = page.getByRole('dialog');
  await expect(form.getByText('is owed again from its own due date')).toBeVisible();
  await form.getByLabel('Why').fill('Meant for another invoice');
  await page.screenshot({ path: info.outputPath('undo-credit.png') });
  await form.getByRole('button', { name: 'Take off the claims' }).click();
  await expect(part.getByRole('button', { name: 'Take off the claims' })).toHaveCount(0);
  const after = await ask(page, 'readAccount', { accountId });
  expect(after.totalDueMinor).toBe(before.totalDueMinor);
  expect(after.items.find((item) => item.itemId === claim.itemId)?.openMinor).toBe(claim.openMinor);
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
  await expect(page.getByText(/^NPA, sub-standard since/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Show how it came to be' }).click();
  await expect(page.getByRole('dialog').getByText(/from SMA-2 to NPA, sub-standard/)).toBeVisible();
  await page.screenshot({ path: info.outputPath('history.png') });
  await door.close();
});
