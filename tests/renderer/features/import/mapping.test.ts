import { describe, expect, test } from 'vitest';
import { importFields } from '../../../../src/main/import/import-fields.ts';
import { importMappingSchema } from '../../../../src/main/import/import-mapping.ts';
import { groupProblems } from '../../../../src/renderer/features/import/group-problems.ts';
import {
  fieldOfColumn,
  mapColumn,
  mappableFields,
} from '../../../../src/renderer/features/import/mapping.ts';
import { columnsOfText } from '../../../../src/renderer/features/import/read-columns.ts';

const guessed = JSON.stringify({
  version: 1,
  columns: { partyName: 'Customer', dueOn: 'Due', outstanding: 'Open' },
  dateFormats: { dueOn: 'dayFirst' },
  decimals: { outstanding: 'point' },
  currency: 'INR',
});

describe('naming columns', () => {
  test('the wizard offers every field that an import knows', () => {
    expect([...mappableFields].sort()).toEqual([...importFields].sort());
  });

  test('a field has one column and a column one field', () => {
    const changed = mapColumn(guessed, 'Total', 'outstanding');
    expect(fieldOfColumn(changed, 'Total')).toBe('outstanding');
    expect(fieldOfColumn(changed, 'Open')).toBe(null);
    expect(fieldOfColumn(mapColumn(changed, 'Total', null), 'Total')).toBe(null);
  });

  test('what was said of a date column stays until another column takes its place', () => {
    expect(JSON.parse(mapColumn(guessed, 'Notes', 'description'))).toMatchObject({
      dateFormats: { dueOn: 'dayFirst' },
      decimals: { outstanding: 'point' },
    });
    expect(JSON.parse(mapColumn(guessed, 'Posting', 'dueOn')).dateFormats).toEqual({});
  });

  test('a mapping begun from nothing is one that main reads', () => {
    const mapping = mapColumn(mapColumn(null, 'Kunde', 'partyName'), 'Betrag', 'amount');
    expect(importMappingSchema.parse(JSON.parse(mapping))).toEqual({
      version: 1,
      columns: { partyName: 'Kunde', amount: 'Betrag' },
      dateFormats: {},
      decimals: {},
      currency: null,
    });
  });
});

test('the columns of a file are read under its title lines, with samples', () => {
  const text =
    '\uFEFFOpen items,,\n\nKunde;Betrag\n'.replace('Kunde;Betrag', 'Kunde,Betrag,Datum') +
    'A,1,2026-01-02\nB,2,\n';
  expect(columnsOfText(text)).toEqual([
    { column: 'Kunde', samples: ['A', 'B'] },
    { column: 'Betrag', samples: ['1', '2'] },
    { column: 'Datum', samples: ['2026-01-02', ''] },
  ]);
  expect(columnsOfText('')).toEqual([]);
});

test('problems of one cause in one column stand together, errors first', () => {
  const problem = (row: number, code: string, severity: 'error' | 'warning') => ({
    row,
    column: 'Due',
    code,
    problem: `row ${row}`,
    severity,
  });
  const grouped = groupProblems([
    problem(2, 'doubt', 'warning'),
    problem(3, 'noDate', 'error'),
    problem(4, 'doubt', 'warning'),
  ]);
  expect(grouped.map(({ code, rows }) => [code, rows.map(({ row }) => row)])).toEqual([
    ['noDate', [3]],
    ['doubt', [2, 4]],
  ]);
});
