import { expect, type Page, test } from '@playwright/test';

import { axeFindings, wcag22aa } from '../helpers/axe.ts';
import { expectAccount, writeReceipt } from '../helpers/e2e/account-screen.ts';
import { ask } from '../helpers/e2e/ask.ts';
import { mouseHands } from '../helpers/e2e/hands.ts';
import { chooseFile, runImport } from '../helpers/e2e/import-screen.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';
import { goTo } from '../helpers/e2e/session-screens.ts';

const hands = mouseHands();

const openBills = {
  name: 'open bills.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    'Customer Number,Customer Name,Invoice Number,Invoice Date,Due Date,Amount,Currency\n' +
      'C1,Kulkarni Traders,INV-1,2026-09-01,2026-10-01,10000.00,INR\n',
  ),
};

const chip = (page: Page) => page.locator('.frame-foot .sync-chip');

test('who works alone is calm; with a hub a receipt waits, is sent by one key, and every list says where it is', async ({
  browser,
}, info) => {
  test.setTimeout(120_000);
  const door = await openLedger(browser, info, 'founded');
  const { page } = door;
  await goTo(page, 'i', 'Import receivables');
  await chooseFile(page, hands, openBills);
  await runImport(page, hands, { creditor: /A trade supplier/, debtors: /Businesses/ });

  await expect(chip(page)).toHaveText('Saved on this device');
  await chip(page).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 2, name: 'You work alone' })).toBeVisible();
  await page.getByRole('tab', { name: 'Needs review (0)' }).click();
  await expect(page.getByText('Nothing needs you.')).toBeVisible();

  // This machine becomes the team's hub: what was written so far goes to it by itself, or at a press.
  await ask(page, 'becomeHub', { commandId: crypto.randomUUID(), host: '127.0.0.1', port: 0 });
  await page.reload();
  await goTo(page, 's', 'Sync');
  await page.keyboard.press('s');
  await expect(page.getByRole('heading', { level: 2, name: 'Everything is with the team.' })).toBeVisible();
  await expect(chip(page)).toContainText('Up to date');

  const found = await ask(page, 'search', { text: 'Kulkarni' });
  await page.evaluate((id) => {
    location.hash = `#/account/${id}`;
  }, found.parties[0]?.accounts[0]?.accountId ?? '');
  expect(await expectAccount(page)).toBe('Kulkarni Traders');
  await writeReceipt(page, '4000');
  await expect(chip(page)).toContainText('waiting');
  await goTo(page, 'c', 'Receipts');
  await expect(page.getByRole('row', { name: /Kulkarni Traders/ })).toContainText('Saved here');

  await goTo(page, 's', 'Sync');
  const money = page.getByRole('region', { name: 'Your money of today' });
  await expect(money).toContainText('Waiting₹4,000');
  await page.getByRole('tab', { name: /What was written here/ }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Kulkarni Traders' }).first()).toContainText(
    'Saved here',
  );
  expect(await axeFindings(page, wcag22aa)).toEqual([]);
  await page.screenshot({ path: info.outputPath('waiting.png') });
  await page.keyboard.press('s');
  await expect(money).toContainText('With the team₹4,000');
  await expect(page.getByRole('heading', { level: 2, name: 'Everything is with the team.' })).toBeVisible();
  await page.getByRole('tab', { name: 'Past syncs' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Went through' }).first()).toBeVisible();
  await page.screenshot({ path: info.outputPath('sent.png') });
  await goTo(page, 'c', 'Receipts');
  await expect(page.getByRole('row', { name: /Kulkarni Traders/ })).toContainText('With the team');
  await door.close();
});
