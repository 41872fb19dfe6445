import { readFile } from 'node:fs/promises';

import { expect, type Page, test } from '@playwright/test';

import { expectAccount, writeReceipt } from '../helpers/e2e/account-screen.ts';
import { ask } from '../helpers/e2e/ask.ts';
import { mouseHands } from '../helpers/e2e/hands.ts';
import { chooseFile, runImport } from '../helpers/e2e/import-screen.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';
import { goTo } from '../helpers/e2e/session-screens.ts';

const hands = mouseHands();

/** The office's list of open bills: two customers, ten thousand billed to each. */
function openBills(first: string, second: string): { name: string; mimeType: string; buffer: Buffer } {
  const lines = [
    'Customer Number,Customer Name,Invoice Number,Invoice Date,Due Date,Amount,Outstanding,Currency',
    `C1,Kulkarni Traders,INV-1,2026-09-01,2026-10-01,10000.00,${first},INR`,
    `C2,Patil Stores,INV-2,2026-09-01,2026-10-01,10000.00,${second},INR`,
  ];
  return { name: 'open bills.csv', mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`) };
}

async function openAccountOf(page: Page, party: string): Promise<void> {
  const found = await ask(page, 'search', { text: party });
  await page.evaluate((id) => {
    location.hash = `#/account/${id}`;
  }, found.parties[0]?.accounts[0]?.accountId ?? '');
  expect(await expectAccount(page)).toBe(party);
}

const owed = async (page: Page): Promise<number> => {
  const { byCurrency } = await ask(page, 'reportAging', { asOf: '2026-12-31' as never });
  return byCurrency['INR']?.totalMinor ?? 0;
};

async function takeInAgain(page: Page, file: ReturnType<typeof openBills>): Promise<void> {
  await goTo(page, 'i', 'Import receivables');
  await chooseFile(page, hands, file);
  const run = page.getByRole('button', { name: /^Import (\(|[\d,]+ row)/ });
  await expect(run).toBeEnabled();
  await run.click();
  await expect(page.getByRole('button', { name: 'Go to Today' })).toBeVisible();
}

test('the morning file meets the evening’s receipts: nothing counts twice, a person decides, the office gets its file', async ({
  browser,
}, info) => {
  test.setTimeout(120_000);
  const door = await openLedger(browser, info, 'founded');
  const { page } = door;

  // Day one: the file, and in the evening a receipt of 4,000 on each account.
  await goTo(page, 'i', 'Import receivables');
  await chooseFile(page, hands, openBills('10000.00', '10000.00'));
  await runImport(page, hands, { creditor: /A trade supplier/, debtors: /Businesses/ });
  const numbers: string[] = [];
  for (const party of ['Kulkarni Traders', 'Patil Stores']) {
    await openAccountOf(page, party);
    numbers.push((await writeReceipt(page, '4000')).number);
  }
  expect(await owed(page)).toBe(12_000_00);

  // The morning: the office states 6,000 and 5,900. It is asked about, and no receipt is subtracted twice.
  await takeInAgain(page, openBills('6000.00', '5900.00'));
  await expect(page.getByText('On 2 accounts the file says less')).toBeVisible();
  expect(await owed(page)).toBe(11_900_00);
  await openAccountOf(page, 'Kulkarni Traders');
  await expect(page.getByText(/Ask for at most ₹6,000; if it was other money, ₹2,000 is owed/)).toBeVisible();
  await page.getByRole('link', { name: 'Decide' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Office figures' })).toBeVisible();

  // The exact one by one key; the other is the receipt and one per cent tax.
  await expect(page.getByRole('button', { name: /Accept the exact match/ })).toBeVisible();
  await page.keyboard.press('Shift+A');
  await expect(page.getByText('1 difference decided. Saved on this device.')).toBeVisible();
  const card = page.getByRole('region', { name: 'Patil Stores, open bills.csv' });
  await expect(card.getByText(numbers[1] ?? 'no number').first()).toBeVisible();
  await card.getByRole('button', { name: /₹100 tax deducted at source: 1 %/ }).click();
  await expect(page.getByText('Nothing to decide.')).toBeVisible();
  expect(await owed(page)).toBe(11_900_00);

  // The same file again changes nothing, and neither does the next one that states the same.
  await takeInAgain(page, openBills('6000.00', '5900.00'));
  await expect(page.getByText('On 2 accounts the file says less')).toBeHidden();

  // Write-back: the office has those two; one more receipt goes out, and the answer closes the loop.
  await openAccountOf(page, 'Kulkarni Traders');
  const { number } = await writeReceipt(page, '500');
  await goTo(page, 'r', 'Office figures');
  await page.getByRole('tab', { name: 'Receipts files' }).click();
  await expect(page.getByText('1 entry waits: ₹500.')).toBeVisible();
  await expect(page.getByText('2 receipts are left out: the office has them.')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Make the file' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^receipts-1-.*-1\.csv$/);
  const text = await readFile(await saved.path(), 'utf8');
  expect(text).toContain(`receipt,1,${number},`);
  expect(text).toContain('total,1,1,');
  await expect(page.getByText('0 of 1')).toBeVisible();
  const again = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save again: file 1' }).click();
  expect(await readFile(await (await again).path(), 'utf8')).toBe(text);
  const answer = text.replace(/(receipt,1,.*),,\r\n/u, '$1,Accepted,\r\n');
  await page
    .getByLabel('Take in the office’s answer')
    .or(page.locator('input[type="file"]'))
    .first()
    .setInputFiles({ name: 'answer.csv', mimeType: 'text/csv', buffer: Buffer.from(answer) });
  await expect(page.getByText('1 of 1')).toBeVisible();

  // What the answer named needs nobody's word in the next morning's file.
  await takeInAgain(page, openBills('5500.00', '5900.00'));
  await expect(page.getByText(/the file says less/)).toBeHidden();
  expect(await owed(page)).toBe(11_400_00);
  const { trialBalance, rebuiltEqual } = await ask(page, 'verifyLedger', {});
  expect([trialBalance, rebuiltEqual]).toEqual([{ INR: 0 }, true]);
  await door.close();
});
