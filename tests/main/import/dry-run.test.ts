import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWithLedger, type ExistingItem, rowToExistingItem } from '../../../src/main/import/dry-run.ts';
import type { ImportedRows } from '../../../src/main/import/rows.ts';
import { readFixture, readText } from './import-fixtures.ts';

const header = 'Customer No,Invoice No,Invoice Date,Due Date,Amount,Outstanding,Currency\n';
const book = `${header}1,A-1,2025-04-01,2025-05-01,100,100,INR\n1,A-2,2025-04-01,2025-05-01,50,0,INR\n2,B-1,2025-04-01,2025-05-01,70,70,USD\n`;

function held(imported: ImportedRows): readonly ExistingItem[] {
  return imported.rows.map(rowToExistingItem);
}

describe('a dry run', () => {
  it('on an empty ledger creates every row and gives the totals by currency', () => {
    const { imported } = readText(book);
    expect(compareWithLedger(imported, [])).toEqual({
      created: imported.rows,
      updated: [],
      unchanged: 0,
      wouldClose: [],
      nearlyNamed: [],
      rowsRead: 3,
      problems: [],
      assumed: imported.assumed,
      byCurrency: {
        INR: { count: 2, amountMinor: 15_000, outstandingMinor: 10_000 },
        USD: { count: 1, amountMinor: 7_000, outstandingMinor: 7_000 },
      },
    });
  });

  it('says which facts change, what is new, and what is open but no longer in the file', () => {
    const before = held(readText(book).imported);
    const later = readText(
      `${header}1,A-1,2025-04-01,2025-05-15,100,60,INR\n3,C-1,2025-04-01,2025-05-01,5,5,INR\n`,
    ).imported;
    const run = compareWithLedger(later, before);
    expect(run.created.map((row) => row.itemKey)).toEqual(['C-1']);
    expect(run.updated.map(({ row, changes }) => [row.itemKey, changes])).toEqual([
      [
        'A-1',
        [
          { fact: 'outstandingMinor', before: 10_000, after: 6_000 },
          { fact: 'dueOn', before: '2025-05-01', after: '2025-05-15' },
        ],
      ],
    ]);
    expect([run.unchanged, run.wouldClose.map((item) => item.itemKey)]).toEqual([0, ['B-1']]);
  });

  it('leaves an item alone that comes back in another currency', () => {
    const before = held(readText(book).imported);
    const run = compareWithLedger(readText(book.replace('70,70,USD', '70,70,CAD')).imported, before);
    expect([run.created, run.updated, run.unchanged, run.wouldClose]).toEqual([[], [], 2, []]);
    expect(run.problems.map(({ row, code, params }) => [row, code, params])).toEqual([
      [4, 'currencyChanged', { was: 'USD', now: 'CAD' }],
    ]);
  });

  it('does not take for a change what the file does not say', () => {
    const amountsOnly = 'Customer No,Invoice No,Due Date,Amount\n1,A-1,2025-05-01,100\n';
    const { imported } = readText(amountsOnly);
    const paidInPart = held(imported).map((item) => ({
      ...item,
      outstandingMinor: 4_000,
      issuedOn: '2025-04-09',
    }));
    expect(compareWithLedger(imported, paidInPart as ExistingItem[]).unchanged).toBe(1);
  });

  it.each([
    'invoice-lines.csv',
    'no-numbers.csv',
    'spreadsheet-text.csv',
    'duplicates.csv',
    'devanagari.csv',
  ])('after an import of the same file finds nothing to do: %s', (name) => {
    const { imported } = readFixture(name);
    const run = compareWithLedger(imported, held(readFixture(name).imported));
    expect([run.created, run.updated, run.wouldClose, run.unchanged]).toEqual([
      [],
      [],
      [],
      imported.rows.length,
    ]);
    expect(imported.rows.length).toBeGreaterThan(0);
  });
});

const line = fc
  .record({
    customer: fc.constantFrom('1', '01', '2.0', '2', 'Z', ''),
    number: fc.constantFrom('', '', '7', '07', '8.0', 'X/9'),
    text: fc.constantFrom('', 'Milk', 'milk ', '"a, b"', '"c\nd"'),
    due: fc.constantFrom('2025-05-01', '2025-06-01', '2025-02-30', ''),
    amount: fc.constantFrom('100', '"1,00,000.50"', '-5', 'x', ''),
    outstanding: fc.constantFrom('0', '40', '100', ''),
    currency: fc.constantFrom('INR', 'USD', ''),
  })
  .map((row) => Object.values(row).join(','));

describe('a number that comes again with other zeros in front', () => {
  const header = 'Customer,Invoice No,Due Date,Amount\n';
  const ledger = readText(`${header}A,0000611365,2025-04-01,5\nA,0042,2025-04-01,6\nB,7,2025-04-01,7\n`)
    .imported.rows.map(rowToExistingItem)
    .map(({ itemKey, ...item }) => ({ ...item, itemKey: `absent:${itemKey}`, storedKey: itemKey }));

  it('is shown and neither merged nor taken as new, and its claim is not missing', () => {
    const { imported } = readText(`${header}A,611365,2025-04-01,5\nA,43,2025-04-01,6\nB,07,2025-04-01,7\n`);
    const run = compareWithLedger(imported, ledger);
    expect(run.created.map((row) => row.itemKey)).toEqual(['43']);
    expect(run.problems.map(({ row, code, severity }) => [row, code, severity])).toEqual([
      [2, 'zerosLost', 'error'],
      [4, 'zerosLost', 'error'],
    ]);
    expect(run.nearlyNamed.map((item) => item.storedKey)).toEqual(['0000611365', '7']);
    expect(run.wouldClose.map((item) => item.storedKey)).toEqual(['0042']);
  });

  it('of another customer is another number', () => {
    const { imported } = readText(`${header}B,611365,2025-04-01,5\n`);
    expect(compareWithLedger(imported, ledger).created).toHaveLength(1);
  });
});

describe('importing twice', () => {
  it('is importing once, whatever the rows are', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
        const text = `Customer No,Invoice No,Details,Due Date,Amount,Outstanding,Currency\n${lines.join('\n')}\n`;
        const mapping = {
          version: 1 as const,
          columns: {
            partyKey: 'Customer No',
            documentNumber: 'Invoice No',
            description: 'Details',
            dueOn: 'Due Date',
            amount: 'Amount',
            outstanding: 'Outstanding',
            currency: 'Currency',
          },
          dateFormats: {},
          decimals: { amount: 'point' as const, outstanding: 'point' as const },
          currency: null,
        };
        const first = readText(text, { mapping }).imported;
        const run = compareWithLedger(readText(text, { mapping }).imported, held(first));
        expect([run.created, run.updated, run.wouldClose, run.unchanged]).toEqual([
          [],
          [],
          [],
          first.rows.length,
        ]);
        const kept = new Set(first.rows.map((row) => row.line));
        const lost = new Set(
          first.problems
            .filter((problem) => problem.severity === 'error' || problem.code === 'duplicateRow')
            .map((problem) => problem.row),
        );
        // Every row of the file is a claim or has a problem that says why not, and never both.
        expect(kept.size).toBe(first.rows.length);
        expect(kept.size + lost.size).toBe(first.rowsRead);
        expect([...kept].filter((row) => lost.has(row))).toEqual([]);
      }),
    );
  });
});
