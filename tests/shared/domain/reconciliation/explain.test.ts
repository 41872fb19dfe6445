import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDecision } from '../../../../src/shared/domain/reconciliation/decide.ts';
import {
  type Explanation,
  type ExplanationQuestion,
  explainDifference,
} from '../../../../src/shared/domain/reconciliation/explain.ts';
import { taxRatesSchema } from '../../../../src/shared/domain/reconciliation/tax-rates.ts';
import type { Difference } from '../../../../src/shared/domain/reconciliation/values.ts';
import { day } from '../events/build-event.ts';

const rates = taxRatesSchema.parse(
  JSON.parse(
    readFileSync(new URL('../../../../resources/reconciliation/tax-deducted.json', import.meta.url), 'utf8'),
  ),
);

function difference(
  amountMinor: number,
  waiting: Record<string, number>,
  changed: Partial<Difference> = {},
): Difference {
  return {
    importId: 'X-2',
    on: day('2026-11-25'),
    direction: 'fall',
    amountMinor,
    claims: [{ itemId: 'I-1', beforeMinor: 10_000_00, afterMinor: 10_000_00 - amountMinor }],
    candidates: Object.entries(waiting).map(([receiptId, waitingMinor]) => ({
      receiptId,
      amountMinor: waitingMinor,
    })),
    inQuestionMinor: 0,
    supposed: [],
    isExact: false,
    decided: false,
    ...changed,
  };
}

const claims = [{ itemId: 'I-1', number: 'INV-1', amountMinor: 10_000_00, issuedOn: day('2026-09-01') }];

const question = (asked: Difference, credits: ExplanationQuestion['credits'] = []): ExplanationQuestion => ({
  difference: asked,
  claims,
  credits,
  rates,
});

const words = ({ kind, receipts, parts }: Explanation): string =>
  [
    kind,
    ...receipts.map(({ receiptId, amountMinor }) => `${receiptId}=${amountMinor}`),
    ...parts.map(
      ({ reason, amountMinor, reference }) =>
        `${reason}=${amountMinor}${reference === null ? '' : ` ${reference}`}`,
    ),
  ].join(' ');

describe('what may lie behind a fall, likeliest first', () => {
  test('receipts that fit to the last unit, and other money last', () => {
    const asked = difference(4_000_00, { 'R-1': 4_000_00, 'R-2': 500_00 });
    expect(explainDifference(question(asked)).map(words)).toEqual([
      'receipts R-1=400000',
      'receiptsAndOffice R-2=50000 paidElsewhere=350000',
      'office paidElsewhere=400000',
    ]);
  });

  test('a receipt and tax; a receipt and a credit note the file names', () => {
    const asked = difference(4_100_00, { 'R-1': 4_000_00 });
    const credits = [{ itemId: 'C-1', number: 'CN-7', amountMinor: 100_00, usedMinor: 0 }];
    expect(explainDifference(question(asked, credits)).map(words)).toEqual([
      'receiptsAndTax R-1=400000 taxDeducted=10000 393(1) contractor',
      'receiptsAndCredit R-1=400000 creditNote=10000 CN-7',
      'receiptsAndOffice R-1=400000 paidElsewhere=10000',
      'office paidElsewhere=410000',
    ]);
  });

  test('a credit note that was used up by so much', () => {
    const credits = [{ itemId: 'C-1', number: 'CN-8', amountMinor: 5_000_00, usedMinor: 777_00 }];
    expect(explainDifference(question(difference(777_00, { 'R-1': 4_000_00 }), credits)).map(words)).toEqual([
      'credit creditNote=77700 CN-8',
      'office paidElsewhere=77700',
    ]);
  });

  test('of a rise: the void that the office took in, or its own correction', () => {
    const asked = difference(4_000_00, { 'R-1': 4_000_00 }, { direction: 'rise' });
    expect(explainDifference(question(asked)).map(words)).toEqual([
      'receipts R-1=400000',
      'office correction=400000',
    ]);
  });

  test('every explanation can be decided as it stands: it adds up, and names only what waits', () => {
    const waiting = fc.dictionary(
      fc.constantFrom('R-1', 'R-2', 'R-3', 'R-4'),
      fc.integer({ min: 1, max: 5_000_00 }),
      { maxKeys: 4 },
    );
    fc.assert(
      fc.property(
        waiting,
        fc.integer({ min: 1, max: 9_999_99 }),
        fc.boolean(),
        (held, amountMinor, isFall) => {
          const asked = difference(amountMinor, held, { direction: isFall ? 'fall' : 'rise' });
          const offered = explainDifference(question(asked));
          expect(offered.length).toBeGreaterThan(0);
          expect(offered.length).toBeLessThanOrEqual(6);
          expect(offered.at(-1)?.kind).toBe('office');
          for (const one of offered) expect(checkDecision(asked, one).ok).toBe(true);
        },
      ),
    );
  });
});

describe('a decision', () => {
  const asked = difference(4_100_00, { 'R-1': 4_000_00 });
  const tax = { reason: 'taxDeducted' as const, itemId: 'I-1', amountMinor: 100_00, reference: '194C' };
  test.each([
    [
      'does not add up',
      { receipts: [{ receiptId: 'R-1', amountMinor: 4_000_00 }], parts: [] },
      'differenceNotExplained',
    ],
    [
      'names a receipt that does not wait',
      { receipts: [{ receiptId: 'R-9', amountMinor: 4_000_00 }], parts: [tax] },
      'receiptNotWaiting',
    ],
    [
      'takes more of a receipt than waits',
      { receipts: [{ receiptId: 'R-1', amountMinor: 4_100_00 }], parts: [] },
      'receiptNotWaiting',
    ],
    [
      'names a receipt twice',
      {
        receipts: [
          { receiptId: 'R-1', amountMinor: 2_000_00 },
          { receiptId: 'R-1', amountMinor: 2_000_00 },
        ],
        parts: [tax],
      },
      'receiptNamedTwice',
    ],
  ])('that %s is refused', (_, said, code) => {
    const checked = checkDecision(asked, said);
    expect(checked.ok ? 'taken' : checked.refusal.code).toBe(code);
  });

  test('may take a part of a receipt, where the office posted a part of it', () => {
    const said = { receipts: [{ receiptId: 'R-1', amountMinor: 4_000_00 }], parts: [tax] };
    expect(checkDecision(asked, said)).toEqual({ ok: true, value: said });
    expect(checkDecision({ ...asked, decided: true }, said)).toMatchObject({
      refusal: { code: 'differenceDecided' },
    });
  });
});
