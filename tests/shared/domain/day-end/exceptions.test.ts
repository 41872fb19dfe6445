import { expect, test } from 'vitest';
import { addDays } from '../../../../src/shared/domain/dates.ts';
import { decideDayClose } from '../../../../src/shared/domain/day-end/decide.ts';
import { dayExceptions, type ExceptionFacts } from '../../../../src/shared/domain/day-end/exceptions.ts';
import { type DayMaterial, dayFigures } from '../../../../src/shared/domain/day-end/figures.ts';
import { material, on, wallet } from './day.ts';

const hourMs = 3_600_000;
const nowMs = 1_000 * hourMs;

const exceptionsOf = (day: DayMaterial, heard: ExceptionFacts['heard'] = []) =>
  dayExceptions({
    figures: dayFigures(day),
    wallets: day.wallets,
    attention: day.attention,
    heard,
    nowMs,
    staleAfterMs: 24 * hourMs,
  });

const kindsOf = (day: DayMaterial, heard: ExceptionFacts['heard'] = []) =>
  exceptionsOf(day, heard).map(({ exception, userId, needsAnswer }) => [exception, userId, needsAnswer]);

const count = (varianceMinor: number, standing: 'waiting' | 'closed' | 'rejected') => ({
  currency: 'INR',
  countedMinor: 1_00,
  varianceMinor,
  standing,
});

test('a count that differs wants a word, one that was decided is only told, and one without a difference is no exception', () => {
  const day = material({
    wallets: [
      { ...wallet('user-asha', 1_00), counts: [count(0, 'closed')] },
      { ...wallet('user-meena', 1_00), counts: [count(-5_00, 'closed')] },
      { ...wallet('user-ravi', 1_00), counts: [count(-7_00, 'waiting')] },
    ],
  });
  expect(kindsOf(day)).toEqual([
    ['varianceWaiting', 'user-ravi', true],
    ['variance', 'user-meena', false],
  ]);
  expect(exceptionsOf(day)[0]?.amount).toEqual({ currency: 'INR', amountMinor: -7_00 });
});

test('cash that moved on the day and was not counted is one; cash of another day that only lies there is none', () => {
  const moved = {
    entry: 'cash' as const,
    entryId: 'M-1',
    userId: 'user-ravi',
    accountId: null,
    move: 'taken' as const,
    currency: 'INR',
    amountMinor: 5_00,
  };
  const day = material({
    entries: [moved],
    wallets: [wallet('user-ravi', 5_00), wallet('user-meena', 9_00)],
  });
  expect(kindsOf(day)).toEqual([['cashNotCounted', 'user-ravi', true]]);
});

test('who was not heard from is absent, who is silent for more than a day is told, and so are clocks that differ', () => {
  const day = material({
    people: [
      { userId: 'user-asha', presence: 'heard' },
      { userId: 'user-meena', presence: 'heard' },
      { userId: 'user-ravi', presence: 'absent' },
    ],
  });
  const heard = [
    { userId: 'user-asha', heardMs: nowMs - 25 * hourMs, clockDifferenceMs: null },
    { userId: 'user-meena', heardMs: nowMs - 24 * hourMs, clockDifferenceMs: -2 * 60_000 - 1 },
    { userId: 'user-ravi', heardMs: null, clockDifferenceMs: 2 * 60_000 },
  ];
  expect(kindsOf(day, heard)).toEqual([
    ['absent', 'user-ravi', true],
    ['stale', 'user-asha', false],
    ['clockDifference', 'user-meena', false],
  ]);
});

test('held money comes before work that is held, and offers that nobody confirmed are named', () => {
  const held = { userId: 'user-ravi', attention: 'held' as const, accountId: 'A-1' };
  const offers = [
    { currency: 'INR', amountMinor: 3_00, standing: 'offered' as const },
    { currency: 'INR', amountMinor: 4_00, standing: 'disputed' as const },
  ];
  const day = material({
    wallets: [{ ...wallet('user-meena', 7_00), openOffers: offers }],
    attention: [
      { ...held, reviewKind: 'heldEvent', amount: null },
      { ...held, reviewKind: 'receiptNumberTwice', amount: { currency: 'INR', amountMinor: 1_00 } },
      { ...held, reviewKind: 'heldEvent', amount: { currency: 'INR', amountMinor: 2_00 } },
      { ...held, attention: 'high', reviewKind: 'cashTakenTwice', amount: null },
      { ...held, attention: 'medium', reviewKind: 'doubleContact', amount: null },
      { ...held, attention: 'clock', reviewKind: 'clockSuspect', amount: null },
    ],
  });
  expect(kindsOf(day)).toEqual([
    ['heldMoney', 'user-ravi', true],
    ['receiptNumberTwice', 'user-ravi', true],
    ['cashDisputed', 'user-meena', true],
    ['reviewHigh', 'user-ravi', true],
    ['cashNotConfirmed', 'user-meena', true],
    ['heldWork', 'user-ravi', true],
    ['clockDoubt', 'user-ravi', false],
  ]);
});

test('a day is closed once, not ahead, and with a reason where something stands that nobody answered', () => {
  const asked = { on, today: on, isClosed: false, exceptions: exceptionsOf(material()), reason: null };
  expect(decideDayClose(asked)).toEqual({ ok: true, value: null });
  const absent = exceptionsOf(material({ people: [{ userId: 'user-ravi', presence: 'absent' }] }));
  expect(decideDayClose({ ...asked, exceptions: absent })).toEqual({
    ok: false,
    refusal: { code: 'unansweredNeedsReason', unanswered: 1 },
  });
  expect(decideDayClose({ ...asked, exceptions: absent, reason: 'On leave' }).ok).toBe(true);
  expect(decideDayClose({ ...asked, isClosed: true })).toMatchObject({ refusal: { code: 'teamDayClosed' } });
  expect(decideDayClose({ ...asked, on: addDays(on, 1) })).toMatchObject({
    refusal: { code: 'dateInFuture' },
  });
});
