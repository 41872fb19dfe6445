import { expect, test } from 'vitest';

import { fixtureAnswers } from '../../fixture-answers.ts';
import { atDesk, faultsOf, goTo, inField, startPages, withPage } from '../../fixture-page.ts';

startPages();

const answers = fixtureAnswers;

test.each([
  ['desk', atDesk],
  ['field', inField],
] as const)(
  'every part of the office’s figures is sound in the %s',
  { timeout: 60_000 },
  async (_, shown) => {
    await withPage(shown, answers, async (open) => {
      const { page } = open;
      await goTo(page, '#/office');
      await page.getByRole('heading', { level: 1, name: 'Office figures' }).waitFor();
      await page.getByText('Shree Ganesh Traders').first().waitFor();
      expect(await faultsOf(open, shown.density)).toEqual([]);
      for (const [tab, words] of [
        ['Not in the file (1)', 'INV/009'],
        ['Receipts files', 'Tally (receipt vouchers, XML)'],
        ['What a file changed', 'Lower'],
      ] as const) {
        await page.getByRole('tab', { name: tab }).click();
        await page.getByText(words).first().waitFor();
        expect(await faultsOf(open, shown.density), tab).toEqual([]);
      }
    });
  },
);

test('a difference says both figures and what it may be; the choice is sent as it was shown', async () => {
  await withPage(atDesk, answers, async ({ page, sent }) => {
    await goTo(page, '#/office');
    const card = page.getByRole('region', { name: 'Shree Ganesh Traders, open items.csv' });
    await card.getByText('states ₹4,100 less than the file before it').waitFor();
    const figures = await card.locator('dl').locator('dt, dd').allTextContents();
    expect(figures).toEqual([
      'Ask for at most',
      '₹5,900',
      'The office states',
      '₹5,900',
      'If it is other money',
      '₹1,900',
    ]);
    await card
      .getByRole('button', { name: /₹100 tax deducted at source: 1 % under 393\(1\) contractor/ })
      .click();
    await page.getByText('Decided. Saved on this device.').waitFor();
    expect(sent('decideDifference')).toMatchObject([
      {
        accountId: 'account-1',
        importId: 'import-2',
        receipts: [{ receiptId: 'receipt-1', amountMinor: 400_000 }],
        parts: [{ reason: 'taxDeducted', amountMinor: 10_000 }],
      },
    ]);
  });
});

test('missing claims are closed only with a reason, and a rejected receipt is sent again', async () => {
  await withPage(atDesk, answers, async ({ page, sent }) => {
    await goTo(page, '#/office');
    await page.getByRole('tab', { name: 'Not in the file (1)' }).click();
    await page.getByLabel('Choose INV/009 of Shree Ganesh Traders').check();
    expect(await page.getByRole('button', { name: 'Close 1 claim' }).isDisabled()).toBe(true);
    await page.getByLabel('Why they are gone').first().click();
    await page.getByRole('option', { name: 'Paid to the office' }).click();
    await page.getByRole('button', { name: 'Close 1 claim' }).click();
    await expect
      .poll(() => sent('closeMissing'))
      .toMatchObject([{ reason: 'paidElsewhere', itemIds: ['item-9'] }]);
    await page.getByRole('tab', { name: 'Receipts files' }).click();
    await page.getByRole('button', { name: 'Receipts: file 1' }).click();
    await page.getByText('No such ledger').waitFor();
    await page.getByRole('button', { name: 'Send again' }).click();
    await expect
      .poll(() => sent('settleRejection'))
      .toMatchObject([{ decision: 'sendAgain', receiptId: 'receipt-1' }]);
  });
});
