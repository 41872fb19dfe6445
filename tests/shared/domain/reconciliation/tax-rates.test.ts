import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { taxRatesSchema, taxReadings } from '../../../../src/shared/domain/reconciliation/tax-rates.ts';
import { day } from '../events/build-event.ts';

const shippedRates = taxRatesSchema.parse(
  JSON.parse(
    readFileSync(new URL('../../../../resources/reconciliation/tax-deducted.json', import.meta.url), 'utf8'),
  ),
);

const invoice = (amountMinor: number, issuedOn = '2026-09-01') => ({ amountMinor, issuedOn: day(issuedOn) });
const first = (deductedMinor: number, amountMinor: number, issuedOn?: string): string => {
  const [reading] = taxReadings(shippedRates, deductedMinor, invoice(amountMinor, issuedOn));
  return reading === undefined
    ? 'none'
    : `${reading.section} ${reading.basisPoints} of ${reading.baseMinor} (+${reading.goodsTaxPercent} %)`;
};

describe('tax deducted at source is offered', () => {
  test.each([
    ['1 % of the invoice', 100_00, 10_000_00, '2026-03-31', '194C 100 of 1000000 (+0 %)'],
    [
      'the same under the Act of 2025',
      100_00,
      10_000_00,
      '2026-04-01',
      '393(1) contractor 100 of 1000000 (+0 %)',
    ],
    [
      '10 % of the value without 18 % goods tax',
      10_000_00,
      1_18_000_00,
      '2026-01-10',
      '194J 1000 of 10000000 (+18 %)',
    ],
    ['0.1 % of goods', 5_000_00, 50_00_000_00, '2025-06-01', '194Q 10 of 500000000 (+0 %)'],
    [
      '5 % of a commission before October 2024',
      500_00,
      10_000_00,
      '2024-09-30',
      '194H 500 of 1000000 (+0 %)',
    ],
    ['a rate rounded to the rupee', 1_235_00, 1_23_456_00, '2026-01-10', '194C 100 of 12345600 (+0 %)'],
  ])('for %s', (_, deductedMinor, amountMinor, issuedOn, reading) => {
    expect(first(deductedMinor, amountMinor, issuedOn)).toBe(reading);
  });

  test.each([
    ['no usual rate', 777_00, 10_000_00, '2026-01-10'],
    ['5 % of a commission after September 2024', 500_00, 10_000_00, '2024-10-01'],
    ['more than the invoice', 20_000_00, 10_000_00, '2026-01-10'],
    ['an invoice so small that rounding would explain anything', 1_00, 100_00, '2026-01-10'],
    ['nothing', 0, 10_000_00, '2026-01-10'],
  ])('not for %s', (_, deductedMinor, amountMinor, issuedOn) => {
    expect(first(deductedMinor, amountMinor, issuedOn)).toBe('none');
  });

  test('only within the rounding of a rate in force', () => {
    const amounts = fc.integer({ min: 1_000_00, max: 1_00_00_000_00 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 20_00_000_00 }), (amountMinor, deductedMinor) => {
        for (const { basisPoints, baseMinor } of taxReadings(
          shippedRates,
          deductedMinor,
          invoice(amountMinor),
        )) {
          const offMinor = Math.abs(Math.round((baseMinor * basisPoints) / 10_000) - deductedMinor);
          expect(offMinor).toBeLessThanOrEqual(shippedRates.roundingMinor);
          expect(baseMinor).toBeLessThanOrEqual(amountMinor);
        }
      }),
    );
  });
});

test('every rate and every goods tax names a source that is there', () => {
  const sources = new Set(shippedRates.sources.map(({ id }) => id));
  for (const { source } of [...shippedRates.rates, ...shippedRates.goodsTaxPercents]) {
    expect(sources.has(source)).toBe(true);
  }
});
