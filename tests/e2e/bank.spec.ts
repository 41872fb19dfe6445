import { randomUUID } from 'node:crypto';

import { expect, type Page, test } from '@playwright/test';

import { ask } from '../helpers/e2e/ask.ts';
import { mouseHands } from '../helpers/e2e/hands.ts';
import { chooseFile, runImport } from '../helpers/e2e/import-screen.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';
import { goTo } from '../helpers/e2e/session-screens.ts';

const hands = mouseHands();

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

const claims = csv(
  'open bills.csv',
  [
    'Customer Number,Customer Name,Invoice Number,Invoice Date,Due Date,Amount,Outstanding,Currency',
    'C1,Kulkarni Traders,INV-1,2026-09-01,2026-10-01,10000.00,10000.00,INR',
    'C2,Patil Stores,INV-2,2026-09-01,2026-10-01,10000.00,10000.00,INR',
    '',
  ].join('\n'),
);

/** The bank's day, as its statements write it. */
const dayFirst = (on: string): string => on.split('-').toReversed().join('/');

function statement(
  on: string,
  rows: readonly (readonly [words: string, reference: string, rupees: number])[],
): string {
  let balance = 1_00_000;
  const lines = rows.map(([words, reference, rupees]) => {
    balance += rupees;
    const [debit, credit] = rupees < 0 ? [String(-rupees), ''] : ['', String(rupees)];
    return `${dayFirst(on)},${words},${reference},${debit},${credit},${balance}.00`;
  });
  return [
    'HDFC BANK Ltd.',
    'Account No : 50200012345678,Currency : INR',
    'Date,Narration,Chq./Ref.No.,Withdrawal Amt.,Deposit Amt.,Closing Balance',
    ...lines,
    '',
  ].join('\n');
}

/** A receipt by UPI, as an agent would have written it in the field. */
async function takeByUpi(page: Page, party: string, rupees: number, reference: string): Promise<string> {
  const found = await ask(page, 'search', { text: party });
  const { number } = await ask(page, 'recordReceipt', {
    commandId: randomUUID(),
    accountId: found.parties[0]?.accounts[0]?.accountId ?? '',
    tenders: [{ tender: 'upi', amountMinor: rupees * 100, reference, bank: null, instrumentOn: null }],
  });
  return number;
}

test('a bank statement is taken in, its sure lines confirm their receipts, and the rest is explained by hand', async ({
  browser,
}, info) => {
  test.setTimeout(120_000);
  const door = await openLedger(browser, info, 'founded');
  const { page } = door;
  await goTo(page, 'i', 'Import receivables');
  await chooseFile(page, hands, claims);
  await runImport(page, hands, { creditor: /A trade supplier/, debtors: /Businesses/ });
  const sure = await takeByUpi(page, 'Kulkarni', 4000, '412233445566');
  await takeByUpi(page, 'Patil', 2500, '412233440000');
  const { rows: receipts } = await ask(page, 'listReceipts', {});
  const on = receipts[0]?.receivedOn ?? '';

  // A broken file is named by line, and nothing comes in.
  await goTo(page, 'n', 'Bank');
  await chooseFile(page, hands, csv('broken.csv', statement('2026-02-30', [['UPI-X', '1', 100]])));
  await expect(page.getByText('1 line of this file is broken, so nothing of it was taken in.')).toBeVisible();
  await expect(page.getByRole('row', { name: /4 There is no such date\. 30\/02\/2026/ })).toBeVisible();
  await page.getByRole('button', { name: 'Another file' }).click();

  // The sound one: figures to compare, then in.
  const text = statement(on, [
    ['UPI-KULKARNI TRADERS-k@ok-412233445566-pay', '0000412233445566', 4000],
    ['UPI-PATIL STORES-p@ok-999999999999-pay', '', 2500],
    ['NEFT CR-SBIN0001234-PATIL STORES-SBINN52026110312', '', 1500],
    ['SMS ALERT CHRG', '', -18],
  ]);
  await chooseFile(page, hands, csv('november.csv', text));
  await expect(page.getByText('50200012345678')).toBeVisible();
  await expect(page.getByText('₹8,000', { exact: true })).toBeVisible();
  await page.screenshot({ path: info.outputPath('bank-preview.png') });
  await page.getByRole('button', { name: 'Take 4 lines in' }).click();
  await expect(page.getByText('4 new lines, 0 known before. Saved on this device.')).toBeVisible();

  // One key accepts what is sure; the other is asked about with its reason.
  await expect(page.getByText(/reference number is the same/)).toBeVisible();
  await page.screenshot({ path: info.outputPath('bank-matches.png') });
  await asksBeforeSecondReceipt(page);
  await page.keyboard.press('Shift+A');
  await expect(page.getByText('1 match accepted. Saved on this device.')).toBeVisible();
  const patil = page.getByRole('region', { name: 'Match for Patil Stores' });
  await expect(patil.getByText(/80 of 100: please look/)).toBeVisible();
  await patil.getByRole('button', { name: 'It is the same money' }).click();
  await expect(page.getByText('₹2,500 confirmed. Saved on this device.')).toBeVisible();
  await expect(page.getByText('Nothing to match.')).toBeVisible();

  // What no receipt explains becomes one, of the bank's day, confirmed at once.
  await page.getByRole('tab', { name: 'Lines without a receipt (1)' }).click();
  await page.screenshot({ path: info.outputPath('bank-lines.png') });
  await page.getByRole('button', { name: /Make a receipt from ₹1,500/ }).click();
  await page.getByRole('radio', { name: /Patil Stores/ }).click();
  await page.screenshot({ path: info.outputPath('bank-receipt.png') });
  await page.getByRole('button', { name: /Write the receipt for ₹1,500/ }).click();
  await expect(page.getByText(/written and confirmed\. Saved on this device\./)).toBeVisible();
  await expect(page.getByText('Every line of money in is explained.')).toBeVisible();
  await page.getByText('Money out', { exact: true }).click();
  await page.getByRole('button', { name: /^Put .*18.* aside$/ }).click();
  await page.getByRole('radio', { name: 'Bank charge' }).click();
  await page.getByRole('button', { name: 'Put aside', exact: true }).click();
  await expect(page.getByText('No line of money out waits.')).toBeVisible();

  // The same file again is one effect, and a match can be taken back.
  await page.getByRole('tab', { name: 'Statement' }).click();
  await chooseFile(page, hands, csv('november again.csv', text));
  await page.getByRole('button', { name: 'Take 4 lines in' }).click();
  await expect(page.getByText('Every line was known already. Nothing changed.')).toBeVisible();
  await page.getByRole('tab', { name: 'Matched' }).click();
  await page.screenshot({ path: info.outputPath('bank-done.png') });
  await page.getByRole('button', { name: `Take the match of Kulkarni Traders ${sure} back` }).click();
  await expect(page.getByRole('tab', { name: 'Receipts without a line (1)' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Matches (1)' })).toBeVisible();
  const { trialBalance, rebuiltEqual } = await ask(page, 'verifyLedger', {});
  expect([trialBalance, rebuiltEqual]).toEqual([{ INR: 0 }, true]);
  await door.close();
});

/** Money that seems to be a receipt's stands apart, and makes a second receipt only behind a question. */
async function asksBeforeSecondReceipt(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Lines without a receipt' }).click();
  await page.getByText('Seem to have a receipt').click();
  await expect(page.getByText(/May be the money of: Receipt/).first()).toBeVisible();
  await page
    .getByRole('button', { name: /Make a receipt from/ })
    .first()
    .click();
  await expect(page.getByRole('dialog', { name: 'Is this another payment?' })).toBeVisible();
  await page.getByRole('button', { name: 'No, leave it' }).click();
  await page.getByRole('tab', { name: /^Matches/ }).click();
}

test('a cheque taken ahead is cleared by its line of the bank, and one that came back opens its form filled in', async ({
  browser,
}, info) => {
  const door = await openLedger(browser, info, 'founded');
  const { page } = door;
  await goTo(page, 'i', 'Import receivables');
  await chooseFile(page, hands, claims);
  await runImport(page, hands, { creditor: /A trade supplier/, debtors: /Businesses/ });
  const found = await ask(page, 'search', { text: 'Kulkarni' });
  const accountId = found.parties[0]?.accounts[0]?.accountId ?? '';
  const { totalDueMinor, on } = await ask(page, 'readAccount', { accountId });
  for (const [number, amountMinor] of [
    ['004711', 4_000_00],
    ['004712', 2_500_00],
  ] as const) {
    const { instrumentId } = await ask(page, 'registerInstrument', {
      commandId: randomUUID(),
      accountId,
      instrumentKind: 'cheque',
      amountMinor,
      number,
      bank: 'State Bank, Pune',
      drawnOn: on,
    });
    await ask(page, 'presentInstruments', {
      commandId: randomUUID(),
      instrumentIds: [instrumentId],
      on,
    });
  }

  await goTo(page, 'n', 'Bank');
  const text = statement(on, [
    ['BY CLG 004711 STATE BANK PUNE', '', 4000],
    ['CHQ RTN 004712 FUNDS INSUFFICIENT', '', -2500],
    ['CHQ RTN CHRG 004712', '', -590],
  ]);
  await chooseFile(page, hands, csv('cheques.csv', text));
  await page.getByRole('button', { name: 'Take 3 lines in' }).click();

  // The credit proposes the cheque; accepting it clears the cheque and writes its receipt.
  const match = page.getByRole('region', { name: 'Match for Kulkarni Traders' });
  await expect(match.getByText('Cheque 004711, taken ahead')).toBeVisible();
  await expect(match.getByText(/clears the cheque on the bank's day/)).toBeVisible();
  await page.screenshot({ path: info.outputPath('bank-cheques.png') });
  await match.getByRole('button', { name: 'It is the same money' }).click();
  await expect(page.getByText('₹4,000 confirmed. Saved on this device.')).toBeVisible();
  expect((await ask(page, 'readAccount', { accountId })).totalDueMinor).toBe(totalDueMinor - 4_000_00);

  // The return opens the form of the cheque with the bank's day, reason and charge.
  const returns = page.getByRole('region', { name: 'Money the bank sent back' });
  await expect(returns.getByText('The bank says: Funds insufficient · charge ₹590')).toBeVisible();
  await returns.getByRole('link', { name: 'It came back: 004712' }).click();
  const dialog = page.getByRole('dialog', { name: /Cheque 004712/ });
  await expect(dialog.getByText(/Filled in from the line of the bank/)).toBeVisible();
  await expect(dialog.getByRole('combobox', { name: 'Reason of the bank' })).toHaveValue(
    'Funds insufficient',
  );
  await expect(dialog.getByLabel('What the bank took from us')).toHaveValue('590');
  await page.screenshot({ path: info.outputPath('bounce-filled-in.png') });
  await dialog.getByRole('button', { name: 'It came back' }).click();
  await expect(dialog.getByText(/Send the demand notice/)).toBeVisible();
  await page.keyboard.press('Escape');
  await goTo(page, 'n', 'Bank');
  await expect(page.getByRole('tab', { name: 'Matches (0)' })).toBeVisible();
  await page.getByRole('tab', { name: 'Matches (0)' }).click();
  await expect(page.getByText('Nothing to match.')).toBeVisible();
  const { trialBalance, rebuiltEqual } = await ask(page, 'verifyLedger', {});
  expect([trialBalance, rebuiltEqual]).toEqual([{ INR: 0 }, true]);
  await door.close();
});
