import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlainDate } from '../../../../src/shared/domain/dates.ts';
import type { AccountFacts, HoldFacts } from '../../../../src/shared/domain/worklist/account-facts.ts';
import { placeAccount } from '../../../../src/shared/domain/worklist/place-account.ts';
import { buildWorklist } from '../../../../src/shared/domain/worklist/rank-worklist.ts';
import { scoreAccount } from '../../../../src/shared/domain/worklist/score-account.ts';
import {
  accountFacts,
  contextOn,
  day,
  lakhBook,
  onLaterDay,
  policyOf,
  snapshotOf,
  today,
} from './worklist-fixture.ts';

const offset = fc.integer({ min: -40, max: 60 });
const date = offset.map((days): PlainDate => day(days));
const past = fc.integer({ min: -40, max: 0 }).map((days): PlainDate => day(days));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 3 });
const minor = fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 90_000_000 }));

const hold: fc.Arbitrary<HoldFacts> = fc.record({
  kind: fc.constantFrom(
    'complaint',
    'hardship',
    'blackout',
    'agency',
    'deceased',
    'insolvency',
    'legalRepresentation',
    'contactPreference',
  ),
  since: past,
  until: maybe(date),
  reviewBy: maybe(date),
});

const promise = fc
  .tuple(date, fc.integer({ min: 0, max: 5 }), minor, fc.boolean(), fc.boolean())
  .map(([dueOn, grace, amountMinor, isPendingApproval, isReminded]) => ({
    dueOn,
    graceUntil: addTo(dueOn, grace),
    amountMinor,
    remindOn: isReminded ? null : addTo(dueOn, -1),
    isPendingApproval,
  }));

/** Any open account with something overdue, however its commitments, holds and history contradict each other. */
const anyAccount: fc.Arbitrary<AccountFacts> = fc
  .record({
    accountId: fc.stringMatching(/^[a-z]{6}$/),
    currency: fc.constantFrom('INR', 'USD', 'JPY'),
    overdueMinor: minor,
    disputedMinor: fc.constantFrom(0, 0, 500, 50_000_000),
    unappliedMinor: fc.constantFrom(0, 0, 15_000, 90_000_000),
    unappliedSince: maybe(past),
    oldestDueOn: fc.integer({ min: -400, max: -1 }).map((days): PlainDate => day(days)),
    nextDueOn: maybe(date),
    nextDueMinor: minor,
    promise: maybe(promise),
    brokenPromise: maybe(fc.record({ dueOn: past, brokenOn: past, amountMinor: minor })),
    bounce: maybe(fc.record({ bouncedOn: past, amountMinor: minor })),
    plan: maybe(
      fc.record({
        nextDueOn: maybe(date),
        graceUntil: fc.constant(null),
        amountMinor: minor,
        missedOn: maybe(past),
      }),
    ),
    attemptsSinceBreak: fc.integer({ min: 0, max: 3 }),
    appointment: maybe(
      fc.record({
        channel: fc.constantFrom('call' as const, 'visit' as const),
        on: date,
        atMs: fc.constant(null),
      }),
    ),
    legalDeadline: maybe(fc.record({ on: date, step: fc.constant('notice') })),
    inboundAtMs: maybe(fc.integer({ min: 1, max: 1e12 })),
    partialPaymentOn: maybe(past),
    dispute: maybe(fc.record({ reviewBy: date, isWhole: fc.boolean() })),
    holds: fc.array(hold, { maxLength: 3 }),
    contactCapUntil: maybe(date),
    snoozedUntil: maybe(date),
    skippedOn: maybe(past),
    lastTouchedOn: maybe(past),
    lastRpcOn: maybe(past),
    creditLimitMinor: maybe(minor),
    creditUsedMinor: maybe(minor),
    isBusiness: fc.boolean(),
  })
  .map((fields) => accountFacts(fields));

const books = fc.uniqueArray(anyAccount, {
  minLength: 2,
  maxLength: 12,
  selector: (facts) => facts.accountId,
});

function addTo(base: PlainDate, days: number): PlainDate {
  return day((Date.parse(base) - Date.parse(today)) / 86_400_000 + days);
}

function placeOn(facts: AccountFacts, on: PlainDate) {
  return placeAccount(onLaterDay(facts, on), contextOn(on));
}

describe('laws of the worklist', () => {
  it('puts every open overdue account in one lane or hides it until a later day, on each of 400 days', () => {
    fc.assert(
      fc.property(anyAccount, (facts) => {
        for (let days = 0; days < 400; days += 1) {
          const on = day(days);
          const placement = placeOn(facts, on);
          if (placement.kind === 'suppressed') expect(placement.until > on).toBe(true);
          else expect(placement.kind).toBe('lane');
        }
      }),
      { numRuns: 60 },
    );
  });

  it('brings every hidden account back to a lane by following the dates it shows, without anybody’s help', () => {
    fc.assert(
      fc.property(anyAccount, (facts) => {
        let on = today;
        let placement = placeOn(facts, on);
        for (let hops = 0; placement.kind === 'suppressed' && hops < 8; hops += 1) {
          on = placement.until;
          placement = placeOn(facts, on);
        }
        expect(placement.kind).toBe('lane');
      }),
      { numRuns: 500 },
    );
  });

  it('shows terms of whole points that add up to a score between 0 and 1000', () => {
    fc.assert(
      fc.property(anyAccount, fc.constantFrom('balanced' as const, 'classic' as const), (facts, policyId) => {
        const { score, terms } = scoreAccount(facts, today, policyOf(policyId), lakhBook);
        expect(terms.every((term) => Number.isInteger(term.points) && term.points >= 0)).toBe(true);
        expect(terms.reduce((sum, term) => sum + term.points, 0)).toBe(score);
        expect(score <= 1000).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('never lets an account fall when more of it is overdue', () => {
    fc.assert(
      fc.property(books, fc.nat(), minor, (accounts, pick, moreMinor) => {
        const chosen = accounts[pick % accounts.length];
        if (chosen === undefined) return;
        const context = contextOn(today, { book: snapshotOf(accounts) });
        const raised = accounts.map((facts) =>
          facts === chosen ? { ...facts, overdueMinor: facts.overdueMinor + moreMinor } : facts,
        );
        const rankIn = (list: readonly AccountFacts[]) =>
          buildWorklist(list, context).ranked.find((row) => row.accountId === chosen.accountId)?.rank ??
          Infinity;
        expect(rankIn(raised) <= rankIn(accounts)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('takes all recency points away once the right party was reached today', () => {
    fc.assert(
      fc.property(anyAccount, (facts) => {
        const { terms } = scoreAccount({ ...facts, lastRpcOn: today }, today, policyOf('balanced'), lakhBook);
        expect(terms.find((term) => term.name === 'recency')?.points).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  it('hides an account under a dispute of the whole from lanes 3 to 6', () => {
    fc.assert(
      fc.property(anyAccount, fc.integer({ min: 1, max: 60 }), (facts, days) => {
        const placement = placeOn({ ...facts, dispute: { reviewBy: day(days), isWhole: true } }, today);
        expect(placement.kind === 'suppressed' || (placement.kind === 'lane' && placement.lane <= 2)).toBe(
          true,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same worklist for every order of the same accounts, over several currencies', () => {
    const shuffled = books.chain((accounts) =>
      fc.tuple(
        fc.constant(accounts),
        fc.shuffledSubarray(accounts, { minLength: accounts.length, maxLength: accounts.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([accounts, other]) => {
        const context = contextOn(today, { book: snapshotOf(accounts) });
        expect(buildWorklist(other, context)).toEqual(buildWorklist(accounts, context));
      }),
      { numRuns: 200 },
    );
  });
});
