import { beforeAll, describe, expect, test } from 'vitest';
import { assumptionCodes, assumptionSentence } from '../../../../src/main/import/import-assumptions.ts';
import { importProblem, problemCodes, problemSentence } from '../../../../src/main/import/import-problems.ts';
import { assumptionText, problemText } from '../../../../src/renderer/features/import/import-words.ts';
import { addFormatters } from '../../../../src/renderer/i18n/add-formatters.ts';
import { i18n, startI18n } from '../../../../src/renderer/i18n/i18n.ts';
import type { Words } from '../../../../src/renderer/i18n/use-words.ts';

const t: Words = (key, params = {}) => i18n.t(key, params);

beforeAll(() => {
  startI18n('en');
  addFormatters();
});

const gapsOf = (sentence: string): readonly string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

/** Every gap filled with a text that no sentence has by itself. */
const markedParams = (sentence: string): Readonly<Record<string, string>> =>
  Object.fromEntries(gapsOf(sentence).map((name) => [name, `<${name}>`]));

describe('what main says about a file by code', () => {
  test.each(problemCodes)('the problem %s has words with the same gaps', (code) => {
    const sentence = problemSentence(code);
    const said = t(`import:problem.${code}`, markedParams(sentence));
    expect(said).not.toBe(`problem.${code}`);
    expect(said).not.toContain('{');
    for (const gap of gapsOf(sentence)) expect(said).toMatch(new RegExp(`<${gap}>|NaN`));
  });

  test.each(assumptionCodes)('the assumption %s has words with the same gaps', (code) => {
    const sentence = assumptionSentence(code);
    const said = t(`import:assumption.${code}`, markedParams(sentence));
    expect(said).not.toBe(`assumption.${code}`);
    expect(said).not.toContain('{');
    for (const gap of gapsOf(sentence)) expect(said).toMatch(new RegExp(`<${gap}>|NaN`));
  });

  test('codes among the figures get words of their own', () => {
    expect(problemText(t, importProblem('amountUnreadable', 3, 'Amount', { reason: 'ambiguous' }))).toBe(
      'This amount cannot be read (it could mean two amounts).',
    );
    expect(problemText(t, importProblem('contactUnreadable', 3, 'Mobile', { what: 'phone' }))).toBe(
      'This Phone cannot be used and was left out.',
    );
    const order = { code: 'datesBySameFile', params: { column: 'Due', order: 'monthFirst' } };
    expect(assumptionText(t, order)).toBe(
      'Dates of Due are read like the other dates of the file (month/day/year).',
    );
    expect(assumptionText(t, { code: 'itemKeysMade', params: { rows: 12_345 } })).toContain('12,345');
  });
});
