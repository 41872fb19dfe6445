import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contract } from '../../../src/shared/contract/contract.ts';
import { doorRefusalCodes } from '../../../src/shared/contract/messages.ts';
import { commonRefusals } from '../../../src/shared/contract/procedure.ts';

/** Codes of the doors and of the shell, which stand in no procedure. */
const doorCodes = [
  ...doorRefusalCodes,
  'noSession',
  'linkUsed',
  'fileTooLarge',
  'fileUnreadable',
  'printFailed',
];
const codes = new Set<string>([
  ...commonRefusals,
  ...doorCodes,
  ...Object.values(contract).flatMap(({ refusals }) => [...refusals]),
]);
const file = join(import.meta.dirname, '../../../resources/locales/en/refusals.json');
const words: Readonly<Record<string, string>> = JSON.parse(readFileSync(file, 'utf8'));

test('every refusal of every procedure and door has a sentence', () => {
  expect([...codes].filter((code) => words[code] === undefined)).toEqual([]);
});

test('every sentence is calm and whole: it ends with a full stop and shouts at nobody', () => {
  const odd = Object.entries(words).filter(
    ([, sentence]) => !/[.]$/.test(sentence) || /!|\b(?:[Ii]nvalid|[Ee]rror|illegal|fatal)\b/.test(sentence),
  );
  expect(odd).toEqual([]);
});
