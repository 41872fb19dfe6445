import { describe, expect, it } from 'vitest';
import {
  buildWorklist,
  compareRanked,
  type RankKey,
} from '../../../../src/shared/domain/worklist/rank-worklist.ts';
import { accountFacts, contextOn, day, today } from './worklist-fixture.ts';

function key(accountId: string, more: Partial<RankKey> = {}): RankKey {
  return {
    accountId,
    lane: 5,
    orderKey: 0,
    isPutBack: false,
    score: 500,
    currency: 'INR',
    overdueMinor: 100,
    oldestDueOn: day(-30),
    ...more,
  };
}

/** The ids in their order, from a list that stands in another. */
function ordered(...keys: readonly RankKey[]): readonly string[] {
  return [...keys]
    .reverse()
    .sort(compareRanked)
    .map((entry) => entry.accountId);
}

describe('the order of the worklist', () => {
  it('is lane, put-back last, the lane’s own order, score, overdue, oldest, account id', () => {
    expect(
      ordered(
        key('lane', { lane: 4, score: 1 }),
        key('order', { orderKey: -1, score: 2 }),
        key('score', { score: 501 }),
        key('overdue', { overdueMinor: 101 }),
        key('oldest', { oldestDueOn: day(-31) }),
        key('a'),
        key('b'),
        key('undated', { oldestDueOn: null }),
        key('putBack', { orderKey: -9, score: 900, isPutBack: true }),
      ),
    ).toEqual(['lane', 'order', 'score', 'overdue', 'oldest', 'a', 'b', 'undated', 'putBack']);
  });

  it('never compares amounts of two currencies: they stand apart before amounts and dates are looked at', () => {
    const small = key('c', { overdueMinor: 100, oldestDueOn: day(-9) });
    const dollars = key('b', { currency: 'USD', overdueMinor: 9_999, oldestDueOn: day(-8) });
    const large = key('a', { overdueMinor: 200, oldestDueOn: day(-7) });
    expect(ordered(dollars, small, large)).toEqual(['a', 'c', 'b']);
  });

  it('sends what was skipped today to the end of lanes 0 to 2, and what was contacted today to the end of lane 3', () => {
    const legal = (days: number) => ({ on: day(days), step: 'notice' });
    const bounce = { bouncedOn: day(-1), amountMinor: 5 };
    const accounts = [
      accountFacts({ accountId: 'skipped', legalDeadline: legal(0), skippedOn: today }),
      accountFacts({ accountId: 'later', legalDeadline: legal(4), lastTouchedOn: today }),
      accountFacts({ accountId: 'sooner', legalDeadline: legal(1) }),
      accountFacts({ accountId: 'tried', bounce, lastTouchedOn: today, overdueMinor: 9_000_000 }),
      accountFacts({ accountId: 'fresh', bounce }),
    ];
    expect(buildWorklist(accounts, contextOn(today)).ranked.map((row) => row.accountId)).toEqual([
      'sooner',
      'later',
      'skipped',
      'fresh',
      'tried',
    ]);
  });

  it('hands rotten reminders to the supervisor, the oldest first, whether or not the account is listed', () => {
    const appointment = (days: number) => ({ channel: 'call' as const, on: day(days), atMs: null });
    const accounts = [
      accountFacts({ accountId: 'a', appointment: appointment(-4) }),
      accountFacts({ accountId: 'b', appointment: appointment(-9), snoozedUntil: day(3) }),
      accountFacts({ accountId: 'c', appointment: appointment(-3) }),
      accountFacts({ accountId: 'd', appointment: appointment(-30), isOpen: false }),
    ];
    const { escalations } = buildWorklist(accounts, contextOn(today));
    expect(escalations.map((entry) => [entry.accountId, entry.kind, entry.daysOverdue])).toEqual([
      ['b', 'appointmentOverdue', 9],
      ['a', 'appointmentOverdue', 4],
    ]);
  });
});
