import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StoredTable } from '../../../src/main/db/queries/whole-tables.ts';
import { selectStoredTables } from '../../../src/main/db/queries/whole-tables.ts';
import { cellToValue, valueToCell } from '../../../src/main/export/csv-cells.ts';
import { csvToRows, tableToCsv } from '../../../src/main/export/csv-table.ts';
import { schemaOfTable } from '../../../src/main/export/json-schema.ts';
import { meaningOfColumn, meaningOfTable } from '../../../src/main/export/meanings.ts';
import { columnsLeftOut } from '../../../src/main/export/table-roles.ts';
import { freshLedger } from '../ledger/fresh-ledger.ts';

const table: StoredTable = {
  name: 'note',
  columns: [
    { name: 'note_id', type: 'TEXT', notNull: true, key: 1 },
    { name: 'words', type: 'TEXT', notNull: false, key: 0 },
    { name: 'amount_minor', type: 'INTEGER', notNull: false, key: 0 },
    { name: 'chain', type: 'BLOB', notNull: false, key: 0 },
  ],
};

describe('a table as CSV', () => {
  test('is what Excel opens right: a mark of Unicode, CRLF, quotes where they are needed', () => {
    const csv = [
      ...tableToCsv(table, [['N-1', 'बाकी "थकबाकी", उद्या', -50_000, new Uint8Array([0, 255])]]),
    ].join('');
    expect(csv).toBe('\uFEFFnote_id,words,amount_minor,chain\r\nN-1,"बाकी ""थकबाकी"", उद्या",-50000,00ff\r\n');
  });

  test.each([
    ['=HYPERLINK("http://x","pay")', '\'=HYPERLINK("http://x","pay")'],
    ['+91 98220 12345', "'+91 98220 12345"],
    ['-5', "'-5"],
    ['@sum', "'@sum"],
    ['\tx', "'\tx"],
    ["'quoted", "''quoted"],
    ['', "'"],
    ['plain', 'plain'],
  ])('no spreadsheet runs the text %j', (text, cell) => {
    expect(valueToCell(text)).toBe(cell);
    expect(cellToValue(cell, 'text')).toBe(text);
  });

  test('a negative amount stays a number', () => {
    expect(valueToCell(-5)).toBe('-5');
    expect(cellToValue('-5', 'number')).toBe(-5);
    expect(cellToValue('1.5', 'number')).toBeUndefined();
  });

  test('comes back row for row, whatever stands in it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '',
        "'",
        "''=1",
        '=1+1',
        '+x',
        '-',
        '@',
        '"',
        ',',
        '\r\n',
        '\r',
        '\n',
        'बाकी',
        '\uFEFF',
      ),
    );
    const row = fc.tuple(
      fc.uuid(),
      fc.option(text),
      fc.option(fc.maxSafeInteger()),
      fc.option(fc.uint8Array({ minLength: 1, maxLength: 40 })),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        expect(csvToRows(table, [...tableToCsv(table, rows)].join(''))).toEqual(
          rows.map((values) =>
            values.map((value) => (value instanceof Uint8Array ? new Uint8Array(value) : value)),
          ),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('what an export says of its tables', () => {
  test('every table and every column of the ledger has its meaning', () => {
    const tables = selectStoredTables(freshLedger().database.read);
    const unnamed = tables.flatMap(({ name, columns }) => [
      ...(meaningOfTable(name) === undefined ? [name] : []),
      ...columns
        .filter((column) => meaningOfColumn(name, column.name) === undefined)
        .map((column) => `${name}.${column.name}`),
    ]);
    // Whoever adds a table or a column says in src/main/export/{table,column}-meanings.ts what it holds.
    expect(unnamed).toEqual([]);
  });

  test('a schema names the columns of its CSV with types and says which are always there', () => {
    const event = selectStoredTables(freshLedger().database.read).find(({ name }) => name === 'event');
    const shown = {
      name: 'event',
      columns: (event?.columns ?? []).filter(({ name }) => !columnsLeftOut('event').includes(name)),
    };
    expect(schemaOfTable(shown)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'event',
      type: 'object',
      additionalProperties: false,
      'x-bahi-primaryKey': ['device', 'seq'],
      'x-bahi-role': 'truth',
      properties: {
        seq: { type: 'integer', description: expect.any(String) },
        business_date: { type: 'string', format: 'date' },
        place: { type: ['integer', 'null'] },
        chain: { type: 'string', contentEncoding: 'base16' },
      },
    });
  });
});
