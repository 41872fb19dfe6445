import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../../src/shared/domain/dates.ts';
import {
  type BusinessDateQuestion,
  decideBusinessDate,
} from '../../../../src/shared/domain/periods/business-date.ts';
import { decideYearClose, financialYearOf } from '../../../../src/shared/domain/periods/financial-year.ts';
import { periodPolicySchema } from '../../../../src/shared/domain/periods/policy.ts';
import { day } from '../events/build-event.ts';
import { policyFile } from '../policy-file.ts';

const policy = periodPolicySchema.parse(policyFile('periods'));
const today = day('2027-04-03');
const lastYear = {
  periodId: 'Y-1',
  startsOn: day('2026-04-01'),
  endsOn: day('2027-03-31'),
  reopenedUntilOn: null,
};

const asked = (facts: Partial<BusinessDateQuestion>) =>
  decideBusinessDate({ on: null, today, roles: ['desk'], policy, periods: [], closedDayOn: null, ...facts });

const stands = (on: string) => ({
  ok: true,
  value: { on, amendsClosedDay: false, amendsPeriodId: null },
});

describe('a business date', () => {
  test('is today unless said otherwise, never ahead, and as far back as the widest role may', () => {
    expect(asked({})).toEqual(stands('2027-04-03'));
    expect(asked({ on: day('2027-04-04') })).toEqual({ ok: false, refusal: { code: 'dateInFuture' } });
    expect(asked({ on: day('2027-03-27') })).toEqual(stands('2027-03-27'));
    expect(asked({ on: day('2027-03-26') })).toEqual({
      ok: false,
      refusal: { code: 'dateTooFar', oldestOn: '2027-03-27', daysBack: 7 },
    });
    expect(asked({ on: day('2027-03-31'), roles: ['field'] })).toMatchObject({
      refusal: { code: 'dateTooFar', daysBack: 2 },
    });
    expect(asked({ on: day('2027-03-31'), roles: ['field', 'desk'] })).toEqual(stands('2027-03-31'));
    expect(asked({ on: day('2027-04-02'), roles: ['auditor'] })).toMatchObject({ ok: false });
  });

  test('of a contact lies a week back in the field too: what was said is written down when somebody comes home', () => {
    const contact = { roles: ['field'], isContact: true } as const;
    expect(asked({ ...contact, on: day('2027-03-27') })).toEqual(stands('2027-03-27'));
    expect(asked({ ...contact, on: day('2027-03-26') })).toMatchObject({
      refusal: { code: 'dateTooFar', oldestOn: '2027-03-27', daysBack: 7 },
    });
    expect(asked({ roles: ['field'], on: day('2027-03-27') })).toMatchObject({ ok: false });
    expect(asked({ ...contact, roles: ['auditor'], on: day('2027-04-02') })).toMatchObject({ ok: false });
  });

  test('never lies in a closed year, and says the two ways out', () => {
    expect(asked({ on: day('2027-03-31'), periods: [lastYear] })).toEqual({
      ok: false,
      refusal: { code: 'periodClosed', startsOn: '2026-04-01', endsOn: '2027-03-31', today: '2027-04-03' },
    });
    expect(asked({ on: day('2027-04-01'), periods: [lastYear] })).toEqual(stands('2027-04-01'));
  });

  test('may lie in a year that was reopened, as an amendment of it, until the last day of the reopening', () => {
    const reopened = { ...lastYear, reopenedUntilOn: today };
    const amends = { ok: true, value: { on: '2026-12-01', amendsClosedDay: false, amendsPeriodId: 'Y-1' } };
    expect(asked({ on: day('2026-12-01'), periods: [reopened] })).toEqual(amends);
    const over = { ...lastYear, reopenedUntilOn: addDays(today, -1) };
    expect(asked({ on: day('2026-12-01'), periods: [over] })).toMatchObject({
      refusal: { code: 'periodClosed' },
    });
  });

  test('in a day whose cash is closed amends that day', () => {
    const yesterday = day('2027-04-02');
    expect(asked({ on: yesterday, closedDayOn: yesterday })).toMatchObject({
      value: { amendsClosedDay: true },
    });
    expect(asked({ closedDayOn: yesterday })).toMatchObject({ value: { amendsClosedDay: false } });
  });

  test('that is let pass never lies ahead, nor in a year that is closed and not open again', () => {
    fc.assert(
      fc.property(fc.integer({ min: -800, max: 30 }), fc.boolean(), (distance, isReopened) => {
        const period = { ...lastYear, reopenedUntilOn: isReopened ? today : null };
        const on = addDays(today, distance);
        const decided = asked({ on, periods: [period] });
        if (!decided.ok) return;
        expect(decided.value.on).toBe(on);
        expect(on <= today).toBe(true);
        expect(isReopened || on > lastYear.endsOn).toBe(true);
      }),
    );
  });
});

describe('a year of accounts', () => {
  test('runs from 1 April to 31 March, unless the book says otherwise', () => {
    const year = (on: string, bookId = 'B-1', chosen = policy) => financialYearOf(chosen, bookId, day(on));
    expect(year('2027-03-31')).toEqual({ startsOn: '2026-04-01', endsOn: '2027-03-31' });
    expect(year('2027-04-01')).toEqual({ startsOn: '2027-04-01', endsOn: '2028-03-31' });
    const calendar = { ...policy, yearStartsOnByBook: { 'B-2': { month: 1, day: 1 } } };
    expect(year('2027-03-31', 'B-2', calendar)).toEqual({ startsOn: '2027-01-01', endsOn: '2027-12-31' });
  });

  test('is closed once it is over, and once', () => {
    expect(decideYearClose(lastYear, today, [])).toMatchObject({ ok: true });
    expect(decideYearClose(lastYear, day('2027-03-31'), [])).toEqual({
      ok: false,
      refusal: { code: 'periodNotOver', endsOn: '2027-03-31' },
    });
    expect(decideYearClose(lastYear, today, [lastYear])).toMatchObject({
      refusal: { code: 'periodAlreadyClosed' },
    });
  });
});
