import { describe, expect, it } from 'vitest';
import { evaluateAction } from '../../../../src/shared/domain/compliance/evaluate-action.ts';
import type { FactValues } from '../../../../src/shared/domain/compliance/facts.ts';
import type { AccountFacts, HoldFacts } from '../../../../src/shared/domain/worklist/account-facts.ts';
import { channelOutlook } from '../../../../src/shared/domain/worklist/contact-outlook.ts';
import { isVisitWorthwhile, placeAccount } from '../../../../src/shared/domain/worklist/place-account.ts';
import { checkSnooze, reminderEscalations } from '../../../../src/shared/domain/worklist/reminders.ts';
import { factsOf, lenderFacts, shippedPacks, tradeFacts } from '../compliance/shipped-packs.ts';
import {
  accountFacts,
  contextOn,
  currentAccount,
  day,
  onLaterDay,
  policyOf,
  today,
} from './worklist-fixture.ts';

/** Lane and reason, or suppression reason and date, in one line. */
function place(facts: AccountFacts, offset = 0): string {
  const placement = placeAccount(onLaterDay(facts, day(offset)), contextOn(day(offset)));
  switch (placement.kind) {
    case 'lane':
      return `${placement.lane} ${placement.because.key}`;
    case 'suppressed':
      return `${placement.reason} until ${placement.until}`;
    case 'notDue':
      return 'notDue';
  }
}

function hold(kind: HoldFacts['kind'], more: Partial<HoldFacts> = {}): HoldFacts {
  return { kind, since: day(-5), until: null, reviewBy: day(10), ...more };
}

const promise = {
  dueOn: day(5),
  graceUntil: day(7),
  amountMinor: 1_000_000,
  remindOn: day(4),
  isPendingApproval: false,
};
const dispute = { reviewBy: day(14), isWhole: true };
const plan = { nextDueOn: day(3), graceUntil: day(5), amountMinor: 500_000, missedOn: null };
const legalDeadline = { on: day(5), step: 'demandNotice' };
const appointment = { channel: 'call', on: today, atMs: Date.parse('2026-11-23T16:00:00+05:30') } as const;

describe('the lanes', () => {
  it('0 takes a legal deadline at most five days away, and one that has passed', () => {
    expect(place(accountFacts({ legalDeadline }))).toBe('0 because.legalClock');
    expect(place(accountFacts({ legalDeadline: { ...legalDeadline, on: day(6) } }))).toBe(
      '5 because.pastDue',
    );
    expect(place(accountFacts({ legalDeadline: { ...legalDeadline, on: day(-2) } }))).toBe(
      '0 because.legalClock',
    );
  });

  it('1 takes appointments of today and keeps those missed, until they rot', () => {
    const facts = accountFacts({ appointment });
    expect(place(facts)).toBe('1 because.appointmentToday');
    expect(place(facts, 3)).toBe('1 because.appointmentOverdue');
    expect(place(facts, 4)).toBe('5 because.pastDue');
    expect(reminderEscalations(facts, day(3), policyOf('balanced'))).toEqual([]);
    expect(reminderEscalations(facts, day(4), policyOf('balanced'))).toEqual([
      {
        kind: 'appointmentOverdue',
        on: today,
        daysOverdue: 4,
        because: { key: 'escalation.appointmentOverdue', params: { channel: 'call', daysOverdue: 4 } },
      },
    ]);
  });

  it('1 keeps an appointment that was tried and tells of the try, with its hour', () => {
    const tried = { on: today, atMs: Date.parse('2026-11-23T11:05:00+05:30'), outcome: 'RNR' };
    const facts = accountFacts({ appointment: { ...appointment, tried }, lastTouchedOn: today });
    expect(placeAccount(facts, contextOn(today))).toMatchObject({
      lane: 1,
      because: {
        key: 'because.appointmentTriedToday',
        params: { channel: 'call', on: today, triedAtMs: tried.atMs, outcome: 'RNR' },
      },
    });
    expect(place(facts, 1)).toBe('1 because.appointmentTried');
  });

  it('2 takes money moving today: promise reminder, due and grace, instalments, reviews', () => {
    const facts = accountFacts({ promise });
    expect([3, 4, 5, 6, 7, 8].map((offset) => place(facts, offset))).toEqual([
      `promiseRunning until ${day(4)}`,
      '2 because.promiseReminder',
      '2 because.promiseDue',
      '2 because.promiseInGrace',
      '2 because.promiseInGrace',
      '3 because.promiseBroken',
    ]);
    expect(place(accountFacts({ promise: { ...promise, remindOn: null } }), 4)).toBe(
      `promiseRunning until ${day(5)}`,
    );
    const planned = accountFacts({ plan });
    expect([0, 3, 5, 6].map((offset) => place(planned, offset))).toEqual([
      `planOnTrack until ${day(3)}`,
      '2 because.instalmentDue',
      '2 because.instalmentDue',
      '3 because.planMissed',
    ]);
    const hardship = accountFacts({ holds: [hold('hardship')] });
    expect([9, 10, 11].map((offset) => place(hardship, offset))).toEqual([
      `hardshipHold until ${day(10)}`,
      '2 because.reviewDue',
      '2 because.reviewDue',
    ]);
  });

  it('3 takes what broke, until a new commitment or two attempts', () => {
    const broken = { brokenPromise: { dueOn: day(-5), brokenOn: day(-1), amountMinor: 1_000_000 } };
    expect(place(accountFacts(broken))).toBe('3 because.promiseBroken');
    expect(placeAccount(accountFacts(broken), contextOn(today))).toMatchObject({
      because: { params: { on: day(-5), amountMinor: 1_000_000 } },
    });
    expect(place(accountFacts({ ...broken, attemptsSinceBreak: 1, lastTouchedOn: today }))).toBe(
      '3 because.promiseBroken',
    );
    expect(place(accountFacts({ ...broken, attemptsSinceBreak: 2 }))).toBe('5 because.pastDue');
    expect(place(accountFacts({ ...broken, promise }))).toBe(`promiseRunning until ${day(4)}`);
    expect(place(accountFacts({ ...broken, promise: { ...promise, isPendingApproval: true } }))).toBe(
      '3 because.promiseBroken',
    );
    expect(place(accountFacts({ bounce: { bouncedOn: today, amountMinor: 5 } }))).toBe('3 because.bounced');
    expect(place(accountFacts({ plan: { ...plan, missedOn: day(-3) } }))).toBe('3 because.planMissed');
    expect(place(currentAccount(broken))).toBe('notDue');
  });

  it('4 takes signs of life until they are answered', () => {
    expect(place(accountFacts({ inboundAtMs: 1 }))).toBe('4 because.inbound');
    expect(place(accountFacts({ disputeAnsweredOn: today }))).toBe('4 because.disputeAnswered');
    const paid = accountFacts({ partialPaymentOn: today, lastTouchedOn: today });
    expect([0, 3, 4].map((offset) => place(paid, offset))).toEqual([
      '4 because.partialPayment',
      '4 because.partialPayment',
      '5 because.pastDue',
    ]);
    expect(place(accountFacts({ partialPaymentOn: day(-1), lastTouchedOn: today }))).toBe(
      `treatedToday until ${day(1)}`,
    );
  });

  it('5 takes everything else past due until it is treated, and is back tomorrow', () => {
    expect(place(accountFacts())).toBe('5 because.pastDue');
    const touched = accountFacts({ lastTouchedOn: today });
    expect([place(touched), place(touched, 1)]).toEqual([
      `treatedToday until ${day(1)}`,
      '5 because.pastDue',
    ]);
  });

  it('6 takes what falls due within seven days where it is large or its payer late, until reminded', () => {
    const large = { nextDueOn: day(7), nextDueMinor: 5_000_000 };
    expect(place(currentAccount(large))).toBe('6 because.preDueLarge');
    expect(place(currentAccount({ ...large, nextDueOn: day(8) }))).toBe('notDue');
    expect(place(currentAccount({ ...large, nextDueMinor: 4_999_999 }))).toBe('notDue');
    expect(place(currentAccount({ ...large, nextDueMinor: 100, averageDaysLate: 7 }))).toBe(
      '6 because.preDueLatePayer',
    );
    expect(place(currentAccount({ ...large, lastTouchedOn: day(-1) }))).toBe('6 because.preDueLarge');
    expect(place(currentAccount({ ...large, lastTouchedOn: today }))).toBe('notDue');
  });

  it('hold no closed account and none that owes nothing yet', () => {
    expect(place(accountFacts({ isOpen: false, legalDeadline }))).toBe('notDue');
    expect(place(currentAccount({ holds: [hold('deceased')] }))).toBe('notDue');
  });
});

describe('suppression', () => {
  it('knows the eleven reasons of E4, each with a later date', () => {
    const cases: readonly (readonly [Partial<AccountFacts>, string])[] = [
      [{ promise }, `promiseRunning until ${day(4)}`],
      [{ plan }, `planOnTrack until ${day(3)}`],
      [{ dispute }, `fullDispute until ${day(14)}`],
      [{ dispute: { ...dispute, isWhole: false }, disputedMinor: 5_000_000 }, `fullDispute until ${day(14)}`],
      [{ holds: [hold('complaint')] }, `complaintOpen until ${day(10)}`],
      [{ holds: [hold('hardship')] }, `hardshipHold until ${day(10)}`],
      [{ contactCapUntil: day(2) }, `contactCapReached until ${day(2)}`],
      [{ holds: [hold('blackout', { until: day(6), reviewBy: null })] }, `blackout until ${day(6)}`],
      [
        { holds: [hold('agency', { until: day(60), reviewBy: day(30) })] },
        `placedWithAgency until ${day(30)}`,
      ],
      [{ holds: [hold('deceased')] }, `frozen until ${day(10)}`],
      [{ holds: [hold('insolvency')] }, `frozen until ${day(10)}`],
      [{ holds: [hold('legalRepresentation', { reviewBy: null })] }, `frozen until ${day(25)}`],
      [{ overdueMinor: 9_999 }, 'smallOrCovered until 2026-12-01'],
      [{ unappliedMinor: 5_000_000, unappliedSince: day(-3) }, `smallOrCovered until ${day(4)}`],
    ];
    for (const [facts, expected] of cases) expect(place(accountFacts(facts))).toBe(expected);
  });

  it('asks for an answer to a dispute, whole or part, from its review date on', () => {
    expect([13, 14, 20].map((offset) => place(accountFacts({ dispute }), offset))).toEqual([
      `fullDispute until ${day(14)}`,
      '2 because.disputeReview',
      '2 because.disputeReview',
    ]);
    const part = accountFacts({ dispute: { ...dispute, isWhole: false }, disputedMinor: 1_000 });
    expect([13, 14].map((offset) => place(part, offset))).toEqual([
      '5 because.pastDue',
      '2 because.disputeReview',
    ]);
  });

  it('lets part of a dispute, wishes about channels and ended or future holds pass', () => {
    expect(place(accountFacts({ dispute: { ...dispute, isWhole: false }, disputedMinor: 1_000 }))).toBe(
      '5 because.pastDue',
    );
    expect(place(accountFacts({ holds: [hold('contactPreference')] }))).toBe('5 because.pastDue');
    expect(place(accountFacts({ holds: [hold('blackout', { until: today })] }))).toBe('5 because.pastDue');
    expect(place(accountFacts({ holds: [hold('blackout', { since: day(1) })] }))).toBe('5 because.pastDue');
  });

  it('shows what is put aside by the agent, and a planned follow-up, with its day', () => {
    expect(place(accountFacts({ snoozedUntil: day(4) }))).toBe(`snoozed until ${day(4)}`);
    expect(place(accountFacts({ snoozedUntil: today }))).toBe('5 because.pastDue');
    expect(place(accountFacts({ skippedOn: today }))).toBe(`skipped until ${day(1)}`);
    expect(place(accountFacts({ appointment: { ...appointment, on: day(2) } }))).toBe(
      `followUpPlanned until ${day(2)}`,
    );
  });

  it('tells the reason that lasts longest, so that the date it shows is kept', () => {
    const facts = accountFacts({ promise, dispute, snoozedUntil: day(2), lastTouchedOn: today });
    expect(place(facts)).toBe(`fullDispute until ${day(14)}`);
    expect(place(accountFacts({ promise, snoozedUntil: day(4) }))).toBe(`promiseRunning until ${day(4)}`);
  });

  it('beats lanes 3 to 6 and is beaten by lanes 0 to 2', () => {
    const suppressions: readonly Partial<AccountFacts>[] = [
      { dispute },
      { plan },
      { contactCapUntil: day(2) },
      { snoozedUntil: day(2) },
      { skippedOn: today },
      { holds: [hold('hardship')] },
      { holds: [hold('agency')] },
      { overdueMinor: 9_999 },
    ];
    for (const facts of suppressions) {
      expect(place(accountFacts({ ...facts, bounce: { bouncedOn: today, amountMinor: 5 } }))).toMatch(
        /until/,
      );
      expect(place(accountFacts({ ...facts, inboundAtMs: 1 }))).toMatch(/until/);
      expect(place(accountFacts({ ...facts, legalDeadline }))).toBe('0 because.legalClock');
      expect(place(accountFacts({ ...facts, appointment }))).toBe('1 because.appointmentToday');
      expect(place(accountFacts({ ...facts, promise: { ...promise, dueOn: today } }))).toBe(
        '2 because.promiseDue',
      );
    }
  });

  it('beats every lane for deceased, insolvency, legal representation, complaint and blackout', () => {
    for (const kind of ['deceased', 'insolvency', 'legalRepresentation', 'complaint', 'blackout'] as const) {
      const holds = [hold(kind)];
      for (const facts of [{ legalDeadline }, { appointment }, { promise: { ...promise, dueOn: today } }]) {
        expect(place(accountFacts({ ...facts, holds }))).toMatch(/^(frozen|complaintOpen|blackout) until/);
      }
      expect(place(accountFacts({ appointment: { ...appointment, on: day(10) }, holds }), 10)).toBe(
        '2 because.reviewDue',
      );
    }
  });

  it('brings a balance too small to ask for back on the first of the month', () => {
    const facts = accountFacts({ overdueMinor: 9_999 });
    expect([7, 8, 9].map((offset) => place(facts, offset))).toEqual([
      'smallOrCovered until 2026-12-01',
      '5 because.pastDue',
      'smallOrCovered until 2027-01-01',
    ]);
  });

  it('shows the account again after a week with money in hand, to set it against the debt', () => {
    const facts = accountFacts({ unappliedMinor: 5_000_000, unappliedSince: day(-3) });
    expect([place(facts, 3), place(facts, 4)]).toEqual([
      `smallOrCovered until ${day(4)}`,
      '5 because.covered',
    ]);
  });
});

describe('contact hours in the queue', () => {
  const packs = shippedPacks();
  const placeAt = (time: string, values: FactValues) => {
    const atMs = Date.parse(`2026-11-23T${time}+05:30`);
    const contactOutlook = () => [
      channelOutlook(
        'call',
        evaluateAction(packs, { type: 'call', partyRole: 'borrower' }, factsOf(values), atMs),
      ),
    ];
    const placement = placeAccount(accountFacts(), contextOn(today, { contactOutlook }));
    return placement.kind === 'suppressed' ? `${placement.reason} until ${placement.until}` : placement.kind;
  };

  it('keep the lane before opening, hide it for the day once no slot is left, and never touch a trade supplier', () => {
    expect(placeAt('07:30:00', lenderFacts)).toBe('lane');
    expect(placeAt('18:59:59', lenderFacts)).toBe('lane');
    expect(placeAt('19:00:00', lenderFacts)).toBe(`outsideHours until ${day(1)}`);
    expect(placeAt('19:00:00', tradeFacts)).toBe('lane');
  });

  it('keep the lane while one channel is open, and where only an event would open one', () => {
    const shut = { channel: 'call', isOpenNow: false, opensAtMs: Date.parse('2026-11-24T08:00:00+05:30') };
    const placeWith = (
      ...channels: readonly (typeof shut | { channel: string; isOpenNow: boolean; opensAtMs: null })[]
    ) => placeAccount(accountFacts(), contextOn(today, { contactOutlook: () => channels })).kind;
    expect(placeWith(shut)).toBe('suppressed');
    expect(placeWith(shut, { channel: 'visit', isOpenNow: true, opensAtMs: null })).toBe('lane');
    expect(placeWith({ channel: 'call', isOpenNow: false, opensAtMs: null })).toBe('lane');
    const inLane2 = accountFacts({ promise: { ...promise, dueOn: today } });
    expect(placeAccount(inLane2, contextOn(today, { contactOutlook: () => [shut] })).kind).toBe('lane');
  });
});

describe('putting aside', () => {
  it('is for tomorrow at the earliest and a month at most', () => {
    const policy = policyOf('balanced');
    expect(checkSnooze(today, today, policy)).toEqual({ ok: false, refusal: { code: 'snoozeNotAhead' } });
    expect(checkSnooze(day(31), today, policy)).toEqual({
      ok: false,
      refusal: { code: 'snoozeTooFar', latest: day(30) },
    });
    expect(checkSnooze(day(30), today, policy)).toEqual({ ok: true, value: day(30) });
  });

  it('hides a visit that would not bring its cost, outside lanes 0 to 2 and only on enough outcomes', () => {
    const policy = policyOf('balanced');
    const worth = (contacts: number, overdueMinor: number, more: Partial<AccountFacts> = {}) => {
      const contactOutcomes = { paidWithContactPermille: 300, paidWithoutContactPermille: 100, contacts };
      const facts = accountFacts({ overdueMinor, contactOutcomes, ...more });
      return isVisitWorthwhile(facts, placeAccount(facts, contextOn(today)), policy);
    };
    expect([worth(30, 600_000), worth(30, 599_999), worth(29, 599_999)]).toEqual([true, false, true]);
    expect(worth(30, 100_000, { appointment })).toBe(true);
  });
});
