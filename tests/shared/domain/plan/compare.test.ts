import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../../../../src/shared/domain/dates.ts';
import { comparePlans } from '../../../../src/shared/domain/plan/compare.ts';

const on = (day: string, amountMinor = 100) => ({ dueOn: plainDate(`2026-12-${day}`), amountMinor });
const kinds = (...[before, after]: Parameters<typeof comparePlans>) =>
  comparePlans(before, after).map(({ kind }) => kind);

describe('a plan before and after', () => {
  it('says of each payment whether it stayed, moved, changed, went or came', () => {
    expect(kinds([on('01'), on('08')], [on('01'), on('08')])).toEqual(['same', 'same']);
    expect(kinds([on('01'), on('08')], [on('01'), on('10')])).toEqual(['same', 'moved']);
    expect(kinds([on('01'), on('08')], [on('01', 60), on('08', 140)])).toEqual(['amount', 'amount']);
    expect(kinds([on('01'), on('08')], [on('02', 200)])).toEqual(['movedAndAmount', 'gone']);
    expect(kinds([on('01')], [on('01'), on('08')])).toEqual(['same', 'new']);
    expect(kinds([on('01'), on('15')], [on('15'), on('20')])).toEqual(['gone', 'same', 'new']);
  });

  it('has every payment of both sides once, in order', () => {
    const payments = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }).map((days) =>
      days
        .toSorted((one, other) => one - other)
        .map((day) => ({
          dueOn: addDays(plainDate('2026-12-01'), day),
          amountMinor: day + 1,
        })),
    );
    fc.assert(
      fc.property(payments, payments, (before, after) => {
        const lines = comparePlans(before, after);
        expect(lines.flatMap((line) => line.before ?? [])).toEqual(before);
        expect(lines.flatMap((line) => line.after ?? [])).toEqual(after);
      }),
    );
  });
});
