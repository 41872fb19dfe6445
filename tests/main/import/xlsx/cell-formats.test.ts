import { describe, expect, it } from 'vitest';
import { cellFormatOf, numberCellText, serialToDate } from '../../../../src/main/import/xlsx/cell-formats.ts';

describe('a format of cells', () => {
  it.each([
    [14, undefined, 'date'],
    [22, undefined, 'date'],
    [21, undefined, 'number'],
    [4, undefined, 'number'],
    [164, 'dd/mm/yyyy', 'date'],
    [164, '[$-409]d-mmm-yy;@', 'date'],
    [164, 'mmm\\-yy', 'date'],
    [164, '#,##0.00" Dr";[Red]-#,##0.00" Cr"', 'number'],
    [164, '[>=10000000]##\\,##\\,##\\,##0;##\\,##0', 'number'],
    [164, '0.00" days"', 'number'],
    [164, '[h]:mm', 'number'],
    [164, 'General', 'number'],
    [164, '00000000', 'zeros'],
    [164, '0', 'number'],
  ])('%s %s is shown as a %s', (id, code, kind) => {
    expect(cellFormatOf(id, code).kind).toBe(kind);
  });
});

describe('a day count', () => {
  it('is a date of 1900 with the day that never was, or of 1904', () => {
    expect([1, 59, 60, 61, 45_748].map((day) => serialToDate(day, false))).toEqual([
      '1900-01-01',
      '1900-02-28',
      null,
      '1900-03-01',
      '2025-04-01',
    ]);
    expect(serialToDate(44_286, true)).toBe('2025-04-01');
    expect([0, -1, 200_000, Number.NaN].map((day) => serialToDate(day, false))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

it('a number is written as Excel shows it, never with lost or added digits', () => {
  const plain = { kind: 'number' } as const;
  expect(
    [
      '1930571429',
      '999999999999999',
      '1234567890123456',
      '1.23E5',
      '1E-3',
      '0.1',
      '1234.5599999999999',
      '-0.5',
      '1.00',
      '',
      'x',
    ].map((written) => numberCellText(written, plain, false)),
  ).toEqual([
    '1930571429',
    '999999999999999',
    '1.234567890123456E+15',
    '123000',
    '0.001',
    '0.1',
    '1234.56',
    '-0.5',
    '1',
    '',
    'x',
  ]);
  expect(numberCellText('42', { kind: 'zeros', digits: 6 }, false)).toBe('000042');
  expect(numberCellText('45748.75', { kind: 'date' }, false)).toBe('2025-04-01');
  expect(numberCellText('0.75', { kind: 'date' }, false)).toBe('0.75');
});
