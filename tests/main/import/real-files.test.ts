import { readFileSync } from 'node:fs';
import { describe, expect, it, type TestContext } from 'vitest';
import { compareWithLedger, rowToExistingItem } from '../../../src/main/import/dry-run.ts';
import {
  type ImportReading,
  type ReadImportOptions,
  readImport,
} from '../../../src/main/import/read-import.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import { countsByCode, realFile, synonyms } from './import-fixtures.ts';

function readReal(path: string, skip: TestContext['skip'], options?: ReadImportOptions): ImportReading {
  const file = realFile(path);
  if (file === null) return skip(`real data is not beside the project: ${path}`);
  return valueOrThrow(readImport(readFileSync(file), synonyms, options));
}

function againChangesNothing(reading: ImportReading): void {
  const { imported } = reading;
  const run = compareWithLedger(imported, imported.rows.map(rowToExistingItem));
  expect([run.created, run.updated, run.wouldClose, run.unchanged]).toEqual([
    [],
    [],
    [],
    imported.rows.length,
  ]);
}

describe('an open-items list of SAP', () => {
  const path = 'erp-open-items/sap-open-items.csv';

  it('gives 9,700 rows of 526 customers, two currencies to the cent, and 32 early due dates', ({ skip }) => {
    const reading = readReal(path, skip);
    const { imported } = reading;
    expect([imported.rowsRead, imported.rows.length, imported.parties.length]).toEqual([9_700, 9_700, 526]);
    expect(imported.byCurrency).toEqual({
      CAD: { count: 747, amountMinor: 4_447_100_908, outstandingMinor: 4_447_100_908 },
      USD: { count: 8_953, amountMinor: 27_511_371_683, outstandingMinor: 27_511_371_683 },
    });
    expect(countsByCode(imported.problems)).toEqual({ dueBeforePosted: 32 });
    expect(imported.assumed.map(({ code, params }) => [code, params])).toEqual([
      ['spellingsMerged', { spellings: 664, parties: 526 }],
      ['namesVary', { parties: 338 }],
      ['issuedFromPosted', {}],
      ['amountFromOutstanding', {}],
      ['floatNumbersCut', { cells: 9_700 }],
    ]);
    againChangesNothing(reading);
  });

  it('is mapped without the columns that somebody computed', ({ skip }) => {
    const { mapping, guess } = readReal(path, skip);
    expect(mapping.columns).toEqual({
      creditorReference: 'business_code',
      partyKey: 'cust_number',
      partyName: 'name_customer',
      documentNumber: 'doc_id',
      postedOn: 'posting_date',
      dueOn: 'due_in_date',
      currency: 'invoice_currency',
      outstanding: 'total_open_amount',
    });
    expect(
      guess.columns.filter((column) => column.because === 'derived').map((column) => column.column),
    ).toEqual(['Day_due', 'Delay_predict', 'Payment_date_predict', 'Aging_bucket']);
  });

  it('cut anywhere in its last row is refused, with nothing taken', ({ skip }) => {
    const file = realFile(path);
    if (file === null) return skip(`real data is not beside the project: ${path}`);
    const bytes = readFileSync(file);
    const read = readImport(bytes.subarray(0, bytes.length - 40), synonyms);
    expect(read).toEqual({ ok: false, refusal: { code: 'truncatedFile', line: 9_701 } });
  });
});

describe('a list of settled invoices', () => {
  const path = 'ibm-late-payments/WA_Fn-UseC_-Accounts-Receivable.csv';

  it('gives 2,466 invoices of 147,703.18 with month-first dates and the days they were paid', ({ skip }) => {
    const reading = readReal(path, skip, { currency: 'USD' });
    const { imported, mapping } = reading;
    expect([imported.rowsRead, imported.parties.length, imported.problems]).toEqual([2_466, 100, []]);
    expect(imported.byCurrency).toEqual({
      USD: { count: 2_466, amountMinor: 14_770_318, outstandingMinor: 0 },
    });
    expect(mapping.dateFormats).toEqual({
      issuedOn: 'monthFirst',
      dueOn: 'monthFirst',
      settledOn: 'monthFirst',
    });
    const late = imported.rows.filter((row) => row.settledOn !== null && row.settledOn > row.dueOn);
    expect(late).toHaveLength(877);
    expect(imported.rows[0]).toMatchObject({ documentNumber: '0000611365', settledOn: '2013-01-15' });
    againChangesNothing(reading);
  });

  it('as of the end of 2012 has 86 current and 13 late invoices to the cent', ({ skip }) => {
    const asOf = plainDate('2012-12-31');
    const open = readReal(path, skip).imported.rows.filter(
      (row) => row.issuedOn <= asOf && (row.settledOn === null || row.settledOn > asOf),
    );
    const current = open.filter((row) => row.dueOn >= asOf);
    const late = open.filter((row) => row.dueOn < asOf);
    const sum = (rows: typeof open) => rows.reduce((total, row) => total + row.amountMinor, 0);
    expect([current.length, sum(current), late.length, sum(late)]).toEqual([86, 493_632, 13, 78_874]);
  });

  it('without a word about its currency says that one was assumed', ({ skip }) => {
    const { imported } = readReal(path, skip);
    expect(imported.assumed.map(({ code, params }) => [code, params])).toEqual([
      ['currencyAssumed', { currency: 'INR' }],
      ['outstandingFromAmount', {}],
    ]);
  });
});

describe('a small business’s invoices without numbers', () => {
  it('give 5,916 rows with part payments and payment dates from days', ({ skip }) => {
    const reading = readReal('ap-invoices/invoices-to-2015.csv', skip);
    const { imported } = reading;
    expect([imported.rowsRead, imported.rows.length, imported.parties.length]).toEqual([5_916, 5_916, 2_551]);
    expect(imported.byCurrency).toEqual({
      INR: { count: 5_916, amountMinor: 697_079_970, outstandingMinor: 60_541_236 },
    });
    expect(countsByCode(imported.problems)).toEqual({ possibleDuplicate: 1, settledBeforeIssued: 5 });
    expect(new Set(imported.rows.map((row) => row.itemKey)).size).toBe(5_916);
    expect(imported.rows.filter((row) => row.settledOn === null)).toHaveLength(434);
    expect(imported.rows[0]).toMatchObject({
      issuedOn: '2011-04-26',
      dueOn: '2011-05-26',
      settledOn: '2011-05-09',
      settlements: [{ on: '2011-05-09', amountMinor: 67_278 }],
    });
    againChangesNothing(reading);
  });
});

describe('a list of charged-off debts', () => {
  it('has no dates and is refused without one, and taken with one', ({ skip }) => {
    const path = 'bank-debts/bank_data.csv';
    const { imported } = readReal(path, skip, { undatedOn: plainDate('2025-11-22') });
    expect([imported.rows.length, imported.parties.length, imported.problems]).toEqual([1_882, 1_882, []]);
    expect(imported.byCurrency).toEqual({
      INR: { count: 1_882, amountMinor: 519_425_900, outstandingMinor: 519_425_900 },
    });
    expect(readImport(readFileSync(realFile(path) ?? ''), synonyms)).toEqual({
      ok: false,
      refusal: { code: 'mappingIncomplete', missing: ['dates'] },
    });
  });
});
