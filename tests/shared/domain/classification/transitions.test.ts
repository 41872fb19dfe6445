import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  nothingOwedSince,
  type OverdueStep,
  type OwedPart,
  overdueSteps,
} from '../../../../src/shared/domain/classification/overdue-steps.ts';
import { classificationRulesSchema } from '../../../../src/shared/domain/classification/rules.ts';
import {
  borrowerTransitions,
  classifyBorrower,
} from '../../../../src/shared/domain/classification/transitions.ts';
import {
  addDays,
  addMonthsClamped,
  daysBetween,
  type PlainDate,
  plainDate,
} from '../../../../src/shared/domain/dates.ts';

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
    ({ on, to, toStage, cause, daysInclusive }) =>
      `${on} ${toStage === null ? to : `${to}/${toStage}`} ${cause} ${daysInclusive}`,
  );
}

describe('classes of a loan at day-end', () => {
  test('due 31 March and unpaid: SMA-0 that evening, SMA-1 30 April, SMA-2 30 May, NPA 29 June', () => {
    expect(story('2021-12-31', claim('2021-03-31', 100))).toEqual([
      '2021-03-31 SMA-0 days 1',
      '2021-04-30 SMA-1 days 31',
      '2021-05-30 SMA-2 days 61',
      '2021-06-29 NPA/subStandard days 91',
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
      '2021-04-01 NPA/subStandard days 91',
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
      stage: 'subStandard',
      cause: 'otherLoan',
      isNonPerforming: true,
      nonPerformingSince: '2021-04-01',
      daysInclusive: 0,
    });
    expect(inMay.get('other')).toEqual({
      code: 'NPA',
      stage: 'subStandard',
      cause: 'otherLoan',
      isNonPerforming: true,
      nonPerformingSince: '2021-04-01',
      daysInclusive: 26,
    });
  });

  test('before every rule there is no class', () => {
    expect(classifyBorrower([{ accountId: 'loan', steps: [] }], rules, day('2019-01-01')).size).toBe(0);
  });
});

describe('stages of a non-performing loan', () => {
  test('an NPA is sub-standard for a year, then doubtful for one, for two more, and after that; never a loss by time', () => {
    expect(story('2040-01-01', claim('2021-03-31', 100)).slice(3)).toEqual([
      '2021-06-29 NPA/subStandard days 91',
      '2022-06-29 NPA/doubtful1 timeNonPerforming 456',
      '2023-06-29 NPA/doubtful2 timeNonPerforming 821',
      '2025-06-29 NPA/doubtful3 timeNonPerforming 1552',
    ]);
  });

  test('part payments do not set the time back; full arrears do, and the next NPA is sub-standard again', () => {
    const first = claim('2021-01-01', 100, ['2022-05-10', 100]);
    const second = claim('2022-05-01', 100, ['2022-06-01', 100]);
    expect(story('2023-12-31', first, second, claim('2023-01-01', 100)).slice(3)).toEqual([
      '2021-04-01 NPA/subStandard days 91',
      '2022-04-01 NPA/doubtful1 timeNonPerforming 456',
      '2022-06-01 standard arrearsPaid 0',
      '2023-01-01 SMA-0 days 1',
      '2023-01-31 SMA-1 days 31',
      '2023-03-02 SMA-2 days 61',
      '2023-04-01 NPA/subStandard days 91',
    ]);
  });

  test('a loan taken while another is doubtful is doubtful with it: the class is of the borrower', () => {
    const worst = { accountId: 'worst', steps: overdueSteps([claim('2021-01-01', 100)]) };
    const young = { accountId: 'young', steps: overdueSteps([claim('2022-06-01', 50)]) };
    expect(classifyBorrower([worst, young], rules, day('2022-06-10')).get('young')).toEqual({
      code: 'NPA',
      stage: 'doubtful1',
      cause: 'otherLoan',
      isNonPerforming: true,
      nonPerformingSince: '2021-04-01',
      daysInclusive: 10,
    });
  });
});

describe('new terms', () => {
  const restructured = (until: string, reason: string, ...parts: readonly OwedPart[]): readonly string[] => {
    const restructures = [
      { on: day('2021-02-10'), firstPaymentOn: day('2021-03-15'), reason, clearedOn: null },
    ];
    const loan = { accountId: 'loan', steps: overdueSteps(parts), restructures };
    return borrowerTransitions([loan], rules, day(until)).map(
      ({ on, to, toStage, cause }) => `${on} ${to}/${toStage ?? ''} ${cause}`,
    );
  };

  test('a standard loan is an NPA the evening its terms are made anew, for a year of payments at least', () => {
    expect(restructured('2023-12-31', 'lossOfIncome')).toEqual([
      '2021-02-10 NPA/subStandard restructured',
      '2022-02-10 NPA/doubtful1 timeNonPerforming',
      '2022-03-15 standard/ arrearsPaid',
    ]);
  });

  test('after that year it still waits for the full arrears', () => {
    const late = claim('2022-01-20', 100, ['2022-04-02', 100]);
    expect(restructured('2023-12-31', 'lossOfIncome', late).at(-1)).toBe('2022-04-02 standard/ arrearsPaid');
  });

  test('what the data exempts leaves the class as it was', () => {
    expect(restructured('2023-12-31', 'naturalCalamity')).toEqual([]);
  });

  test('an NPA keeps its class and its time', () => {
    const old = claim('2020-10-01', 100);
    expect(restructured('2022-01-31', 'lossOfIncome', old).slice(3)).toEqual([
      '2020-12-30 NPA/subStandard days',
      '2021-12-30 NPA/doubtful1 timeNonPerforming',
    ]);
  });

  test('a loan that is paid to the last before the year is over has nothing left to prove', () => {
    const parts = [
      claim('2021-01-05', 100, ['2021-05-01', 60], ['2021-06-02', 40]),
      claim('2021-04-05', 10, ['2021-04-05', 10]),
    ];
    expect(nothingOwedSince(parts)).toBe('2021-06-02');
    expect(nothingOwedSince([...parts, claim('2030-01-01', 5)])).toBeNull();
    const loan = {
      accountId: 'loan',
      steps: overdueSteps(parts),
      restructures: [
        {
          on: day('2021-02-10'),
          firstPaymentOn: day('2021-03-15'),
          reason: 'lossOfIncome',
          clearedOn: nothingOwedSince(parts),
        },
      ],
    };
    expect(borrowerTransitions([loan], rules, day('2023-12-31')).at(-1)).toMatchObject({
      on: '2021-06-02',
      to: 'standard',
      cause: 'arrearsPaid',
    });
  });

  test('the other loans of the borrower go with it', () => {
    const restructures = [
      { on: day('2021-02-10'), firstPaymentOn: day('2021-03-15'), reason: 'lossOfIncome', clearedOn: null },
    ];
    const loans = [
      { accountId: 'new terms', steps: [], restructures },
      { accountId: 'other', steps: [] },
    ];
    const told = (on: string) => classifyBorrower(loans, rules, day(on)).get('other');
    expect([told('2021-02-09')?.code, told('2021-02-10')?.code, told('2022-03-15')?.code]).toEqual([
      'standard',
      'NPA',
      'standard',
    ]);
    expect(told('2021-02-10')?.cause).toBe('otherLoan');
  });
});

const start = day('2022-01-01');
const dayAt = fc.integer({ min: 0, max: 400 }).map((days): PlainDate => addDays(start, days));
const anyDay = fc.integer({ min: 0, max: 2000 }).map((days): PlainDate => addDays(start, days));
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
function byHand(
  parts: readonly OwedPart[],
  until: PlainDate,
  restructuredOn: PlainDate | null = null,
): string {
  let held: PlainDate | null = null;
  let code = 'standard';
  for (let at = 0; at <= daysBetween(start, until); at += 1) {
    const on = addDays(start, at);
    const late = parts.filter((part) => part.dueOn <= on && openOn(part, on) > 0);
    const days = Math.max(0, ...late.map(({ dueOn }) => daysBetween(dueOn, on) + 1));
    const isBound =
      restructuredOn !== null && on > restructuredOn && on < addMonthsClamped(restructuredOn, 12);
    if (days === 0 && !isBound) held = null;
    if (days > 90 || on === restructuredOn) held ??= on;
    code = days === 0 ? 'standard' : days <= 30 ? 'SMA-0' : days <= 60 ? 'SMA-1' : 'SMA-2';
    const since = held;
    if (since === null) continue;
    const months = [48, 24, 12].find((count) => addMonthsClamped(since, count) <= on) ?? 0;
    code = { 48: 'doubtful3', 24: 'doubtful2', 12: 'doubtful1' }[months] ?? 'subStandard';
  }
  return code;
}

describe('laws that hold for every loan', () => {
  test('the history read off the steps is what a walk evening by evening says', () => {
    fc.assert(
      fc.property(fc.array(anyPart, { maxLength: 5 }), anyDay, fc.option(dayAt), (parts, on, newTermsOn) => {
        const steps: readonly OverdueStep[] = overdueSteps(parts);
        const restructures =
          newTermsOn === null
            ? []
            : [{ on: newTermsOn, firstPaymentOn: newTermsOn, reason: 'lossOfIncome', clearedOn: null }];
        const loans = [{ accountId: 'loan', steps, restructures }];
        const standing = classifyBorrower(loans, rules, on).get('loan');
        const last = borrowerTransitions(loans, rules, on).at(-1);
        const hand = byHand(parts, on, newTermsOn);
        expect([standing?.stage ?? standing?.code, last?.toStage ?? last?.to ?? 'standard']).toEqual([
          hand,
          hand,
        ]);
      }),
      { numRuns: 200 },
    );
  });

  test('an NPA never becomes better while anything is overdue', () => {
    fc.assert(
      fc.property(fc.array(anyPart, { minLength: 1, maxLength: 6 }), (parts) => {
        const loans = [{ accountId: 'loan', steps: overdueSteps(parts) }];
        const left = borrowerTransitions(loans, rules, addDays(start, 500)).filter(
          ({ from, to }) => from === 'NPA' && to !== 'NPA',
        );
        expect(left.filter(({ to, daysInclusive }) => to !== 'standard' || daysInclusive > 0)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
