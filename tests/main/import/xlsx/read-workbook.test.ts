import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ImportRefusal } from '../../../../src/main/import/import-refusals.ts';
import { type ImportReading, readImport } from '../../../../src/main/import/read-import.ts';
import { unpackText, WorkbookFault } from '../../../../src/main/import/xlsx/unpack.ts';
import { zipEntriesOf } from '../../../../src/main/import/xlsx/zip-entries.ts';
import { valueOrThrow } from '../../../../src/shared/lib/result.ts';
import { briefly, synonyms } from '../import-fixtures.ts';
import { listBytes, type MadeCell, workbookBytes } from '../workbook-file.ts';

const header = ['Customer No', 'Customer Name', 'Invoice No', 'Invoice Date', 'Due Date', 'Amount'];
const date = (value: number): MadeCell => ({ value, style: 'date' });
/** 1 April 2025 and 1 May 2025 in the date system of 1900. */
const [april, may] = [45_748, 45_778];
const rows: readonly (readonly MadeCell[])[] = [
  header,
  ['C1', 'आशा Traders & Sons', 'INV-1', date(april), date(may), 1000.5],
  ['C2', 'Bharat <Stores>', 'INV-2', date(april), date(may), 70],
];

function readingOf(bytes: Uint8Array, options = {}): ImportReading {
  return valueOrThrow(readImport(bytes, synonyms, options));
}

function refusalOf(bytes: Uint8Array, options = {}): ImportRefusal {
  const read = readImport(bytes, synonyms, options);
  if (read.ok) throw new Error('expected a refusal');
  return read.refusal;
}

function claimsOf({ imported }: ImportReading) {
  return imported.rows.map((row) => [
    row.line,
    row.partyKey,
    row.partyName,
    row.documentNumber,
    row.issuedOn,
    row.dueOn,
    row.amountMinor,
  ]);
}

const claims = [
  [2, 'C1', 'आशा Traders & Sons', 'INV-1', '2025-04-01', '2025-05-01', 100_050],
  [3, 'C2', 'Bharat <Stores>', 'INV-2', '2025-04-01', '2025-05-01', 7_000],
];

describe('a workbook', () => {
  it('gives the rows of its sheet with dates, texts and amounts, and the row numbers of Excel', () => {
    const reading = readingOf(listBytes(rows));
    expect(claimsOf(reading)).toEqual(claims);
    expect(reading.file).toEqual({ format: 'xlsx', sheet: 'List', sheets: ['List'] });
    expect([reading.imported.problems, reading.dateDoubt]).toEqual([[], null]);
  });

  it('is the same with its texts in the cells, with prefixed elements, and without numbers of cells', () => {
    const sheets = [{ name: 'List', rows }];
    expect(claimsOf(readingOf(workbookBytes({ sheets, inline: true })))).toEqual(claims);
    expect(claimsOf(readingOf(workbookBytes({ sheets, prefix: 'x' })))).toEqual(claims);
    const unnumbered = workbookBytes({ sheets }, (parts) => ({
      ...parts,
      'xl/worksheets/sheet1.xml': strToU8(
        new TextDecoder()
          .decode(parts['xl/worksheets/sheet1.xml'] as Uint8Array)
          .replaceAll(/ r="[A-Z]*\d+"/g, ''),
      ),
    }));
    expect(claimsOf(readingOf(unnumbered))).toEqual(claims);
  });

  it('is found by what its parts say of each other, wherever they lie', () => {
    const moved = workbookBytes({ sheets: [{ name: 'List', rows }] }, (parts) => {
      const relations = new TextDecoder()
        .decode(parts['xl/_rels/workbook.xml.rels'] as Uint8Array)
        .replace(
          '</Relationships>',
          '<Relationship Id="rId90" Type="t" Target="/other/sharedStrings.xml"/></Relationships>',
        );
      const { 'xl/sharedStrings.xml': strings = new Uint8Array(), ...rest } = parts;
      return {
        ...rest,
        'other/sharedStrings.xml': strings,
        'xl/_rels/workbook.xml.rels': strToU8(relations),
      };
    });
    expect(claimsOf(readingOf(moved))).toEqual(claims);
  });

  it('of the date system of 1904 has the same dates four years and a day later in number', () => {
    const shifted = rows.map((cells, at) =>
      at === 0 ? cells : [...cells.slice(0, 3), date(april - 1462), date(may - 1462), cells[5] ?? null],
    );
    const bytes = workbookBytes({ sheets: [{ name: 'List', rows: shifted }], date1904: true });
    expect(claimsOf(readingOf(bytes))).toEqual(claims);
  });

  it('shows numbers as Excel does: zeros of a format, cached results, no noise of fractions', () => {
    const reading = readingOf(
      listBytes([
        header,
        [
          { value: 4711, style: 'zeros' },
          { value: 'Asha', type: 'str', formula: 'B9' },
          { value: '0000611365', type: 'inlineStr' },
          date(april),
          { value: '45778.75', style: 'dateTime' },
          { value: '1234.5599999999999', formula: 'SUM(A1:A2)' },
        ],
        ['C2', 'Bharat', 'INV-2', { value: '2025-04-01T00:00:00', type: 'd' }, date(may), '1,00,000.00'],
      ]),
    );
    // An inline text without `<is>` is written by nobody, but `<v>` in it is what some take.
    expect(
      reading.imported.rows.map((row) => [
        row.partyKeyAsWritten,
        row.dueOn,
        row.amountMinor,
        row.documentNumber,
      ]),
    ).toEqual([
      ['0000004711', '2025-05-01', 123_456, '0000611365'],
      ['C2', '2025-05-01', 10_000_000, 'INV-2'],
    ]);
  });

  it('keeps rows out whose numbers have lost digits, whose formulas have no result or an error', () => {
    const { imported } = readingOf(
      listBytes([
        header,
        [1.93057142912345e17, 'Asha', 'INV-1', date(april), date(may), 5],
        ['C2', 'Asha', 'INV-2', date(april), date(may), { formula: 'SUM(A1:A2)' }],
        ['C3', 'Asha', 'INV-3', date(april), date(may), { value: '#REF!', type: 'e' }],
        ['C4', 'Asha', 'INV-4', date(april), date(may), 5],
      ]),
    );
    expect(briefly(imported.problems)).toEqual([
      [2, 'Customer No', 'numberInScientificNotation'],
      [3, 'Amount', 'amountUnreadable'],
      [4, 'Amount', 'amountUnreadable'],
    ]);
    expect(imported.rows.map((row) => row.line)).toEqual([5]);
  });

  it('has titles joined over columns, and customers joined over their invoices', () => {
    const reading = readingOf(
      listBytes(
        [
          ['Kulkarni Traders, Pune'],
          [],
          ['Customer', 'Bill No', 'Due Date', 'Amount'],
          ['Asha', 'B-1', date(may), 5],
          [null, 'B-2', date(may), 6],
          ['Bharat', 'B-3', date(may), 7],
          ['Total', null, null, 18],
        ],
        { merged: ['A1:D1', 'A4:A5'] },
      ),
    );
    expect(reading.imported.rows.map((row) => [row.line, row.partyName])).toEqual([
      [4, 'Asha'],
      [5, 'Asha'],
      [6, 'Bharat'],
    ]);
    expect(briefly(reading.imported.problems)).toEqual([[7, null, 'totalsRow']]);
    expect(reading.imported.assumed.map(({ code, params }) => [code, params])).toContainEqual([
      'mergedCellsFilled',
      { cells: 1 },
    ]);
  });

  it('takes hidden rows as well and says so', () => {
    const { imported } = readingOf(listBytes(rows, { hiddenRows: [3] }));
    expect(imported.rows).toHaveLength(2);
    expect(imported.assumed[0]).toMatchObject({ code: 'hiddenRowsTaken', params: { rows: 1 } });
  });
});

describe('several sheets', () => {
  const sheets = [
    { name: 'Read me', rows: [['Prepared by the accounts office'], ['Do not change']] },
    { name: 'Empty', rows: [] },
    { name: 'Old', rows, state: 'hidden' as const },
    { name: 'Open items', rows },
  ];
  const bytes = workbookBytes({ sheets });

  it('are told by their column names; hidden and empty ones are not taken for the list', () => {
    const reading = readingOf(bytes);
    expect(reading.file).toEqual({
      format: 'xlsx',
      sheet: 'Open items',
      sheets: ['Read me', 'Old', 'Open items'],
    });
    expect(claimsOf(reading)).toEqual(claims);
    expect(reading.imported.assumed[0]?.text).toBe(
      'The workbook has 3 sheets with rows; “Open items” was taken.',
    );
  });

  it('are told by the columns of a known book first, so that yesterday’s choice stands', () => {
    const other = ['Kunde', 'Betrag', 'Datum'];
    const bytes = workbookBytes({
      sheets: [
        { name: 'Open items', rows },
        { name: 'Liste', rows: [other, ['Asha', 5, date(may)]] },
      ],
    });
    const columns = { partyName: 'Kunde', amount: 'Betrag', dueOn: 'Datum' };
    const mapping = { version: 1, columns, dateFormats: {}, decimals: {}, currency: null } as const;
    expect(readingOf(bytes).file.sheet).toBe('Open items');
    expect(readingOf(bytes, { remembered: [mapping] })).toMatchObject({
      file: { sheet: 'Liste' },
      mappingFrom: 'remembered',
    });
  });

  it('may be chosen by name, also a hidden one', () => {
    const reading = readingOf(bytes, { sheet: 'Old' });
    expect([reading.file.sheet, claimsOf(reading)]).toEqual(['Old', claims]);
    expect(reading.imported.assumed.map(({ code }) => code)).not.toContain('sheetChosen');
    expect(refusalOf(bytes, { sheet: 'Elsewhere' })).toEqual({ code: 'sheetMissing' });
    expect(refusalOf(bytes, { sheet: 'Read me' })).toEqual({ code: 'noHeader' });
  });
});

describe('a workbook that cannot be read', () => {
  it('is refused where it is cut anywhere, with nothing taken', () => {
    const bytes = listBytes(rows);
    for (let share = 1; share < 20; share += 1) {
      const cut = bytes.subarray(0, Math.floor((bytes.length * share) / 20));
      expect(['damagedWorkbook', 'binaryFile']).toContain(refusalOf(cut).code);
    }
  });

  it('is refused where a byte of its packing or a tag of its sheet is broken', () => {
    const spoiled = workbookBytes({ sheets: [{ name: 'List', rows }] }, (parts) => ({
      ...parts,
      'xl/worksheets/sheet1.xml': strToU8('<worksheet><sheetData><row r="1"><c r="A1"></row></worksheet>'),
    }));
    expect(refusalOf(spoiled)).toEqual({ code: 'damagedWorkbook' });
    const lacking = workbookBytes({ sheets: [{ name: 'List', rows }] }, (parts) =>
      Object.fromEntries(Object.entries(parts).filter(([name]) => name !== 'xl/workbook.xml')),
    );
    expect(refusalOf(lacking)).toEqual({ code: 'damagedWorkbook' });
  });

  it('is refused where a cell names a text that is not there', () => {
    const bytes = workbookBytes({ sheets: [{ name: 'List', rows }] }, (parts) => ({
      ...parts,
      'xl/sharedStrings.xml': strToU8('<sst><si><t>Customer No</t></si></sst>'),
    }));
    expect(refusalOf(bytes)).toEqual({ code: 'damagedWorkbook' });
  });

  it('is refused without rows', () => {
    expect(refusalOf(listBytes([]))).toEqual({ code: 'noHeader' });
    expect(refusalOf(listBytes([header]))).toEqual({ code: 'noRows', line: 1 });
  });

  it('is given up where a part grows beyond bounds, whatever it says about its size', () => {
    const bomb = zipEntriesOf(zipSync({ part: new Uint8Array(12 * 1024 * 1024).fill(0x20) }))?.get('part');
    if (bomb === undefined) throw new Error('expected an entry');
    expect(bomb.packed.length).toBeLessThan(20 * 1024);
    let longest = 0;
    const unpack = () => {
      for (const { text } of unpackText({ ...bomb, sizeBytes: 1 }, 2 * 1024 * 1024)) {
        longest = Math.max(longest, text.length);
      }
    };
    expect(unpack).toThrow(new WorkbookFault('workbookTooLarge'));
    expect(longest).toBeLessThanOrEqual(12 * 1024 * 1024);
  });

  it('is given up where text goes on without an end', () => {
    const endless = workbookBytes({ sheets: [{ name: 'List', rows }] }, (parts) => ({
      ...parts,
      'xl/worksheets/sheet1.xml': new Uint8Array(4 * 1024 * 1024).fill(0x20),
    }));
    expect(refusalOf(endless)).toEqual({ code: 'damagedWorkbook' });
  });
});
