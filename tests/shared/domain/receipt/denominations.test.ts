import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkDenominations,
  countedMinor,
  countedNotes,
  fewestDenominations,
} from '../../../../src/shared/domain/receipt/denominations.ts';
import { receiptPolicySchema } from '../../../../src/shared/domain/receipt/policy.ts';
import { policyFile } from '../policy-file.ts';

const { denominationsMinorByCurrency } = receiptPolicySchema.parse(policyFile('receipt'));
const rupees = denominationsMinorByCurrency['INR'] ?? [];

/** The fewest notes by dynamic programming: an oracle that does not share the greedy way. */
function fewestCount(cashMinor: number, valuesMinor: readonly number[]): number {
  const fewest = [0];
  for (let minor = 1; minor <= cashMinor; minor++) {
    const counts = valuesMinor.map((value) => fewest[minor - value] ?? Number.POSITIVE_INFINITY);
    fewest[minor] = Math.min(...counts) + 1;
  }
  return fewest[cashMinor] ?? Number.POSITIVE_INFINITY;
}

describe('what is kept of a count', () => {
  it('is every value of which there is one, largest first, each value once', () => {
    const counts = [
      { valueMinor: 10_000, count: 1 },
      { valueMinor: 2000, count: 0 },
      { valueMinor: 50_000, count: 3 },
      { valueMinor: 10_000, count: 2 },
    ];
    expect(countedNotes(counts)).toEqual([
      { valueMinor: 50_000, count: 3 },
      { valueMinor: 10_000, count: 3 },
    ]);
  });

  it('is nothing where nobody counted', () => {
    expect([countedNotes(null), countedNotes([]), countedNotes([{ valueMinor: 2000, count: 0 }])]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('counted cash (row V6)', () => {
  it('comes to the cash of the receipt: ₹500 × 4, ₹100 × 3, ₹20 × 1', () => {
    const counts = [
      { valueMinor: 50_000, count: 4 },
      { valueMinor: 10_000, count: 3 },
      { valueMinor: 2000, count: 1 },
    ];
    expect(countedMinor(counts)).toBe(232_000);
    expect(checkDenominations(counts, 232_000, rupees)).toEqual({ ok: true, value: 232_000 });
    expect(checkDenominations(counts, 232_100, rupees)).toEqual({
      ok: false,
      refusal: { code: 'denominationsDiffer', countedMinor: 232_000, cashMinor: 232_100 },
    });
  });

  it('refuses a value there is not, and a count that is no count', () => {
    expect(checkDenominations([{ valueMinor: 30_000, count: 1 }], 30_000, rupees)).toEqual({
      ok: false,
      refusal: { code: 'denominationUnknown', valueMinor: 30_000 },
    });
    expect(checkDenominations([{ valueMinor: 50_000, count: -1 }], -50_000, rupees)).toEqual({
      ok: false,
      refusal: { code: 'denominationCountInvalid', valueMinor: 50_000 },
    });
  });
});

describe('fewestDenominations', () => {
  it('fills the grid from the largest value down and says what no value covers', () => {
    expect(fewestDenominations(138_025, rupees)).toEqual({
      counts: [
        { valueMinor: 50_000, count: 2 },
        { valueMinor: 20_000, count: 1 },
        { valueMinor: 10_000, count: 1 },
        { valueMinor: 5000, count: 1 },
        { valueMinor: 2000, count: 1 },
        { valueMinor: 1000, count: 1 },
      ],
      restMinor: 25,
    });
  });

  it.each(Object.entries(denominationsMinorByCurrency))(
    'adds up, and no way with fewer notes of %s exists',
    (_currency, valuesMinor) => {
      const unitMinor = Math.min(...valuesMinor);
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 2000 }), (units) => {
          const { counts, restMinor } = fewestDenominations(units * unitMinor, valuesMinor);
          expect(countedMinor(counts) + restMinor).toBe(units * unitMinor);
          expect(restMinor).toBe(0);
          const scaled = valuesMinor.map((value) => value / unitMinor);
          expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(fewestCount(units, scaled));
        }),
        { numRuns: 40 },
      );
    },
  );
});
