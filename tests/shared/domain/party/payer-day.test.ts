import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PayerDayFact, payerDayReviews } from '../../../../src/shared/domain/party/payer-day.ts';
import { day } from '../events/build-event.ts';

const on = day('2026-11-24');

const fact = (at: number, changed: Partial<PayerDayFact> = {}): PayerDayFact => ({
  eventId: `event-${at}`,
  what: 'cash',
  accountId: `A-${at}`,
  userId: `user-${at}`,
  on,
  device: `device-${at}`,
  seq: 1,
  context: ['epoch-1', 0],
  place: at,
  ...changed,
});

const none = new Map<string, string>();

describe('two people and one customer on one day', () => {
  test('cash on two accounts, neither knowing of the other, is one review that names both receipts', () => {
    expect(payerDayReviews([fact(1), fact(2)], none)).toEqual([
      {
        key: 'cashTakenTwice:2026-11-24',
        kind: 'cashTakenTwice',
        severity: 'medium',
        eventIds: ['event-1', 'event-2'],
        chosen: null,
        alternative: null,
        subject: on,
        state: 'open',
        decision: null,
      },
    ]);
  });

  test('contacts are a review of their own, of low severity', () => {
    const facts = [fact(1, { what: 'contact' }), fact(2, { what: 'contact' }), fact(3), fact(4)];
    expect(
      payerDayReviews(facts, none).map(({ kind, severity, eventIds }) => [kind, severity, eventIds]),
    ).toEqual([
      ['cashTakenTwice', 'medium', ['event-3', 'event-4']],
      ['doubleContact', 'low', ['event-1', 'event-2']],
    ]);
  });

  test.each([
    ['one person', { userId: 'user-1' }],
    ['one account, of which its own fold tells', { accountId: 'A-1' }],
    ['another day', { on: day('2026-11-25') }],
    ['cash and a contact', { what: 'contact' as const }],
    ['one device', { device: 'device-1', seq: 2 }],
    ['the second knew of the first', { context: ['epoch-1', 1] as const }],
  ])('nothing is asked about %s', (_, changed) => {
    expect(payerDayReviews([fact(1), fact(2, changed)], none)).toEqual([]);
  });

  test('a word on it stands', () => {
    const said = new Map([['cashTakenTwice:2026-11-24', 'seen']]);
    expect(payerDayReviews([fact(1), fact(2)], said)).toMatchObject([
      { state: 'resolved', decision: 'seen' },
    ]);
  });

  test('the order in which the facts are known changes nothing', () => {
    const facts = fc.array(
      fc.record({
        at: fc.nat(30),
        user: fc.nat(2),
        account: fc.nat(2),
        seen: fc.nat(10),
        cash: fc.boolean(),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(facts, fc.infiniteStream(fc.nat()), (drawn, order) => {
        const known = drawn.map(({ at, user, account, seen, cash }, nth) =>
          fact(nth + 1, {
            eventId: `event-${at}-${nth}`,
            userId: `user-${user}`,
            device: `device-${user}`,
            seq: nth + 1,
            accountId: `A-${account}`,
            context: ['epoch-1', Math.min(seen, nth)],
            what: cash ? 'cash' : 'contact',
          }),
        );
        const keys = new Map(known.map((one) => [one, order.next().value as number]));
        const shuffled = [...known].sort((one, other) => (keys.get(one) ?? 0) - (keys.get(other) ?? 0));
        expect(payerDayReviews(shuffled, none)).toEqual(payerDayReviews(known, none));
      }),
    );
  });
});
