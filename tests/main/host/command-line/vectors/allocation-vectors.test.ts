import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerAllocationVector } from '../../../../../src/main/host/command-line/vectors/allocation-vectors.ts';
import { loadAllocationPolicies } from '../../../../../src/shared/domain/allocation/policies.ts';

const folder = path.resolve('resources/allocation');
const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8')) as unknown;
const policies = loadAllocationPolicies(
  readdirSync(path.join(folder, 'policies')).map((name) => json(path.join(folder, 'policies', name))),
  json(path.join(folder, 'selection.json')),
);

const file = path.resolve('../shared/vectors/allocation.json');
const vectors = existsSync(file)
  ? (
      json(file) as {
        vectors: {
          id: string;
          title: string;
          source: string;
          inputs: Record<string, unknown>;
          expected: Record<string, unknown>;
        }[];
      }
    ).vectors
  : [];

const instalments = [
  {
    no: 1,
    due: '2026-09-05',
    state: 'past_due',
    penalty: '10.00',
    fee: '0.00',
    interest: '20.00',
    principal: '100.00',
  },
  {
    no: 2,
    due: '2026-11-23',
    state: 'due',
    penalty: '5.00',
    fee: '0.00',
    interest: '20.00',
    principal: '100.00',
  },
  {
    no: 3,
    due: '2026-12-23',
    state: 'in_advance',
    penalty: '0',
    fee: '0',
    interest: '20.00',
    principal: '100.00',
  },
  {
    no: 4,
    due: '2027-01-23',
    state: 'in_advance',
    penalty: '0',
    fee: '0',
    interest: '20.00',
    principal: '100.00',
  },
];

const answer = (inputs: Record<string, unknown>, source = '', title = '') =>
  answerAllocationVector({ id: 'AL-99', source, title, inputs }, policies);

describe.skipIf(vectors.length === 0)('the handed-over vectors of allocation', () => {
  it.each(vectors.map((vector) => [vector.id, vector] as const))(
    '%s is answered to the last unit',
    (_, vector) => {
      const answered = answerAllocationVector(vector, policies) ?? {};
      const keys = Object.keys(vector.expected);
      expect(Object.fromEntries(keys.map((key) => [key, answered[key]]))).toEqual(vector.expected);
    },
  );
});

describe('vectors that another file may hold', () => {
  it('pays one component over all instalments of a due state before the next component', () => {
    const order = ['penalty', 'fee', 'interest', 'principal'];
    expect(answer({ amount: '180.00', order, mode: 'by_component', instalments })?.['lines']).toEqual([
      { instalment: 1, component: 'penalty', amount: '10.00' },
      { instalment: 1, component: 'interest', amount: '20.00' },
      { instalment: 1, component: 'principal', amount: '100.00' },
      { instalment: 2, component: 'penalty', amount: '5.00' },
      { instalment: 2, component: 'interest', amount: '20.00' },
      { instalment: 2, component: 'principal', amount: '25.00' },
    ]);
  });

  it('reads twelve buckets, by component and with the last instalment first', () => {
    const buckets = ['PAST_DUE_PRINCIPAL', 'DUE_PRINCIPAL', 'PAST_DUE_INTEREST', 'IN_ADVANCE_PRINCIPAL'];
    const inputs = {
      amount: '330.00',
      buckets,
      mode: 'by_component',
      futureRule: 'LAST_INSTALLMENT',
      instalments,
    };
    expect(answer(inputs)).toMatchObject({
      lines: [
        { instalment: 1, component: 'principal', amount: '100.00' },
        { instalment: 2, component: 'principal', amount: '100.00' },
        { instalment: 1, component: 'interest', amount: '20.00' },
        { instalment: 4, component: 'principal', amount: '100.00' },
        { instalment: 3, component: 'principal', amount: '10.00' },
      ],
      unapplied: '0.00',
    });
  });

  it('follows the law that the vector names', () => {
    const debts = [
      { id: 'D1', balance: '300.00', disputed: true },
      { id: 'D2', balance: '100.00', disputed: false },
    ];
    expect(answer({ amount: '150.00', debts }, '12 CFR 1006.30(c)')).toMatchObject({
      lines: [{ debt: 'D2', amount: '100.00' }],
      unapplied: '50.00',
    });
    expect(answer({ amount: '150.00', direction: 'D1', debts }, '12 CFR 1006.30(c)')).toMatchObject({
      lines: [],
      unapplied: '150.00',
    });
    const agreements = [
      { id: 'A', balance: '100.00' },
      { id: 'B', balance: '200.00' },
    ];
    expect(answer({ amount: '100.00', agreements }, 'UK CCA 1974 s.81')).toMatchObject({
      lines: [
        { debt: 'A', amount: '33.33' },
        { debt: 'B', amount: '66.67' },
      ],
    });
    const sum = { amount: '150.00', costs: '100.00', interest: '100.00', principal: '1000.00' };
    expect(answer(sum, 'BGB § 367')).toMatchObject({
      lines: [
        { component: 'costs', amount: '100.00' },
        { component: 'interest', amount: '50.00' },
      ],
      remaining: { costs: '0.00', interest: '50.00', principal: '1000.00' },
    });
  });

  it('prefers the due, the less secured, the more onerous, the older debt (BGB § 366)', () => {
    const debts = [
      { id: 'future', due: '2027-01-01', balance: '100.00' },
      { id: 'secured', due: '2026-01-01', balance: '100.00', secured: true },
      { id: 'cheap', due: '2026-01-01', balance: '100.00', rate: '4' },
      { id: 'dear', due: '2026-03-01', balance: '100.00', rate: '9' },
      { id: 'older', due: '2025-12-01', balance: '100.00', rate: '4' },
    ];
    expect(answer({ amount: '450.00', debts }, 'BGB 366')?.['lines']).toEqual([
      { debt: 'dear', amount: '100.00' },
      { debt: 'older', amount: '100.00' },
      { debt: 'cheap', amount: '100.00' },
      { debt: 'secured', amount: '100.00' },
      { debt: 'future', amount: '50.00' },
    ]);
  });
});
