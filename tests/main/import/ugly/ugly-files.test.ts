import { expect, it } from 'vitest';
import { describeImportRefusal } from '../../../../src/main/import/import-refusals.ts';
import { readImport } from '../../../../src/main/import/read-import.ts';
import { synonyms } from '../import-fixtures.ts';
import type { UglyFile } from './ugly-file.ts';
import { uglyFiles } from './ugly-files.ts';

it.each(uglyFiles.map((file): [string, UglyFile] => [file.what, file]))('%s', (_what, file) => {
  const read = readImport(file.bytes, synonyms, file.options);
  if (!read.ok) {
    expect(read.refusal.code, describeImportRefusal(read.refusal)).toBe(file.refused);
    expect(describeImportRefusal(read.refusal)).toMatch(/^[A-Z].*\.$/);
    return;
  }
  const { imported, dateDoubt, table } = read.value;
  const shownByKey = new Map(imported.parties.map((party) => [party.partyKey, party.partyKeyAsWritten]));
  expect({
    refused: undefined,
    rows: imported.rows.map((row) =>
      [
        row.partyKey.startsWith('name:') ? row.partyName : shownByKey.get(row.partyKey),
        row.documentNumber,
        ...(row.currency === 'INR' ? [] : [row.currency]),
        row.outstandingMinor,
      ].join(' '),
    ),
    problems: imported.problems
      .filter(({ code }) => code !== 'issueDateMissing')
      .map(({ row, column, code }) => `${row} ${column ?? '-'} ${code}`),
    asksDates: dateDoubt === null ? undefined : true,
    missed: (file.assumed ?? []).filter((code) => !imported.assumed.some((one) => one.code === code)),
  }).toEqual({
    refused: file.refused,
    rows: file.rows,
    problems: file.problems ?? [],
    asksDates: file.asksDates,
    missed: [],
  });
  // Nothing is lost without a word: every line of the table is a row, or has a problem, or repeats its document.
  const repeated = imported.assumed.find((one) => one.code === 'linesOfDocuments')?.params['rows'] ?? 0;
  const spoken = new Set(imported.problems.map((problem) => problem.row));
  const silent = table.rows.filter(
    ({ line }) => !spoken.has(line) && !imported.rows.some((row) => row.line === line),
  );
  expect(silent.length).toBe(repeated);
});

it('are more than thirty', () => {
  expect(new Set(uglyFiles.map((file) => file.what)).size).toBeGreaterThan(30);
});
