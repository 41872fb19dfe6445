import { expect, it } from 'vitest';
import { compareWithLedger, rowToExistingItem } from '../../../src/main/import/dry-run.ts';
import { tellTime } from '../../helpers/told-time.ts';
import { readText } from './import-fixtures.ts';

/** The bar is 20 s for the whole import (decided 30); reading is the smaller part of it. */
const readingLimitMs = 15_000;

function wideList(rows: number): string {
  const lines = [
    'Customer No,Customer Name,Mobile,Address,Invoice No,Invoice Date,Due Date,Amount,Outstanding,Currency',
  ];
  for (let at = 0; at < rows; at += 1) {
    const customer = at % 3_000;
    const mobile = 9_822_000_000 + customer;
    const day = String((at % 28) + 1).padStart(2, '0');
    const broken = at % 100 === 99 ? 'x' : '';
    lines.push(
      `${String(customer).padStart(8, '0')},Customer ${customer},${mobile},"Shop ${customer}, Laxmi Road",INV-${at},${day}/04/2025,${day}/05/2025,"1,00,${String(at % 1000).padStart(3, '0')}.50",${broken}500.00,INR`,
    );
  }
  return `${lines.join('\n')}\n`;
}

it('reads 50,000 rows with one bad in a hundred', () => {
  const text = wideList(50_000);
  const startedAtMs = performance.now();
  const { imported } = readText(text);
  const run = compareWithLedger(imported, imported.rows.map(rowToExistingItem));
  tellTime('reading 50,000 rows', performance.now() - startedAtMs, readingLimitMs);
  // Customers 99, 199 and so on have bad rows only.
  expect([
    imported.rowsRead,
    imported.rows.length,
    imported.problems.length,
    imported.parties.length,
  ]).toEqual([50_000, 49_500, 500, 2_970]);
  expect([run.unchanged, run.created.length, run.updated.length]).toEqual([49_500, 0, 0]);
});

it('reads 50,000 rows line by line after one stray quotation mark as well', () => {
  const text = wideList(50_000).replace('Customer 7,', '"Customer" 7,');
  const startedAtMs = performance.now();
  const { imported } = readText(text);
  tellTime('reading 50,000 rows', performance.now() - startedAtMs, readingLimitMs);
  expect(imported.rows.length).toBe(49_499);
});
