import { expect, it } from 'vitest';
import { currencySaidIn } from '../../../src/main/import/said-currency.ts';
import { briefly, readText } from './import-fixtures.ts';

it.each([
  ['₹ 1,00,000', 'INR'],
  ['Rs. 500/-', 'INR'],
  ['rs500', 'INR'],
  ['-₹500', 'INR'],
  ['(US$ 20.50)', 'USD'],
  ['EUR 5', 'EUR'],
  ['500.00 INR', 'INR'],
  ['500€', 'EUR'],
  ['£5', 'GBP'],
  ['$5', null],
  ['500.00 Cr', null],
  ['500 Dr.', null],
  ['500', null],
  ['', null],
  ['about 5', null],
  ['constructor 5', null],
])('the amount %j names %s', (amount, currency) => {
  expect(currencySaidIn(amount)).toBe(currency);
});

it('amounts of several currencies without a column for them stay apart; a bare dollar says too little', () => {
  const { imported } = readText(
    'Customer,Invoice No,Due Date,Amount\nA,1,2025-04-01,₹ 500\nA,2,2025-04-01,US$ 20\nA,3,2025-04-01,EUR 7\nA,4,2025-04-01,$ 9\n',
  );
  expect(imported.rows.map((row) => [row.currency, row.amountMinor])).toEqual([
    ['INR', 50_000],
    ['USD', 2_000],
    ['EUR', 700],
  ]);
  expect(briefly(imported.problems)).toEqual([[5, 'Amount', 'amountUnreadable']]);
});
