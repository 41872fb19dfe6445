import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type OverdueStep,
  type OwedPart,
  overdueSteps,
} from '../../../../src/shared/domain/classification/overdue-steps.ts';
import { classificationRulesSchema } from '../../../../src/shared/domain/classification/rules.ts';
import {
  borrowerTransitions,
  classifyBorrower,
} from '../../../../src/shared/domain/classification/transitions.ts';
import { addDays, daysBetween, type PlainDate, plainDate } from '../../../../src/shared/domain/dates.ts';

const rules = classificationRulesSchema.parse(
  JSON.parse(
    readFileSync(new URL('../../../../resources/classification/in-rbi-irac.json', import.meta.url), 'utf8'),
  ),
);
const day = plainDate;

function claim(dueOn: string, amountMinor: number, ...paid: readonly [string, number][]): OwedPart {
  return {
    dueOn: day(dueOn),
    issuedOn: day(dueOn),
    amountMinor,
    movements: paid.map(([on, minor]) => ({ on: day(on), amountMinor: minor })),
  };
}

function story(until: string, ...parts: readonly OwedPart[]): readonly string[] {
  return borrowerTransitions([{ accountId: 'loan', steps: overdueSteps(parts) }], rules, day(until)).map(
    ({ on, to, cause, daysInclusive }) => `${on} ${to} ${cause} ${daysInclusive}`,
  );
}

describe('classes of a loan at day-end', () => {
  test('due 31 March and unpaid: SMA-0 that evening, SMA-1 30 April, SMA-2 30 May, NPA 29 June', () => {
    expect(story('2021-12-31', claim('2021-03-31', 100))).toEqual([
      '2021-03-31 SMA-0 days 1',
      '2021-04-30 SMA-1 days 31',
      '2021-05-30 SMA-2 days 61',
      '2021-06-29 NPA days 91',
    ]);
  });

  test('what is paid on its day was never overdue', () => {
    expect(story('2021-12-31', claim('2021-03-31', 100, ['2021-03-31', 100]))).toEqual([]);
  });

  test('a part payment that clears the oldest instalment leaves an NPA what it is; clearing all makes it standard', () => {
    const first = claim('2021-01-01', 100, ['2021-05-10', 100]);
    expect(story('2021-08-01', first, claim('2021-04-25', 100, ['2021-07-01', 100]))).toEqual([
      '2021-01-01 SMA-0 days 1',
      '2021-01-31 SMA-1 days 31',
      '2021-03-02 SMA-2 days 61',
      '2021-04-01 NPA days 91',
      '2021-07-01 standard arrearsPaid 0',
    ]);
  });

  test('before the 91st day paying the oldest makes the class better by its days', () => {
    const first = claim('2021-01-01', 100, ['2021-03-05', 100]);
    expect(story('2021-03-20', first, claim('2021-03-01', 100))).toEqual([
      '2021-01-01 SMA-0 days 1',
      '2021-01-31 SMA-1 days 31',
      '2021-03-02 SMA-2 days 61',
      '2021-03-05 SMA-0 days 5',
    ]);
  });

  test('a bounce takes the payment back from its day', () => {
    const bounced = claim('2021-01-01', 100, ['2021-01-10', 100], ['2021-02-20', -100]);
    expect(story('2021-02-28', bounced)).toEqual([
      '2021-01-01 SMA-0 days 1',
      '2021-01-10 standard arrearsPaid 0',
      '2021-02-20 SMA-1 days 51',
    ]);
  });

  test('one NPA makes all loans of the borrower NPA, until nothing is overdue on any of them', () => {
    const worst = overdueSteps([claim('2021-01-01', 100, ['2021-05-01', 100])]);
    const other = overdueSteps([claim('2021-04-20', 50, ['2021-06-01', 50])]);
    const loans = [
      { accountId: 'worst', steps: worst },
      { accountId: 'other', steps: other },
    ];
    const told = borrowerTransitions(loans, rules, day('2021-12-31'))
      .filter(({ accountId }) => accountId === 'other')
      .map(({ on, to, cause }) => `${on} ${to} ${cause}`);
    expect(told).toEqual(['2021-04-01 NPA otherLoan', '2021-06-01 standard arrearsPaid']);
    const inMay = classifyBorrower(loans, rules, day('2021-05-15'));
    expect(inMay.get('worst')).toEqual({
      code: 'NPA',
      cause: 'otherLoan',
      isNonPerforming: true,
      daysInclusive: 0,
    });
    expect(inMay.get('other')).toEqual({
      code: 'NPA',
      cause: 'otherLoan',
      isNonPerforming: true,
      daysInclusive: 26,
    });
  });

  test('before every rule there is no class', () => {
    expect(classifyBorrower([{ accountId: 'loan', steps: [] }], rules, day('2019-01-01')).size).toBe(0);
  });
});

const start = day('2022-01-01');
const dayAt = fc.integer({ min: 0, max: 400 }).map((days): PlainDate => addDays(start, days));
const anyPart: fc.Arbitrary<OwedPart> = fc
  .record({
    dueOn: dayAt,
    amountMinor: fc.integer({ min: 1, max: 20 }),
    movements: fc.array(fc.record({ on: dayAt, amountMinor: fc.integer({ min: -10, max: 20 }) }), {
      maxLength: 4,
    }),
  })
  .map((part) => ({ ...part, issuedOn: start }));

function openOn(part: OwedPart, on: PlainDate): number {
  return part.movements.reduce(
    (open, moved) => (moved.on <= on ? open - moved.amountMinor : open),
    part.amountMinor,
  );
}

/** The rule in the circular's own words, one evening after the other. */
function byHand(parts: readonly OwedPart[], until: PlainDate): string {
  let held = false;
  let code = 'standard';
  for (let at = 0; at <= daysBetween(start, until); at += 1) {
    const on = addDays(start, at);
    const late = parts.filter((part) => part.dueOn <= on && openOn(part, on) > 0);
    const days = Math.max(0, ...late.map(({ dueOn }) => daysBetween(dueOn, on) + 1));
    if (days === 0) held = false;
    if (days > 90) held = true;
    code = days === 0 ? 'standard' : days <= 30 ? 'SMA-0' : days <= 60 ? 'SMA-1' : 'SMA-2';
    if (held) code = 'NPA';
  }
  return code;
}

describe('laws that hold for every loan', () => {
  test('the history read off the steps is what a walk evening by evening says', () => {
    fc.assert(
      fc.property(fc.array(anyPart, { maxLength: 5 }), dayAt, (parts, on) => {
        const steps: readonly OverdueStep[] = overdueSteps(parts);
        const standing = classifyBorrower([{ accountId: 'loan', steps }], rules, on).get('loan');
        const told = borrowerTransitions([{ accountId: 'loan', steps }], rules, on).at(-1)?.to ?? 'standard';
        expect([standing?.code, told]).toEqual([byHand(parts, on), byHand(parts, on)]);
      }),
      { numRuns: 300 },
    );
  });

  test('an NPA never becomes better while anything is overdue', () => {
    fc.assert(
      fc.property(fc.array(anyPart, { minLength: 1, maxLength: 6 }), (parts) => {
        const loans = [{ accountId: 'loan', steps: overdueSteps(parts) }];
        const left = borrowerTransitions(loans, rules, addDays(start, 500)).filter(
          ({ from }) => from === 'NPA',
        );
        expect(left.filter(({ to, daysInclusive }) => to !== 'standard' || daysInclusive > 0)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
