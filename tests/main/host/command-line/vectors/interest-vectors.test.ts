import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { wrongKeys } from '../../../../../src/main/host/command-line/vectors/compare-answers.ts';
import { answerInterestVector } from '../../../../../src/main/host/command-line/vectors/interest-vectors.ts';
import {
  type FileVector,
  vectorsOfFile,
} from '../../../../../src/main/host/command-line/vectors/vector-file.ts';
import { shippedChargeRules } from '../../../../shared/domain/interest/shipped-rules.ts';

const root = path.resolve(import.meta.dirname, '../../../../..');
const file = path.join(root, '..', 'shared', 'vectors', 'interest.json');
const rules = shippedChargeRules();
const vectors = existsSync(file) ? vectorsOfFile(JSON.parse(readFileSync(file, 'utf8'))) : [];

describe.skipIf(vectors.length === 0)('vectors of interest that were handed over', () => {
  test.each(vectors.map((vector) => [vector.id, vector] as const))('%s is exact', (_, vector) => {
    expect(wrongKeys(vector.expected, answerInterestVector(vector, rules))).toEqual([]);
  });

  const varied = vectors.flatMap((vector) =>
    ((vector['variants'] ?? []) as { name: string; expectedInterest: string }[]).map((variant) => ({
      vector,
      variant,
    })),
  );
  test.each(varied.filter(({ vector }) => vector.id !== 'INT-UK-3'))(
    '$vector.id, $variant.name',
    ({ vector, variant }) => {
      const answer = answerInterestVector({ ...vector, convention: variant.name, title: '' }, rules);
      expect(answer?.['interest']).toBe(variant.expectedInterest);
    },
  );
});

const vector = (
  id: string,
  rule: string | null,
  inputs: Record<string, unknown>,
  convention = '',
): FileVector => ({ id, rule, convention, title: '', inputs, expected: {} }) as FileVector;

describe('rules behind the vectors, with other figures', () => {
  test('a debt due on 30 June starts in July and is fixed by the rate of that day', () => {
    const inputs = {
      principal: '1000.00',
      currency: 'GBP',
      due: '2025-06-30',
      paid: '2025-07-10',
      bankRate31Dec2024: '4.75',
      bankRate30Jun2025: '4.25',
    };
    // 1,000 × 12.25 % × 10 / 365
    expect(answerInterestVector(vector('INT-UK-9', 'UK-LP-INT', inputs), rules)).toMatchObject({
      days: 10,
      interest: '3.36',
      fixedSum: '70.00',
    });
  });

  test('an agreement of 30 days counts, one of 60 counts as 45', () => {
    const inputs = {
      principal: '1000.00',
      currency: 'INR',
      acceptance: '2026-01-05',
      paid: '2026-07-19',
      bankRate: '5.50',
    };
    const days = (agreedDays: number) =>
      answerInterestVector(vector('INT-MSMED-9', 'IN-MSMED-15', { ...inputs, agreedDays }), rules)?.[
        'lastPayDay'
      ];
    expect([days(30), days(45), days(60)]).toEqual(['2026-02-04', '2026-02-19', '2026-02-19']);
  });

  test('rests from the 31st fall on the last day of short months and come back to the 31st', () => {
    const inputs = {
      principal: '100000.00',
      currency: 'INR',
      appointedDay: '2026-01-31',
      paid: '2026-04-29',
      bankRate: '5.50',
    };
    // 28 Feb to 30 Mar is the second rest, 31 Mar to 29 Apr the third: three whole rests of 1.375 %.
    expect(answerInterestVector(vector('INT-MSMED-9', 'IN-MSMED-16', inputs), rules)?.['interest']).toBe(
      '4181.98',
    );
  });

  test('a payment within a rest meets the interest of its days first', () => {
    const inputs = {
      principal: '300000.00',
      currency: 'INR',
      appointedDay: '2025-12-10',
      partPayment: { date: '2025-12-24', amount: '100000.00' },
      asOf: '2026-01-09',
      bankRate: '5.50',
    };
    // 15 days on 3,00,000 are 2,034.25; 2,02,034.25 is left and bears 16 days: 1,461.29.
    expect(answerInterestVector(vector('INT-MSMED-9', 'IN-MSMED-16', inputs), rules)).toMatchObject({
      interestToPayment: '2034.25',
      principalAfterPayment: '202034.25',
      balanceAsOf: '203495.54',
    });
  });

  test('interest under the directive follows the half-years, or stays as it was on the due date', () => {
    const inputs = {
      principal: '12000.00',
      currency: 'EUR',
      due: '2025-06-30',
      paid: '2025-07-30',
      ecb1Jan2025: '3.15',
      ecb1Jul2025: '2.15',
    };
    const interest = (convention: string) =>
      answerInterestVector(vector('INT-EU-9', 'EU-LPD-INT', inputs, convention), rules)?.['interest'];
    // 12,000 × 30 / 365 at 10.15 % and at 11.15 %
    expect([interest('float'), interest('fixAtDue')]).toEqual(['100.11', '109.97']);
  });

  test('a lender’s charge has no goods tax in it', () => {
    const inputs = { received: '500.00', gstRate: '18', currency: 'INR', creditor: 'regulated lender' };
    expect(answerInterestVector(vector('INT-IN-GST-9', null, inputs), rules)).toMatchObject({ gst: '0.00' });
  });

  test('compounding by the month for a year, and by the day exactly', () => {
    const monthly = { principal: '100000.00', rate: '12', compounding: 'monthly', months: 12 };
    const daily = { principal: '50000.00', rate: '18', days: 90, rounding: 'none, exact to the end' };
    expect(answerInterestVector(vector('INT-CMP-9', null, monthly), rules)?.['interest']).toBe('12682.50');
    expect(answerInterestVector(vector('INT-CMP-1', null, daily), rules)?.['interest']).toBe('2268.59');
  });
});
