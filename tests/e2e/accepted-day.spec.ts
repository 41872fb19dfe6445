import { expect, test } from '@playwright/test';

import { restTag } from '../../bin/lanes.mjs';
import { plainDate } from '../../src/shared/domain/dates.ts';
import { ask } from '../helpers/e2e/ask.ts';
import { mouseHands } from '../helpers/e2e/hands.ts';
import { chooseFile } from '../helpers/e2e/import-screen.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';
import { goTo as goWithKey } from '../helpers/e2e/session-screens.ts';

/** The words that one account's charges stand on: the tax inside a late fee, and the day from which interest runs. */
test('a late fee shows the tax inside it, and interest from which day it runs, on the screen and on paper', async ({
  browser,
}, info) => {
  const door = await openLedger(browser, info, 'trade');
  const { page } = door;
  const { rows } = await ask(page, 'listWorklist', { offset: 0, limit: 50 });
  const accounts = await Promise.all(
    rows.map((row) => ask(page, 'readAccount', { accountId: row.accountId })),
  );
  const late = accounts.find(({ daysPastDue, currency }) => daysPastDue > 60 && currency === 'INR');
  const { accountId = '', book } = late ?? {};
  const terms = {
    interest: { regime: 'msmed', rests: 'appointedDay', agreedDays: null },
    penal: null,
    lateFee: {
      rule: { kind: 'flat', amountMinor: 500_00 },
      graceDays: 5,
      capMinor: null,
      gstPercent: '18',
      gstSupply: 'withinState',
    },
    clause: 'on the invoice',
  } as const;
  await ask(page, 'setChargeTerms', {
    commandId: '01a05bfc-d5af-7ac7-8236-0000000000aa',
    bookId: book?.bookId ?? '',
    fromOn: plainDate('2020-01-01'),
    terms,
  });
  const goTo = (address: string): Promise<void> =>
    page.evaluate((to) => {
      location.hash = `#${to}`;
    }, address);

  await goTo(`/account/${accountId}`);
  await page.getByRole('button', { name: 'Why this amount' }).click();
  const drawer = page.getByRole('dialog', { name: 'Why this amount' });
  const tax = drawer.getByRole('table', { name: 'Tax inside the fee' }).first();
  await expect(tax).toContainText('CGST 9%');
  const lines = await tax
    .locator('[data-tax-line]')
    .evaluateAll((found) => found.map((line) => Number(line.getAttribute('data-tax-line'))));
  expect(lines).toEqual([423_73, 38_14, 38_14, -1]);
  await expect(drawer.getByText(/No day of acceptance was told/).first()).toBeVisible();
  await tax.scrollIntoViewIfNeeded();
  await page.screenshot({ path: info.outputPath('why-tax.png') });

  await goTo(`/paper/statement/${accountId}`);
  await expect(page.getByText('Taxable value').first()).toBeVisible();
  await expect(page.getByText('SGST 9 %').first()).toBeVisible();
  await page.getByText('Taxable value').first().scrollIntoViewIfNeeded();
  await page.screenshot({ path: info.outputPath('statement-tax.png') });
  await door.close();
});

/** Columns that are optional stand in the wizard beside the others, and what they get wrong is said. */
test(
  'the wizard knows the parts of an instalment and the day of acceptance, and says where parts do not add up',
  { tag: restTag },
  async ({ browser }, info) => {
    const door = await openLedger(browser, info, 'founded');
    const { page } = door;
    await goWithKey(page, 'i', 'Import receivables');
    const csv = [
      'Loan No,Borrower Name,EMI Date,EMI Amount,Principal Due,Interest Due,Late Fee,Acceptance Date',
      'L-1,Sunita Jadhav,2026-10-05,4150.00,3000.00,1000.00,150.00,2026-09-12',
      'L-2,Ravi More,2026-10-05,4150.00,3000.00,1000.00,,2026-09-13',
    ].join('\n');
    await chooseFile(page, mouseHands(), {
      name: 'dues.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(csv),
    });
    const meanings = [
      ['Principal Due', 'Of it principal'],
      ['Interest Due', 'Of it interest'],
      ['Late Fee', 'Of it fees'],
      ['Acceptance Date', 'Day of acceptance (MSMED Act)'],
    ] as const;
    for (const [column, meaning] of meanings) {
      await expect(page.getByRole('combobox', { name: `Meaning of column ${column}` })).toHaveValue(meaning);
    }
    await expect(
      page.getByText(/do not come to the amount; the claim was taken without them/).first(),
    ).toBeVisible();
    await page.screenshot({ path: info.outputPath('wizard-parts.png'), fullPage: true });
    await door.close();
  },
);
