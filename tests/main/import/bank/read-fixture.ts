import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bankColumnsSchema } from '../../../../src/main/import/bank/bank-columns.ts';
import { type BankReadOptions, readBankFile } from '../../../../src/main/import/bank/read-bank-file.ts';
import { parseHeaderSynonyms } from '../../../../src/main/import/header-synonyms.ts';
import { runSteps } from '../../../../src/main/import/steps.ts';

const project = fileURLToPath(new URL('../../../..', import.meta.url));
const resource = (name: string): string => readFileSync(path.join(project, 'resources/import', name), 'utf8');

/** What banks' files are read with, as the program ships it. */
export const bankOptions: BankReadOptions = {
  columns: bankColumnsSchema.parse(JSON.parse(resource('bank-columns.json'))),
  headerSynonyms: parseHeaderSynonyms(resource('header-synonyms.json')),
  houseCurrency: 'INR',
};

/** The bytes of a fixture. */
export function bankFixture(name: string): Uint8Array {
  return readFileSync(path.join(project, 'tests/fixtures/bank', name));
}

/** Reads bytes as a bank's file. */
export function readBank(bytes: Uint8Array) {
  return runSteps(readBankFile(bytes, bankOptions));
}

/** Reads a text as a bank's file. */
export function readBankText(text: string) {
  return readBank(new TextEncoder().encode(text));
}
