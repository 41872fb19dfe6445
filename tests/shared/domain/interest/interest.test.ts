import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DayCount, InterestTerms } from '../../../../src/shared/domain/charges/terms.ts';
import { addDays, dayNumberToDate, type PlainDate } from '../../../../src/shared/domain/dates.ts';
import { interestOfRunning } from '../../../../src/shared/domain/interest/accrue.ts';
import { compoundInterest } from '../../../../src/shared/domain/interest/compound.ts';
import { countDays } from '../../../../src/shared/domain/interest/day-count.ts';
import { add, compare, fraction, roundToMinor } from '../../../../src/shared/domain/interest/fraction.ts';
import { rateOn, startOfHalfYear, ukReferenceDay } from '../../../../src/shared/domain/interest/rates.ts';
import { runningInterest } from '../../../../src/shared/domain/interest/running-interest.ts';
import { shareOfMinor } from '../../../../src/shared/domain/interest/share.ts';
import { simpleInterest, splitAt, withoutHoles } from '../../../../src/shared/domain/interest/simple.ts';
import { day } from '../events/build-event.ts';
import { shippedChargeRules } from './shipped-rules.ts';

const rules = shippedChargeRules();
const shippedTable = (id: string) => {
  const table = rules.tables.get(id);
  if (table === undefined) throw new Error(`${id} ships`);
  return table;
};
const anyDay = fc.integer({ min: 18_000, max: 21_500 }).map(dayNumberToDate);
const additive: readonly DayCount[] = ['actual/365F', 'actual/360', 'actual/366', 'actual/actual ISDA'];

/** The Bank Rate held at one figure, as the row L6 has it. */
const held = (percent: string) => ({
  ...rules,
  tables: new Map([
    [
      'rbi-bank-rate',
      {
        ...shippedTable('rbi-bank-rate'),
        rates: [{ fromOn: day('2000-01-01'), percent, standing: 'found' as const }],
      },
    ],
  ]),
});

function interestOf(
  terms: InterestTerms,
  principalMinor: number,
  fromOn: PlainDate,
  toOn: PlainDate,
  from = rules,
): number {
  const running = runningInterest(terms, from, fromOn);
  if (running === null) throw new Error('no rate');
  return roundToMinor(
    interestOfRunning(running, { principalMinor, fromOn, toOn, payments: [], holes: [] }).interest,
  );
}

const msmed = { regime: 'msmed', rests: 'appointedDay', agreedDays: null } as const;

describe('interest on delayed payment to a small supplier (row L6)', () => {
  test('₹1,00,000 at a Bank Rate of 6.75 %: ₹1,05,148.41 after three months, ₹1,22,239.30 after twelve', () => {
    const at = (toOn: string): number =>
      100_000_00 + interestOf(msmed, 100_000_00, day('2024-01-01'), day(toOn), held('6.75'));
    expect([at('2024-03-31'), at('2024-12-31')]).toEqual([105_148_41, 122_239_30]);
  });

  test('a change of the rate counts from the next rest on, or from its day where rests are months', () => {
    const from = (rests: 'appointedDay' | 'calendarMonth'): number =>
      interestOf({ ...msmed, rests }, 500_000_00, day('2025-01-26'), day('2025-06-30'));
    expect([from('appointedDay'), from('calendarMonth')]).toEqual([42_913_31, 41_781_35]);
  });
});

describe('laws that hold for all figures', () => {
  test('simple interest is additive over split periods, exactly', () => {
    const question = fc.record({
      principalMinor: fc.integer({ min: 1, max: 10 ** 11 }),
      percent: fc.constantFrom('8', '14.75', '20.25', '24'),
      dayCount: fc.constantFrom(...additive),
      days: fc.tuple(anyDay, anyDay, anyDay).map((days) => days.sort()),
    });
    fc.assert(
      fc.property(question, ({ principalMinor, percent, dayCount, days: [from, middle, to] }) => {
        const of = (start: PlainDate, end: PlainDate) =>
          simpleInterest(fraction(principalMinor), percent, countDays(dayCount, start, end).years);
        if (from === undefined || middle === undefined || to === undefined) throw new Error('three days');
        expect(compare(add(of(from, middle), of(middle, to)), of(from, to))).toBe(0);
      }),
    );
  });

  test('interest never falls as days go by, whatever the regime', () => {
    const regimes: readonly InterestTerms[] = [
      msmed,
      { ...msmed, rests: 'calendarMonth' },
      { regime: 'ukLatePayment' },
      { regime: 'euLatePayment', fixing: 'float', marginPercent: '8' },
      { regime: 'contract', ratePercent: '18', dayCount: '30/360 US', compounding: 'none' },
      { regime: 'contract', ratePercent: '18', dayCount: 'actual/365F', compounding: 'quarterly' },
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...regimes),
        fc.integer({ min: 1, max: 10 ** 9 }),
        fc.integer({ min: 20_100, max: 20_500 }).map(dayNumberToDate),
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 40 }),
        (terms, principalMinor, fromOn, days, more) => {
          const earlier = interestOf(terms, principalMinor, fromOn, addDays(fromOn, days));
          const later = interestOf(terms, principalMinor, fromOn, addDays(fromOn, days + more));
          expect(later).toBeGreaterThanOrEqual(earlier);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('holes and cuts leave each day in one part or in none', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 0, max: 90 }),
        fc.array(anyDay, { maxLength: 4 }),
        (fromOn, days, cuts) => {
          const period = { fromOn, toOn: addDays(fromOn, days) };
          const parts = splitAt(period, cuts);
          expect(parts[0]?.fromOn).toBe(period.fromOn);
          expect(parts.at(-1)?.toOn).toBe(period.toOn);
          for (const [at, part] of parts.entries()) {
            const next = parts[at + 1];
            if (next !== undefined) expect(addDays(part.toOn, 1)).toBe(next.fromOn);
          }
          const hole = { fromOn: addDays(fromOn, 2), toOn: addDays(fromOn, 4) };
          const open = withoutHoles(period, [hole]);
          expect(open.every((part) => part.toOn < hole.fromOn || part.fromOn > hole.toOn)).toBe(true);
        },
      ),
    );
  });
});

describe('conventions and tables', () => {
  test('daily compounding, exact and kept in paise each day', () => {
    const question = { periods: 90, perYear: 365 } as const;
    const of = (rounding: 'once' | 'eachPeriod'): number =>
      roundToMinor(compoundInterest(fraction(50_000_00), '18', { ...question, rounding }));
    expect([of('once'), of('eachPeriod')]).toEqual([2268_59, 2268_60]);
  });

  test('the end of February is a thirtieth in the US convention only', () => {
    const days = (dayCount: DayCount, from: string, to: string): number =>
      countDays(dayCount, day(from), day(to)).days;
    expect(days('30/360 US', '2023-02-28', '2024-02-29')).toBe(360);
    expect(days('30E/360', '2023-02-28', '2024-02-29')).toBe(361);
    expect(days('30/360 US', '2024-01-31', '2024-03-31')).toBe(60);
    expect(days('30E/360', '2024-01-31', '2024-03-31')).toBe(60);
  });

  test('the year turns inside an actual/actual period', () => {
    const { years } = countDays('actual/actual ISDA', day('2023-12-01'), day('2024-02-01'));
    expect(compare(years, add(fraction(31, 365), fraction(31, 366)))).toBe(0);
  });

  test('a rate is the last one begun; before the table there is none; past its word nothing is confirmed', () => {
    const table = shippedTable('rbi-bank-rate');
    expect(rateOn(table, day('2025-06-05'))?.percent).toBe('6.25');
    expect(rateOn(table, day('2025-06-06'))).toEqual({
      percent: '5.75',
      since: '2025-06-06',
      isConfirmed: true,
    });
    expect(rateOn(table, day('2001-01-01'))).toBeNull();
    expect(rateOn(table, day('2026-11-22'))).toEqual({
      percent: '5.50',
      since: '2025-12-05',
      isConfirmed: false,
    });
  });

  test('reference days of the United Kingdom and of the Union', () => {
    expect(
      ['2026-01-01', '2026-06-30', '2026-07-01', '2026-12-31'].map((on) => ukReferenceDay(day(on))),
    ).toEqual(['2025-12-31', '2025-12-31', '2026-06-30', '2026-06-30']);
    expect(['2026-06-30', '2026-07-01'].map((on) => startOfHalfYear(day(on)))).toEqual([
      '2026-01-01',
      '2026-07-01',
    ]);
  });

  test('a share is rounded half-up to the paisa', () => {
    expect(shareOfMinor(187_345_67, '62')).toBe(116_154_32);
  });
});
