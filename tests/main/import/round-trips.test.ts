import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { compareWithLedger, rowToExistingItem } from '../../../src/main/import/dry-run.ts';
import { failedRowsOf } from '../../../src/main/import/failed-rows.ts';
import { type ImportReading, readImport } from '../../../src/main/import/read-import.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { failedRowsText } from '../../../src/shared/domain/failed-rows.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import { countsByCode, synonyms, textBytes } from './import-fixtures.ts';
import { listBytes } from './workbook-file.ts';

/** Every file beside the project: what is a list of claims comes in, all else is refused by name. */
const folder = resolve(import.meta.dirname, '../../../../shared/data');

function filesUnder(directory: string): readonly string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => resolve(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** What comes of each: rows, error rows, or the code of the refusal. The rest is no list of claims. */
const expected: Readonly<Record<string, readonly [rows: number, failed: number]>> = {
  'ap-invoices/invoices-to-2015.csv': [5_916, 0],
  'bank-debts/bank_data.csv': [1_882, 0],
  'erp-open-items/sap-open-items.csv': [9_700, 0],
  'ibm-late-payments/WA_Fn-UseC_-Accounts-Receivable.csv': [2_466, 0],
};

function readFileOf(name: string) {
  return readImport(readFileSync(resolve(folder, name)), synonyms, { undatedOn: plainDate('2025-11-22') });
}

function claimsOf({ imported }: ImportReading) {
  return imported.rows.map((row) => ({ ...row, line: 0 }));
}

const files = filesUnder(folder);

it.skipIf(files.length === 0)('every file beside the project is read or refused, with a report', () => {
  const report = files.map((name) => {
    const read = readFileOf(name);
    if (!read.ok) return [name, `refused: ${read.refusal.code}`] as const;
    const { imported } = read.value;
    const words = `${imported.rows.length} rows, ${imported.parties.length} parties, problems ${JSON.stringify(countsByCode(imported.problems))}, assumed ${imported.assumed.map(({ code }) => code).join(' ')}`;
    return [name, words] as const;
  });
  if (process.env['BAHI_REPORT'] !== undefined)
    process.stdout.write(`${report.map((line) => line.join(': ')).join('\n')}\n`);
  const taken = report.filter(([, words]) => !words.startsWith('refused')).map(([name]) => name);
  expect(taken.filter((name) => expected[name] !== undefined)).toEqual(Object.keys(expected));
  expect(report.filter(([, words]) => words.includes('undefined'))).toEqual([]);
});

it.skipIf(files.length === 0).each(Object.entries(expected))(
  '%s goes round as CSV, as a workbook and a second time',
  (name, [rows, failed]) => {
    const reading = valueOrThrow(readFileOf(name));
    const { imported, table, mapping } = reading;
    const broken = failedRowsOf(name, table, imported.problems);
    expect([imported.rows.length, broken.rows.length]).toEqual([rows, failed]);
    // Twice is once.
    const run = compareWithLedger(imported, imported.rows.map(rowToExistingItem));
    expect([run.created, run.updated, run.unchanged]).toEqual([[], [], rows]);
    // Written by our own writer and as a workbook of texts, it says the same.
    const options = { mapping, undatedOn: plainDate('2025-11-22') };
    const allRows = table.rows.map((row) => ({ ...row, problems: [] }));
    const csv = failedRowsText(
      { ...broken, rows: allRows },
      { column: 'What is wrong (Bahi)', sentenceOf: () => '' },
    );
    expect(claimsOf(valueOrThrow(readImport(textBytes(csv), synonyms, options)))).toEqual(claimsOf(reading));
    const workbook = listBytes([table.header, ...table.rows.map(({ cells }) => cells)]);
    expect(claimsOf(valueOrThrow(readImport(workbook, synonyms, options)))).toEqual(claimsOf(reading));
  },
  60_000,
);
