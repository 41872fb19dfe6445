import { describe, expect, it } from 'vitest';
import {
  type FailedRows,
  failedRowsFileName,
  failedRowsText,
} from '../../../src/shared/domain/failed-rows.ts';

const words = { column: 'Was falsch ist (Bahi)', sentenceOf: ({ code }: { code: string }) => `<${code}>` };
const problem = (code: string, column: string | null) => ({ column, code, params: {}, problem: '' });

function textOf(rows: FailedRows['rows'], delimiter = ','): string {
  return failedRowsText({ fileName: 'a.csv', header: ['Name', 'Amount'], delimiter, rows }, words);
}

describe('the text of failed rows', () => {
  it('has the words of the caller in front of the cells of the file, and a mark for spreadsheets', () => {
    const rows = [
      { line: 2, cells: ['Rao', 'x'], problems: [problem('odd', 'Amount'), problem('bad', null)] },
    ];
    expect(textOf(rows)).toBe('\ufeffWas falsch ist (Bahi),Name,Amount\r\nAmount: <odd> <bad>,Rao,x\r\n');
  });

  it('quotes what the separator, a quotation mark, a line end or a space at an end would change', () => {
    const cells = ['a,b', 'c"d', 'e\nf', ' g', 'h;i'];
    expect(textOf([{ line: 2, cells, problems: [] }]).split('\r\n')[1]).toBe(',"a,b","c""d","e\nf"," g",h;i');
    expect(textOf([{ line: 2, cells, problems: [] }], ';').split('\r\n')[1]).toBe(
      ';a,b;"c""d";"e\nf";" g";"h;i"',
    );
  });

  it('makes no formula of a cell, and leaves negative amounts and texts of formulas as they are', () => {
    const cells = ['=1+1', '+91 98220', '@x', '-500.00', '-', '="0042"', '-1(2)'];
    expect(textOf([{ line: 2, cells, problems: [] }]).split('\r\n')[1]).toBe(
      `,'=1+1,'+91 98220,'@x,-500.00,'-,"=""0042""",-1(2)`,
    );
  });
});

it('the name of the file stands beside the one the rows came from', () => {
  expect(
    ['Open items.xlsx', 'list', 'a.b.csv'].map((name) => failedRowsFileName(name, 'failed rows')),
  ).toEqual(['Open items failed rows.csv', 'list failed rows.csv', 'a.b failed rows.csv']);
});
