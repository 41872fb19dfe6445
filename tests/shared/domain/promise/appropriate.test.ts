import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, compareDates, plainDate } from '../../../../src/shared/domain/dates.ts';
import { appropriatePayments, type Payment } from '../../../../src/shared/domain/promise/appropriate.ts';
import type { PromiseRecord } from '../../../../src/shared/domain/promise/record.ts';
import { testPayment, testPromise } from './test-promise.ts';

const paidOn = (promises: readonly PromiseRecord[], payments: readonly Payment[]) =>
  Object.fromEntries(appropriatePayments(promises, payments));

describe('appropriatePayments', () => {
  it('pays the promise due first, up to its amount, and gives the rest to the next', () => {
    const promises = [
      testPromise({ promiseId: 'later', amountMinor: 500_000, dueOn: '2026-11-28' }),
      testPromise({ promiseId: 'sooner', amountMinor: 300_000, dueOn: '2026-11-25' }),
    ];
    const payments = [testPayment({ receiptId: 'r1', on: '2026-11-24', amountMinor: 400_000 })];

    expect(paidOn(promises, payments)).toEqual({
      sooner: { paidMinor: 300_000, lastPaidOn: '2026-11-24' },
      later: { paidMinor: 100_000, lastPaidOn: '2026-11-24' },
    });
  });

  it('breaks equal due dates by promise id', () => {
    const promises = [testPromise({ promiseId: 'b' }), testPromise({ promiseId: 'a' })];
    const payments = [testPayment({ on: '2026-11-24', amountMinor: 1_000_000 })];

    expect(paidOn(promises, payments)).toEqual({
      a: { paidMinor: 1_000_000, lastPaidOn: '2026-11-24' },
      b: { paidMinor: 0, lastPaidOn: null },
    });
  });

  it('counts the day it was made and the last day of grace, and neither the day before nor the day after', () => {
    const promise = testPromise({
      promiseId: 'p',
      madeOn: '2026-11-22',
      dueOn: '2026-11-27',
      graceUntil: '2026-12-01',
    });
    const paid = (on: string) => paidOn([promise], [testPayment({ on, amountMinor: 100 })])['p']?.paidMinor;

    expect(['2026-11-21', '2026-11-22', '2026-12-01', '2026-12-02'].map(paid)).toEqual([0, 100, 100, 0]);
  });

  it('takes a voided payment back, and still shows it on evenings before the void', () => {
    const promise = testPromise({ promiseId: 'p' });
    const payments = [testPayment({ on: '2026-11-24', amountMinor: 100, voidedOn: '2026-11-26' })];

    expect(appropriatePayments([promise], payments).get('p')?.paidMinor).toBe(0);
    expect(appropriatePayments([promise], payments, plainDate('2026-11-25')).get('p')?.paidMinor).toBe(100);
    expect(appropriatePayments([promise], payments, plainDate('2026-11-26')).get('p')?.paidMinor).toBe(0);
    expect(appropriatePayments([promise], payments, plainDate('2026-11-23')).get('p')?.paidMinor).toBe(0);
  });

  it.each(['pendingApproval', 'rejected'] as const)('gives nothing to a promise that is %s', (authored) => {
    const promise = testPromise({ promiseId: 'p', authored });

    expect(paidOn([promise], [testPayment({ amountMinor: 100 })])).toEqual({
      p: { paidMinor: 0, lastPaidOn: null },
    });
  });

  it('leaves what came in before the renewal on the old promise, and gives the new one what came after', () => {
    const old = testPromise({
      promiseId: 'old',
      authored: 'renewed',
      closedOn: '2026-11-24',
      replacedBy: 'new',
    });
    const renewal = testPromise({
      promiseId: 'new',
      madeOn: '2026-11-24',
      replaces: 'old',
      level: 1,
      earlierReceiptIds: ['part'],
    });
    const payments = [
      testPayment({ receiptId: 'before', on: '2026-11-23', amountMinor: 1 }),
      testPayment({ receiptId: 'part', on: '2026-11-24', amountMinor: 20 }),
      testPayment({ receiptId: 'same-evening', on: '2026-11-24', amountMinor: 300 }),
      testPayment({ receiptId: 'after', on: '2026-11-25', amountMinor: 4000 }),
    ];

    expect(paidOn([old, renewal], payments)).toEqual({
      old: { paidMinor: 21, lastPaidOn: '2026-11-24' },
      new: { paidMinor: 4300, lastPaidOn: '2026-11-25' },
    });
  });

  it('does not count the part paid in the same visit before the rest was promised', () => {
    const promise = testPromise({ promiseId: 'rest', madeOn: '2026-11-22', earlierReceiptIds: ['part'] });

    expect(paidOn([promise], [testPayment({ receiptId: 'part', on: '2026-11-22', amountMinor: 5 })])).toEqual(
      {
        rest: { paidMinor: 0, lastPaidOn: null },
      },
    );
  });

  const day = fc.integer({ min: 0, max: 20 }).map((days) => addDays(plainDate('2026-11-01'), days));
  const promises = fc.uniqueArray(
    fc
      .record({
        promiseId: fc.stringMatching(/^[a-z]{1,3}$/),
        days: fc.tuple(day, day, day),
        amountMinor: fc.integer({ min: 1, max: 1000 }),
        authored: fc.constantFrom('open', 'pendingApproval', 'rejected', 'withdrawnByUs'),
      })
      .map(({ promiseId, days, amountMinor, authored }) => {
        const [madeOn = days[0], dueOn = days[0], graceUntil = days[0]] = days.toSorted(compareDates);
        const closedOn = authored === 'withdrawnByUs' ? dueOn : null;
        return testPromise({ promiseId, madeOn, dueOn, graceUntil, amountMinor, authored, closedOn });
      }),
    { selector: (promise) => promise.promiseId, maxLength: 6 },
  );
  const payments = fc.uniqueArray(
    fc
      .record({
        receiptId: fc.stringMatching(/^[a-z]{1,3}$/),
        on: day,
        amountMinor: fc.integer({ min: 1, max: 1000 }),
        voidedOn: fc.option(day, { freq: 5 }),
      })
      .map(testPayment),
    { selector: (payment) => payment.receiptId, maxLength: 8 },
  );

  it('does not depend on the order in which promises and payments are given', () => {
    fc.assert(
      fc.property(promises, payments, fc.infiniteStream(fc.nat()), (made, paid, keys) => {
        const shuffled = <Item>(items: readonly Item[]) =>
          items
            .map((item) => ({ item, key: keys.next().value ?? 0 }))
            .toSorted((one, other) => one.key - other.key)
            .map(({ item }) => item);

        expect(paidOn(shuffled(made), shuffled(paid))).toEqual(paidOn(made, paid));
      }),
    );
  });

  it('never gives a promise more than its amount, nor out more than stands', () => {
    fc.assert(
      fc.property(promises, payments, (made, paid) => {
        const given = appropriatePayments(made, paid);
        const standingMinor = paid
          .filter((payment) => payment.voidedOn === null)
          .reduce((sum, payment) => sum + payment.amountMinor, 0);

        expect([...given.keys()].toSorted()).toEqual(made.map((promise) => promise.promiseId).toSorted());
        for (const promise of made) {
          expect(given.get(promise.promiseId)?.paidMinor).toBeLessThanOrEqual(promise.amountMinor);
        }
        expect([...given.values()].reduce((sum, one) => sum + one.paidMinor, 0)).toBeLessThanOrEqual(
          standingMinor,
        );
      }),
    );
  });
});
