import { describe, expect, test } from 'vitest';
import { importMappingSchema } from '../../../../src/main/import/import-mapping.ts';
import { groupProblems } from '../../../../src/renderer/features/import/group-problems.ts';
import { mapColumn } from '../../../../src/renderer/features/import/mapping.ts';

const guessed = JSON.stringify({
  version: 1,
  columns: { partyName: 'Customer', dueOn: 'Due', outstanding: 'Open' },
  dateFormats: { dueOn: 'dayFirst' },
  decimals: { outstanding: 'point' },
  currency: 'INR',
});

const columnsOf = (mapping: string): unknown => (JSON.parse(mapping) as { columns: unknown }).columns;

describe('naming columns', () => {
  test('a field has one column and a column one field', () => {
    const changed = mapColumn(guessed, 'Total', 'outstanding');
    expect(columnsOf(changed)).toEqual({ partyName: 'Customer', dueOn: 'Due', outstanding: 'Total' });
    expect(columnsOf(mapColumn(changed, 'Total', 'amount'))).toEqual({
      partyName: 'Customer',
      dueOn: 'Due',
      amount: 'Total',
    });
    expect(columnsOf(mapColumn(changed, 'Total', null))).toEqual({ partyName: 'Customer', dueOn: 'Due' });
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

test('problems of one cause in one column stand together, errors first', () => {
  const problem = (row: number, code: string, severity: 'error' | 'warning') => ({
    row,
    column: 'Due',
    code,
    params: {},
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
