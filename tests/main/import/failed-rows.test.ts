import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failedRowsOf } from '../../../src/main/import/failed-rows.ts';
import { type ImportReading, readImport } from '../../../src/main/import/read-import.ts';
import {
  type FailedRowsWords,
  failedRowsFileName,
  failedRowsText,
} from '../../../src/shared/domain/failed-rows.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import { briefly, readText, synonyms } from './import-fixtures.ts';
import { listBytes } from './workbook-file.ts';

const words: FailedRowsWords = { column: 'What is wrong (Bahi)', sentenceOf: ({ problem }) => problem };

function failedOf({ table, imported }: ImportReading): string {
  return failedRowsText(failedRowsOf('list.csv', table, imported.problems), words);
}

const header = 'Customer,Invoice No,Due Date,Amount';

describe('a file of failed rows', () => {
  it('has the columns of its file, in front what is wrong, and only the rows that stayed out', () => {
    const text = failedOf(
      readText(`${header}\nAsha,B-1,2025-05-01,100.00\nRao,B-2,soon,"1,00"\n"More, Pune",B-3,2025-05-01,\n`),
    );
    expect(text).toBe(
      [
        '\ufeffWhat is wrong (Bahi),Customer,Invoice No,Due Date,Amount',
        '"Due Date: This is not a date, or none between 1900 and 2199. Amount: This amount cannot be read (it could mean two amounts).",Rao,B-2,soon,"1,00"',
        'Amount: There is no amount in this row.,"More, Pune",B-3,2025-05-01,',
        '',
      ].join('\r\n'),
    );
    expect(failedRowsFileName('Open items.xlsx', 'failed rows')).toBe('Open items failed rows.csv');
  });

  it('read again unmended fails at the same rows, also those too short and too long', () => {
    const good = Array.from({ length: 20 }, (_, at) => `C${at},G-${at},2025-05-01,1.00`);
    const first = readText(
      [header, ...good, 'Mane,B-3', 'Pawar,B-4,2025-05-01,1,234.00', 'Rao,B-5,x,1', ''].join('\n'),
    );
    const again = readText(failedOf(first), { remembered: [first.mapping] });
    expect([again.imported.rows, again.isPart]).toEqual([[], true]);
    expect(briefly(again.imported.problems)).toEqual([
      [2, null, 'shortRow'],
      [3, null, 'longRow'],
      [4, 'Due Date', 'dateUnreadable'],
    ]);
    expect(again.imported.assumed.map(({ code }) => code)).toContain('partOfFile');
    // The words of yesterday do not pile up.
    expect(failedOf(again).split('\r\n')[0]).toBe(failedOf(first).split('\r\n')[0]);
  });

  it('is made of a workbook, of Tally, and of semicolons as well, and is known for what it came from', () => {
    const date = { value: 45_748, style: 'date' } as const;
    const good = [2, 3, 4].map((at) => ['Asha', `B-${at}`, date, at]);
    const workbook = valueOrThrow(
      readImport(listBytes([header.split(','), ['Asha', 'B-1', date, 'five'], ...good]), synonyms),
    );
    expect(failedOf(workbook).split('\r\n')[1]).toMatch(/,Asha,B-1,2025-04-01,five$/);
    const tally = readText(
      '<ENVELOPE><BILLFIXED><BILLDATE>1-Apr-25</BILLDATE><BILLREF>1</BILLREF><BILLPARTY>A</BILLPARTY></BILLFIXED><BILLCL>x</BILLCL><BILLDUE>1-May-25</BILLDUE></ENVELOPE>',
    );
    const mended = readText(failedOf(tally).replace(',x,', ',-5.00,'), { remembered: [tally.mapping] });
    expect([mended.guess.shape, mended.imported.rows[0]?.amountMinor]).toEqual(['tallyBillsReceivable', 500]);
    const semicolons = readText(
      'Customer;Invoice No;Due Date;Amount\nA;1;2025-05-01;1,5\nB;2;x;2,5\nC;3;2025-05-01;2,5\n',
    );
    expect(failedOf(semicolons)).toContain('B;2;x;2,5');
  });

  it('runs no formula in a spreadsheet, and gives the same text back', () => {
    const first = readText(
      `${header}\nGood,1,2025-05-01,5\nGood,2,2025-05-01,5\nGood,3,2025-05-01,5\n"=HYPERLINK(""x"")",+1,x,-5\n@SUM(A1),-x,x,-5\n="0042",'7,x,5\n`,
    );
    const text = failedOf(first);
    for (const line of text.split('\r\n').slice(1)) expect(line).not.toMatch(/,[=+@](?!"0042)/);
    const again = readText(text.replaceAll(',x,', ',2025-05-01,'));
    expect(again.imported.rows.map((row) => [row.partyName, row.documentNumber, row.amountMinor])).toEqual([
      ['=HYPERLINK("x")', '+1', -500],
      ['@SUM(A1)', '-x', -500],
      ['0042', '7', 500],
    ]);
  });
});

const names = fc.constantFrom('Asha', 'Rao & Sons', '"Tai" More', 'आशा, पुणे', "O'Brien", '=Mane');
const row = fc.record({
  name: names,
  amount: fc.integer({ min: 1, max: 9_999_999 }),
  isBroken: fc.boolean(),
  how: fc.constantFrom('date', 'amount', 'name', 'short', 'long'),
});

describe('once mended', () => {
  it('comes in as if it had never failed', () => {
    const property = fc.property(fc.array(row, { minLength: 1, maxLength: 25 }), (made) => {
      const goodCells = made.map(({ name, amount }, at) => [
        name,
        `INV-${at}`,
        '2025-05-01',
        (amount / 100).toFixed(2),
        'x',
      ]);
      const cells = made.map(({ isBroken, how }, at) => {
        const [name = '', number = '', due = '', amount = '', note = ''] = goodCells[at] ?? [];
        if (!isBroken) return [name, number, due, amount, note];
        if (how === 'date') return [name, number, '30-Feb-2025', amount, note];
        if (how === 'amount') return [name, number, due, 'about 5', note];
        if (how === 'name') return ['', number, due, amount, note];
        return how === 'short' ? [name, number] : [name, number, due, '1', '000.00', note];
      });
      // Enough good rows that short ones are not taken for the habit of the file.
      const filler = Array.from({ length: 130 }, (_, at) => ['Filler', `F-${at}`, '2025-05-01', '1.00', 'x']);
      const toText = (rows: readonly (readonly string[])[]): string =>
        [['Customer', 'Invoice No', 'Due Date', 'Amount', 'Remarks'], ...filler, ...rows]
          .map((line) => `${line.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')}\n`)
          .join('');
      const first = readText(toText(cells));
      const failed = failedRowsOf('list.csv', first.table, first.imported.problems);
      expect(failed.rows).toHaveLength(made.filter(({ isBroken }) => isBroken).length);
      if (failed.rows.length === 0) return;
      const mended = {
        ...failed,
        rows: failed.rows.map((one) => ({ ...one, cells: goodCells[one.line - 132] ?? [] })),
      };
      const second = readText(failedRowsText(mended, words), { mapping: first.mapping });
      expect(second.imported.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      const claims = (reading: ImportReading) =>
        reading.imported.rows.map(({ partyKey, itemKey, amountMinor, dueOn }) =>
          JSON.stringify([partyKey, itemKey, amountMinor, dueOn]),
        );
      const whole = readText(toText(goodCells));
      expect([...claims(first), ...claims(second)].toSorted()).toEqual(claims(whole).toSorted());
    });
    expect(fc.check(property, { numRuns: 60, seed: 7 })).toMatchObject({
      failed: false,
      counterexample: null,
    });
  });
});
