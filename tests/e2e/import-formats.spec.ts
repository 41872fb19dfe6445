import { readFile } from 'node:fs/promises';

import { expect, test } from '@playwright/test';

import { plainDate } from '../../src/shared/domain/dates.ts';
import { ask } from '../helpers/e2e/ask.ts';
import { mouseHands } from '../helpers/e2e/hands.ts';
import { chooseFile, runImport } from '../helpers/e2e/import-screen.ts';
import { openLedger } from '../helpers/e2e/open-ledger.ts';
import { goTo } from '../helpers/e2e/session-screens.ts';
import { workbookBytes } from '../main/import/workbook-file.ts';

const law = { creditor: /A trade supplier/, debtors: /Businesses/ };
const hands = mouseHands();
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const header = ['Customer Code', 'Customer Name', 'Invoice No', 'Due Date', 'Amount'];
const workbook = workbookBytes({
  sheets: [
    { name: 'Cover', rows: [['Kulkarni Traders']] },
    {
      name: 'Open items',
      rows: [
        ['Kulkarni Traders, Pune'],
        header,
        ['C1', 'Asha Traders', 'INV-1', '03/04/2026', 1000.5],
        ['C2', 'Rao & Sons', 'INV-2', '05/06/2026', 'about 70'],
        ['C3', 'Mane Stores', 'INV-3', '07/08/2026', 70],
        ['Total', null, null, null, 1070.5],
      ],
    },
    { name: 'Paid', rows: [header, ['C1', 'Asha Traders', 'INV-0', '03/04/2026', 5]] },
  ],
});

const bill = (ref: string, closing: string): string =>
  `<BILLFIXED>\r\n<BILLDATE>1-Apr-26</BILLDATE>\r\n<BILLREF>${ref}</BILLREF>\r\n<BILLPARTY>Tally Mart</BILLPARTY>\r\n</BILLFIXED>\r\n<BILLCL>${closing}</BILLCL>\r\n<BILLDUE>1-May-26</BILLDUE>\r\n<BILLOVERDUE>10</BILLOVERDUE>\r\n`;
const tally = `<ENVELOPE>\r\n${bill('T/1', '-1180.00')}${bill('T/2', '-20.00')}${bill('', '300.00')}</ENVELOPE>\r\n`;

test('a workbook: the sheet is chosen, dates are asked for, failed rows are mended and come in', async ({
  browser,
}, info) => {
  const door = await openLedger(browser, info, 'founded');
  const { page } = door;
  await goTo(page, 'i', 'Import receivables');
  await chooseFile(page, hands, { name: 'open.xlsx', mimeType: xlsx, buffer: Buffer.from(workbook) });
  await expect(page.getByText('An Excel workbook.')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Sheet', exact: true })).toHaveValue('Open items');
  await expect(page.getByText('03/04/2026 is Fri, 3 Apr 2026, or Wed, 4 Mar 2026')).toBeVisible();
  await expect(page.getByText(/This amount cannot be read/).first()).toBeVisible();
  await hands.activate(page.getByRole('radio', { name: 'day/month/year' }));
  await runImport(page, hands, law);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    hands.activate(page.getByRole('button', { name: 'Save the rows that stay out' })),
  ]);
  expect(download.suggestedFilename()).toBe('open failed rows.csv');
  const failed = await readFile(await download.path(), 'utf8');
  expect(failed).toContain('What is wrong (Bahi),Customer Code,Customer Name,Invoice No,Due Date,Amount');
  await hands.activate(page.getByRole('button', { name: 'Import another file' }));
  const mended = Buffer.from(failed.replace('about 70', '70.00'));
  await chooseFile(page, hands, { name: 'mended.csv', mimeType: 'text/csv', buffer: mended });
  await hands.activate(page.getByRole('button', { name: 'Import 1 row' }));
  await expect(page.getByText('Saved on this device.')).toBeVisible();
  const aging = await ask(page, 'reportAging', { asOf: plainDate('2026-08-31') });
  expect(aging.byCurrency['INR']).toMatchObject({
    totalMinor: 100_050 + 7_000 + 7_000,
    buckets: {
      '1-30': { count: 1, amountMinor: 7_000 },
      '61-90': { count: 1, amountMinor: 7_000 },
      '>120': { count: 1, amountMinor: 100_050 },
    },
  });
  await page.getByRole('button', { name: 'Go to Today' }).click();
  await expect(page.getByText('Asha Traders').first()).toBeVisible();
  await door.close();
});

test('Tally’s Bills Receivable: named as such, debits owed, money on account kept as credit', async ({
  browser,
}, info) => {
  const door = await openLedger(browser, info, 'founded');
  const { page } = door;
  await goTo(page, 'i', 'Import receivables');
  await chooseFile(page, hands, { name: 'bills.xml', mimeType: 'text/xml', buffer: Buffer.from(tally) });
  await expect(page.getByText('This is Tally’s “Bills Receivable”.')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Those with a minus' })).toBeChecked();
  await runImport(page, hands, law);
  const aging = await ask(page, 'reportAging', { asOf: plainDate('2026-05-31') });
  expect(aging.byCurrency['INR']).toMatchObject({ totalMinor: 120_000, unappliedMinor: 30_000 });
  await page.getByRole('button', { name: 'Go to Today' }).click();
  await expect(page.getByText('Tally Mart').first()).toBeVisible();
  await door.close();
});

test('columns that nobody knows are named by hand, with samples of what stands in them', async ({
  browser,
}, info) => {
  const door = await openLedger(browser, info, 'founded');
  const { page } = door;
  await goTo(page, 'i', 'Import receivables');
  const file = 'Kunde,Betrag,Datum\nAsha Traders,100.00,2026-04-03\nRao,70.00,2026-05-03\n';
  await chooseFile(page, hands, { name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await expect(page.getByText(/Still needed: customer number or name, amount, due date/)).toBeVisible();
  await expect(page.getByText('Asha Traders · Rao')).toBeVisible();
  const meanings = { Kunde: 'Customer name', Betrag: 'Open amount', Datum: 'Due date' } as const;
  for (const [column, meaning] of Object.entries(meanings)) {
    await hands.activate(page.getByRole('combobox', { name: `Meaning of column ${column}` }));
    await hands.activate(page.getByRole('option', { name: meaning, exact: true }));
  }
  await runImport(page, hands, law);
  const aging = await ask(page, 'reportAging', { asOf: plainDate('2026-08-31') });
  expect(aging.byCurrency['INR']?.totalMinor).toBe(17_000);
  await door.close();
});
