import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeImportRefusal } from '../../../src/main/import/import-refusals.ts';
import { readImport } from '../../../src/main/import/read-import.ts';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import { fixtureBytes, synonyms, textBytes } from './import-fixtures.ts';
import { uglyFiles } from './ugly/ugly-files.ts';

const fixtures = [
  ...readdirSync(resolve(import.meta.dirname, 'fixtures')).map(fixtureBytes),
  ...uglyFiles.map(({ bytes }) => bytes).filter(({ length }) => length > 0),
];

const anyRuns = { numRuns: 400 };
/** More kinds of files, and small ones. */
const damageRuns = { numRuns: 1_500 };

/** Reads without throwing; what is refused has a sentence without gaps, what is read has sound figures. */
function expectCalm(bytes: Uint8Array): void {
  const read = readImport(bytes, synonyms, { undatedOn: plainDate('2025-11-22') });
  if (!read.ok) {
    expect(describeImportRefusal(read.refusal)).not.toMatch(/[{}]/);
    return;
  }
  const { rows, problems, byCurrency, assumed } = read.value.imported;
  for (const row of rows) {
    expect(Number.isSafeInteger(row.amountMinor) && Number.isSafeInteger(row.outstandingMinor)).toBe(true);
    expect(row.itemKey.length > 0 && row.itemKey.length <= 80 && row.partyKey.length <= 120).toBe(true);
  }
  const counted = Object.values(byCurrency).reduce((sum, total) => sum + total.count, 0);
  expect(counted).toBe(rows.length);
  for (const { problem, row } of problems) expect([/[{}]/.test(problem), row > 0]).toEqual([false, true]);
  for (const { text } of assumed) expect(text).not.toMatch(/[{}]\w+}/);
}

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '"',
    '""',
    '100',
    '1,5',
    '2025-04-01',
    '31/12/2025',
    'Total',
    '\u0000',
    '=1+1',
    '१२',
    '9'.repeat(30),
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const headerCell = fc.constantFrom(
  'Customer',
  'Customer No',
  'Invoice No',
  'Due Date',
  'Amount',
  'Balance',
  'Paid',
  'Mobile',
  '__proto__',
  'constructor',
  '',
);
const sheet = fc
  .tuple(
    fc.constantFrom(',', ';', '\t', '|'),
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.array(headerCell, { minLength: 1, maxLength: 7 }),
    fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }),
  )
  .map(([delimiter, lineEnd, header, rows]) =>
    [header, ...rows].map((cells) => cells.join(delimiter)).join(lineEnd),
  );

describe('a file of any bytes', () => {
  it('never makes the importer throw', () => {
    const property = fc.property(fc.uint8Array({ maxLength: 600 }), expectCalm);
    expect(fc.check(property, anyRuns)).toMatchObject({ failed: false, counterexample: null });
  });

  it('that looks like a table never makes the importer throw', () => {
    const property = fc.property(sheet, (text) => expectCalm(textBytes(text)));
    expect(fc.check(property, anyRuns)).toMatchObject({ failed: false, counterexample: null });
  });

  it('that is a real table cut, or with bytes changed, never makes the importer throw', () => {
    const damage = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    const property = fc.property(
      fc.constantFrom(...fixtures),
      fc.nat(),
      fc.array(damage, { maxLength: 6 }),
      (bytes, cut, damages) => {
        const damaged = Uint8Array.from(bytes.subarray(0, cut % (bytes.length + 1)));
        for (const [at, byte] of damages) if (damaged.length > 0) damaged[at % damaged.length] = byte;
        expectCalm(damaged);
      },
    );
    expect(fc.check(property, damageRuns)).toMatchObject({ failed: false, counterexample: null });
  });

  it('with cells as long as a line may be never makes the importer throw', () => {
    for (const filler of ['-', '(', '1,', '.1', 'a@', '+9', ' ', '"']) {
      const long = filler.repeat(200_000 / filler.length);
      const row = `"${long.replaceAll('"', '""')}"`;
      const header = 'Customer No,Invoice No,Due Date,Amount,Mobile,Email\n';
      const rows = [0, 1, 2, 3, 4, 5].map((at) =>
        ['1', '2', '2025-04-01', '5', '9822012345', 'a@b.in'].map((cell, column) =>
          column === at ? row : cell,
        ),
      );
      const good = '1,3,2025-04-01,5,9822012345,a@b.in\n'.repeat(20);
      expectCalm(textBytes(`${header}${good}${rows.map((cells) => cells.join(',')).join('\n')}\n`));
    }
    expect.hasAssertions();
  });
});
