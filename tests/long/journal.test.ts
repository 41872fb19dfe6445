import { expect, test } from 'vitest';
import { compareYear, yearInWords } from '../main/services/compare-journal.ts';

test('a year of five hundred accounts adds up as text: every entry, head, month and account', async ({
  annotate,
}) => {
  const compared = await compareYear(500);
  await annotate(yearInWords(compared));
  expect(compared.lines).toBeGreaterThan(40_000);
});
