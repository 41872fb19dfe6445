import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/main/import/readers.ts';
import { applyMapping } from '../../../src/main/import/rows.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import { fixtureBytes, readFixture, readText, synonyms } from './import-fixtures.ts';

describe('a mapping', () => {
  it('that was remembered is used where it fits and passed over where not', () => {
    const first = readFixture('ambiguous-dates.csv');
    const edited = { ...first.mapping, currency: 'USD' };
    const other = {
      ...first.mapping,
      columns: { partyName: 'Somebody', amount: 'Amount', dueOn: 'Due Date' },
    };
    const again = readFixture('ambiguous-dates.csv', { remembered: [other, edited] });
    expect([again.mappingFrom, again.imported.rows[0]?.currency]).toEqual(['remembered', 'USD']);
    expect(readFixture('duplicates.csv', { remembered: [edited] }).mappingFrom).toBe('guessed');
  });

  it('that names a column the file lacks, or lacks what a row needs, is refused', () => {
    const { table } = valueOrThrow(readTable(fixtureBytes('duplicates.csv'), synonyms));
    const { mapping } = readFixture('duplicates.csv');
    expect(applyMapping(table, { ...mapping, columns: { ...mapping.columns, city: 'Town' } })).toEqual({
      ok: false,
      refusal: { code: 'mappingDoesNotFit', columns: ['Town'] },
    });
    expect(applyMapping(table, { ...mapping, columns: { documentNumber: 'Invoice No' } })).toEqual({
      ok: false,
      refusal: { code: 'mappingIncomplete', missing: ['party', 'amount', 'dates'] },
    });
  });
});

describe('the same rows', () => {
  it('come from every encoding, line end and separator', () => {
    const text = new TextDecoder().decode(fixtureBytes('devanagari.csv'));
    const expected = readFixture('devanagari.csv').imported.rows;
    const tabbed = readText(
      text
        .replace(/"[^"]*"/g, (cell) => cell.slice(1, -1).replaceAll(',', '\u0001'))
        .replaceAll(',', '\t')
        .replaceAll('\u0001', ','),
    ).imported.rows;
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    const asText = (bytes: Uint8Array) => {
      const read = readTable(bytes, synonyms);
      return valueOrThrow(applyMapping(valueOrThrow(read).table, readFixture('devanagari.csv').mapping)).rows;
    };
    expect(tabbed).toEqual(expected);
    expect(asText(utf16)).toEqual(expected);
    expect(asText(Buffer.from(utf16).swap16())).toEqual(expected);
    expect(readText(`\ufeff${text.replaceAll('\n', '\r\n')}`).imported.rows).toEqual(expected);
    expect(readText(text.replaceAll('\n', '\r')).imported.rows).toEqual(expected);
  });

  it('come from Windows-1252, with a word about the guess', () => {
    const latin = Buffer.from('Customer,Due Date,Amount\nCaf\u00e9 Rose,2025-04-01,5\n', 'latin1');
    const { table, assumed } = valueOrThrow(readTable(latin, synonyms));
    expect([table.rows[0]?.cells[0], assumed.map((one) => one.text)]).toEqual([
      'Café Rose',
      ['The file does not say how its letters are written; Western (Windows-1252) was taken.'],
    ]);
  });
});
