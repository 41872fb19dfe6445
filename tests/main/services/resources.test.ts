import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { loadResources } from '../../../src/main/services/resources.ts';

const shipped = fileURLToPath(new URL('../../../resources', import.meta.url));

/** A copy of what ships, with one file written over. */
function withFile(file: string, text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'bahi-resources-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of [
    'rule-packs',
    'dispositions',
    'worklist',
    'policies',
    'calendars',
    'import',
    'places',
    'reconciliation',
    'rates',
    'allocation',
    'legal-clocks',
    'classification',
    'deductions',
  ]) {
    cpSync(path.join(shipped, part), path.join(folder, part), { recursive: true });
  }
  writeFileSync(path.join(folder, file), text);
  return folder;
}

test('what ships is sound and whole', () => {
  const resources = loadResources(shipped);
  expect(resources.directory).toBe(shipped);
  expect(resources.rulePacks.packs.map((pack) => pack.pack.packId)).toContain('in-rbi-conduct');
  expect(resources.dispositions.outcomes.length).toBeGreaterThan(50);
  expect(Object.keys(resources.worklistPolicies.policiesById)).toEqual(['balanced', 'classic']);
  expect(resources.promisePolicy.tolerance.graceWorkingDays).toBe(2);
  expect(resources.planPolicy.limits.maximumCount).toBe(24);
  expect(resources.receiptPolicy.maximumTenders).toBe(10);
  expect(resources.calendar.holidays.some((holiday) => holiday.on === '2026-01-26')).toBe(true);
  expect(resources.headerSynonyms.fieldsByName.get('customer number')?.[0]?.field).toBe('partyKey');
});

test.each([
  ['rule-packs/in-rbi-conduct.json', '{}', 'rule-packs'],
  ['rule-packs/in-rbi-conduct.json', 'not json', 'in-rbi-conduct.json'],
  ['dispositions/default.json', '{"schemaVersion":1}', 'default.json'],
  ['worklist/policies.json', '{}', 'policies.json'],
  ['policies/promise.json', '{"version":1}', 'promise.json'],
  ['policies/plan.json', '[]', 'plan.json'],
  ['policies/receipt.json', 'null', 'receipt.json'],
  ['calendars/IN-MH-2026.json', '{}', 'IN-MH-2026.json'],
  ['import/header-synonyms.json', '{}', 'header-synonyms.json'],
  ['reconciliation/tax-deducted.json', '{}', 'tax-deducted.json'],
  ['policies/charges.json', '{"version":2}', 'charges.json'],
  ['rates/ecb-mro.json', '{"rates":[]}', 'ecb-mro.json'],
  ['legal-clocks/in.json', '{}', 'in.json'],
  ['classification/in-rbi-irac.json', '{}', 'in-rbi-irac.json'],
  ['deductions/reasons.json', '{}', 'reasons.json'],
  ['deductions/tax-certificates.json', '{}', 'tax-certificates.json'],
  ['places/pin-codes.csv', 'pin', 'pin-codes.csv'],
])('a broken %s stops the start and is named', (file, text, named) => {
  const folder = withFile(file, text);
  expect(() => loadResources(folder)).toThrow(named);
});

test('a missing folder stops the start and is named', () => {
  expect(() => loadResources(path.join(tmpdir(), 'bahi-no-such-folder'))).toThrow('rule-packs');
});
