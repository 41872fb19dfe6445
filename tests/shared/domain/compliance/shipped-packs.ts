import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ComplianceFacts, FactValues } from '../../../../src/shared/domain/compliance/facts.ts';
import {
  loadRulePacks,
  type RulePackOptions,
  type RulePackSet,
} from '../../../../src/shared/domain/compliance/load-rule-packs.ts';
import { valueOrThrow } from '../../../../src/shared/lib/result.ts';

const folder = fileURLToPath(new URL('../../../../resources/rule-packs', import.meta.url));

/** The rule packs as they are shipped, parsed. */
export const shippedPackFiles: readonly unknown[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));

/** The shipped set, loaded. */
export function shippedPacks(options: RulePackOptions = {}): RulePackSet {
  return valueOrThrow(loadRulePacks(shippedPackFiles, options));
}

/** Facts of a lender's borrower in India. */
export const lenderFacts: FactValues = {
  'debt.regulatedLender': true,
  'debt.tradeSupplier': false,
  'debt.consumer': true,
  'debt.product': 'loan',
  'creditor.country': 'IN',
  'debtor.country': 'IN',
  'debtor.zones': ['Asia/Kolkata'],
};

/** Facts of a trade supplier's customer in India. */
export const tradeFacts: FactValues = {
  ...lenderFacts,
  'debt.regulatedLender': false,
  'debt.tradeSupplier': true,
  'debt.consumer': false,
  'debt.product': 'trade',
};

/** Facts with nothing in the history. */
export function factsOf(values: FactValues, history: ComplianceFacts['history'] = []): ComplianceFacts {
  return { values, history };
}

/** A pack around one rule, for tests of the engine itself. */
export function packOf(fields: Record<string, unknown>, rules: readonly Record<string, unknown>[]): unknown {
  return {
    schemaVersion: 1,
    packId: 'test-pack',
    version: '1',
    status: 'in_force',
    title: 'Test',
    jurisdiction: { country: 'IN' },
    effective: { from: '2020-01-01', to: null, zone: 'Asia/Kolkata' },
    reviewBy: '2030-01-01',
    sources: [{ id: 's', instrument: 'Act', date: '2020-01-01', confidence: 'high', origin: 'found' }],
    ...fields,
    rules: rules.map((rule) => ({
      id: 'R1',
      stage: 'time',
      basis: 'law',
      cite: [{ source: 's', locator: 'para 1' }],
      gates: { actions: ['call'] },
      constraint: { kind: 'prohibition' },
      onFail: { decision: 'block', override: { allowed: false } },
      message: 'in.hours',
      ...rule,
    })),
  };
}
