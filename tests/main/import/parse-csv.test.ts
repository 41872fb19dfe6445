import { describe, expect, it } from 'vitest';
import { guessDelimiter } from '../../../src/main/import/guess-delimiter.ts';
import { type CsvOptions, parseCsv } from '../../../src/main/import/parse-csv.ts';
import type { ParsedTable } from '../../../src/main/import/parsed-table.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import { briefly, fixtureBytes, synonyms } from './import-fixtures.ts';

function textOf(name: string): string {
  return new TextDecoder().decode(fixtureBytes(name));
}

function tableOf(text: string, options?: CsvOptions): ParsedTable {
  return valueOrThrow(parseCsv(text, synonyms, options));
}

describe('the separator', () => {
  it.each([
    [',', 'Customer,Amount\nA,"1,5"\nB,2\n'],
    [';', 'Customer;Amount;Due\nA;1,5;01,02\nB;2,25;03,04\n'],
    ['\t', 'Customer\tAmount\nA, Pune\t1\nB, Camp\t2\n'],
    ['|', 'Customer|Amount\nA|1,5\nB|2;5\n'],
  ])('is found: %j', (delimiter, text) => {
    expect(guessDelimiter(text)).toBe(delimiter);
  });

  it('is the one that a first line names', () => {
    const table = tableOf(textOf('spreadsheet-text.csv'));
    expect([table.delimiter, table.headerLine]).toEqual([';', 2]);
  });

  it('is not there in prose', () => {
    expect(parseCsv(textOf('prose.csv'), synonyms)).toEqual({ ok: false, refusal: { code: 'noTable' } });
  });
});

describe('the row of column names', () => {
  it('is found below titles and dates', () => {
    const table = tableOf(textOf('preamble-and-totals.csv'));
    expect(table.headerLine).toBe(5);
    expect(table.header).toEqual(['Num', 'Customer', 'Date', 'Due Date', 'Amount', 'Open Balance', 'P.O. #']);
  });

  it('is found by its shape where no name is known', () => {
    expect(tableOf('Kto,Wert\n1,2\n3,4\n').header).toEqual(['Kto', 'Wert']);
  });

  it('may be said by a person', () => {
    const table = tableOf('Customer,Amount\nCode,Value\n1,2\n', { headerLine: 2 });
    expect([table.header, table.rows]).toEqual([['Code', 'Value'], [{ line: 3, cells: ['1', '2'] }]]);
  });

  it('gives every column a name of its own', () => {
    expect(tableOf(textOf('duplicate-headers.csv')).header).toEqual([
      'Customer No',
      'Name',
      'Name (2)',
      'Invoice No',
      'Date',
      'Date (2)',
      'Due Date',
      'Amount',
    ]);
  });

  it('must be there, and rows below it', () => {
    expect(parseCsv(textOf('no-header.csv'), synonyms)).toEqual({ ok: false, refusal: { code: 'noHeader' } });
    expect(parseCsv(textOf('only-header.csv'), synonyms)).toEqual({
      ok: false,
      refusal: { code: 'noRows', line: 1 },
    });
  });
});

describe('the rows', () => {
  it('carry the line they begin on across blank lines and quoted line ends', () => {
    const lines = (name: string) => tableOf(textOf(name)).rows.map((row) => row.line);
    expect(lines('preamble-and-totals.csv')).toEqual([7, 9, 11]);
    expect(lines('quoted-newlines.csv')).toEqual([2, 4, 7]);
  });

  it('leave out headings, repeated names, totals and notes, and say so', () => {
    expect(briefly(tableOf(textOf('preamble-and-totals.csv')).problems)).toEqual([
      [6, null, 'notARecord'],
      [10, null, 'repeatedHeader'],
      [12, null, 'notARecord'],
      [13, null, 'totalsRow'],
      [15, null, 'notARecord'],
    ]);
  });

  it('keep a customer whose name is Total', () => {
    const table = tableOf('Customer,Invoice No,Due Date,Amount\nTotal,1,2025-04-01,5\n');
    expect([table.rows.length, table.problems]).toEqual([1, []]);
  });

  it('are problems where they have too few or too many cells; empty cells at the end do not count', () => {
    const table = tableOf(textOf('ragged-rows.csv'));
    expect(table.rows.map((row) => row.line)).toEqual([2, 5, 6, 7, 8]);
    expect(table.problems).toEqual([
      {
        row: 3,
        column: null,
        severity: 'error',
        code: 'shortRow',
        params: { cells: 4, columns: 6 },
        problem: 'This row has 4 cells; the header has 6.',
      },
      {
        row: 4,
        column: null,
        severity: 'error',
        code: 'longRow',
        params: { cells: 8, columns: 6 },
        problem:
          'This row has 8 cells; the header has 6. A text or amount with the separator in it needs quotation marks.',
      },
    ]);
  });

  it('are filled up where a program leaves out empty cells as a habit', () => {
    const table = tableOf('Customer,Amount,Phone\nA,1\nB,2\nC,3,9822012345\nD,4\n');
    expect([table.rows.map((row) => row.cells), table.problems]).toEqual([
      [
        ['A', '1', ''],
        ['B', '2', ''],
        ['C', '3', '9822012345'],
        ['D', '4', ''],
      ],
      [],
    ]);
  });
});

describe('quotation marks that do not close', () => {
  it('cost their own line only', () => {
    const table = tableOf(textOf('stray-quotes.csv'));
    expect(table.rows.map((row) => [row.line, row.cells[1]])).toEqual([
      [2, 'Asha Traders'],
      [5, 'Deepa 12" Pipes'],
      [6, 'Ekta "Gold" Co'],
    ]);
    expect(briefly(table.problems)).toEqual([
      [3, null, 'brokenQuotes'],
      [4, null, 'brokenQuotes'],
    ]);
  });

  it('in hundreds of lines refuse the file', () => {
    const text = `Customer,Amount\n${'"A" B,1\n'.repeat(300)}`;
    expect(parseCsv(text, synonyms)).toEqual({
      ok: false,
      refusal: { code: 'tooManyBrokenQuotes', line: 202, limit: 200 },
    });
  });
});

describe('a file that stops in the middle', () => {
  it.each([
    ['truncated-in-row.csv', 4],
    ['truncated-in-quote.csv', 3],
  ])('is refused whole: %s', (name, line) => {
    expect(parseCsv(textOf(name), synonyms)).toEqual({ ok: false, refusal: { code: 'truncatedFile', line } });
  });

  it('is not one that merely lacks the last line end', () => {
    expect(tableOf('Customer,Amount\nA,1\nB,2').rows).toHaveLength(2);
  });

  it('is refused wherever a row of a whole file is cut before its last cell', () => {
    const whole = textOf('bad-dates.csv');
    const lastRow = whole.trimEnd().lastIndexOf('\n') + 1;
    const lastComma = whole.trimEnd().lastIndexOf(',');
    for (let end = lastRow + 1; end <= lastComma; end += 1) {
      expect(parseCsv(whole.slice(0, end), synonyms)).toEqual({
        ok: false,
        refusal: { code: 'truncatedFile', line: 10 },
      });
    }
  });
});
