import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../../../../src/shared/domain/dates.ts';
import { nothingPaid, type Payment } from '../../../../src/shared/domain/promise/appropriate.ts';
import type { PromiseRecord, PromiseStatus } from '../../../../src/shared/domain/promise/record.ts';
import {
  isPromiseRunning,
  keepingOf,
  keptFromMinor,
  promiseSuppressedUntil,
  promiseSuppresses,
  viewPromise,
  viewPromises,
} from '../../../../src/shared/domain/promise/view.ts';
import { testPayment, testPromise } from './test-promise.ts';

function statusOn(on: string, promise: PromiseRecord, ...payments: readonly Payment[]): PromiseStatus {
  const [viewed] = viewPromises([promise], payments, plainDate(on));
  if (viewed === undefined) throw new Error('the promise was made by then');
  return viewed.status;
}

describe('row P2: ₹10,000 due Friday, threshold 95 %, grace to Tuesday', () => {
  const promise = testPromise();

  it('is kept with variance when ₹9,500 came on Tuesday', () => {
    const payment = testPayment({ on: '2026-12-01', amountMinor: 950_000 });
    expect(statusOn('2026-12-01', promise, payment)).toBe('keptWithVariance');
    expect(statusOn('2026-12-31', promise, payment)).toBe('keptWithVariance');
  });

  it('is partly kept after grace when ₹9,499 came on Tuesday', () => {
    const payment = testPayment({ on: '2026-12-01', amountMinor: 949_900 });
    expect(statusOn('2026-12-01', promise, payment)).toBe('inGrace');
    expect(statusOn('2026-12-02', promise, payment)).toBe('partlyKept');
  });

  it('is kept when all of it came by the due date, and kept with variance when all of it came in grace', () => {
    expect(statusOn('2026-11-27', promise, testPayment({ on: '2026-11-27', amountMinor: 1_000_000 }))).toBe(
      'kept',
    );
    expect(statusOn('2026-11-28', promise, testPayment({ on: '2026-11-28', amountMinor: 1_000_000 }))).toBe(
      'keptWithVariance',
    );
  });

  it('goes from open over due and grace to broken when nothing comes', () => {
    const days = ['2026-11-20', '2026-11-26', '2026-11-27', '2026-11-28', '2026-12-01', '2026-12-02'];
    expect(days.map((day) => statusOn(day, promise))).toEqual([
      'open',
      'open',
      'due',
      'inGrace',
      'inGrace',
      'broken',
    ]);
  });
});

describe('how a promise of ₹10,000 due Friday was kept', () => {
  const keeping = (...payments: readonly Payment[]) => {
    const [viewed] = viewPromises([testPromise()], payments, plainDate('2026-12-05'));
    return viewed === undefined ? undefined : keepingOf(viewed);
  };
  const paid = (on: string, amountMinor: number): Payment =>
    testPayment({ on, amountMinor, receiptId: `R-${on}-${amountMinor}` });

  it.each<[string, readonly Payment[], ReturnType<typeof keeping>]>([
    ['in full on the day', [paid('2026-11-27', 1_000_000)], { shortMinor: 0, daysLate: 0 }],
    ['in full before', [paid('2026-11-25', 1_000_000)], { shortMinor: 0, daysLate: 0 }],
    ['in full, four days late', [paid('2026-12-01', 1_000_000)], { shortMinor: 0, daysLate: 4 }],
    [
      'in full, the last of it one day late',
      [paid('2026-11-27', 990_000), paid('2026-11-28', 10_000)],
      { shortMinor: 0, daysLate: 1 },
    ],
    ['₹500 short on the day', [paid('2026-11-27', 950_000)], { shortMinor: 50_000, daysLate: 0 }],
    ['₹1 short and four days late', [paid('2026-12-01', 999_900)], { shortMinor: 100, daysLate: 4 }],
    ['in part only', [paid('2026-11-27', 900_000)], null],
    ['not at all', [], null],
  ])('%s', (_, payments, expected) => {
    expect(keeping(...payments)).toEqual(expected);
  });

  it('is nothing to speak of exactly where the status says kept', () => {
    const amounts = fc.integer({ min: 1, max: 1_100_000 });
    const day = fc.integer({ min: 0, max: 12 }).map((days) => addDays(plainDate('2026-11-21'), days));
    fc.assert(
      fc.property(amounts, amounts, day, day, (first, second, firstOn, secondOn) => {
        const payments = [
          testPayment({ on: firstOn, amountMinor: first, receiptId: 'R-1' }),
          testPayment({ on: secondOn, amountMinor: second, receiptId: 'R-2' }),
        ];
        const [viewed] = viewPromises([testPromise()], payments, plainDate('2026-12-20'));
        if (viewed === undefined) throw new Error('the promise was made by then');
        const kept = keepingOf(viewed);
        expect(kept !== null).toBe(viewed.status.startsWith('kept'));
        expect(kept?.shortMinor === 0 && kept.daysLate === 0).toBe(viewed.status === 'kept');
      }),
    );
  });
});

describe('a payment that bounces (row P3)', () => {
  it('returns the promise to open when it bounces before the due date', () => {
    const payment = testPayment({ on: '2026-11-23', amountMinor: 1_000_000, voidedOn: '2026-11-25' });
    expect(statusOn('2026-11-24', testPromise(), payment)).toBe('kept');
    expect(statusOn('2026-11-25', testPromise(), payment)).toBe('open');
  });

  it('returns it to grace when it bounces within grace', () => {
    const payment = testPayment({ on: '2026-11-26', amountMinor: 1_000_000, voidedOn: '2026-11-30' });
    expect(statusOn('2026-11-30', testPromise(), payment)).toBe('inGrace');
  });

  it('breaks it when it bounces after grace, five days after the payment', () => {
    const payment = testPayment({ on: '2026-11-27', amountMinor: 1_000_000, voidedOn: '2026-12-02' });
    expect(statusOn('2026-12-01', testPromise(), payment)).toBe('kept');
    expect(statusOn('2026-12-02', testPromise(), payment)).toBe('broken');
  });
});

describe('a word spoken about a promise', () => {
  it.each(['rejected', 'withdrawnByCustomer', 'withdrawnByUs', 'renewed'] as const)(
    'shows %s from the day of the word on',
    (authored) => {
      const promise = testPromise({ authored, closedOn: '2026-11-24' });
      expect(statusOn('2026-11-24', promise)).toBe(authored);
      expect(statusOn('2027-01-31', promise)).toBe(authored);
    },
  );

  it('shows what stood on evenings before the word', () => {
    const withdrawn = testPromise({ authored: 'withdrawnByUs', closedOn: '2026-11-24' });
    const rejected = testPromise({ authored: 'rejected', closedOn: '2026-11-24', needsApproval: true });
    expect(statusOn('2026-11-23', withdrawn)).toBe('open');
    expect(statusOn('2026-11-23', rejected)).toBe('pendingApproval');
  });

  it('leaves a promise that waits for approval waiting, however late it gets', () => {
    expect(statusOn('2027-06-30', testPromise({ authored: 'pendingApproval' }))).toBe('pendingApproval');
  });

  it('does not hide that a promise was broken before it was renewed', () => {
    const renewed = testPromise({ authored: 'renewed', closedOn: '2026-12-02' });
    expect(statusOn('2026-12-05', renewed)).toBe('broken');
    expect(statusOn('2026-12-05', renewed, testPayment({ amountMinor: 1 }))).toBe('partlyKept');
  });

  it('does not take back that a promise had been kept', () => {
    const withdrawn = testPromise({ authored: 'withdrawnByCustomer', closedOn: '2026-11-25' });
    const payment = testPayment({ on: '2026-11-24', amountMinor: 1_000_000 });
    expect(statusOn('2026-12-05', withdrawn, payment)).toBe('kept');
  });
});

describe('keptFromMinor', () => {
  it('rounds up, so that the share is reached exactly or not at all', () => {
    expect(keptFromMinor({ amountMinor: 1_000_000, thresholdBasisPoints: 9500 })).toBe(950_000);
    expect(keptFromMinor({ amountMinor: 101, thresholdBasisPoints: 9500 })).toBe(96);
    expect(keptFromMinor({ amountMinor: 1, thresholdBasisPoints: 1 })).toBe(1);
    expect(keptFromMinor({ amountMinor: Number.MAX_SAFE_INTEGER, thresholdBasisPoints: 10_000 })).toBe(
      Number.MAX_SAFE_INTEGER,
    );
  });
});

describe('suppression by a promise', () => {
  it('lasts while it is open, to the due date, and never for one that waits for approval', () => {
    const statuses: readonly PromiseStatus[] = [
      'pendingApproval',
      'open',
      'due',
      'inGrace',
      'kept',
      'keptWithVariance',
      'partlyKept',
      'broken',
      'renewed',
      'withdrawnByCustomer',
      'withdrawnByUs',
      'rejected',
    ];
    expect(statuses.filter(promiseSuppresses)).toEqual(['open']);
    expect(statuses.filter(isPromiseRunning)).toEqual(['open', 'due', 'inGrace']);
    expect(promiseSuppressedUntil(testPromise(), 'open')).toBe('2026-11-27');
    expect(promiseSuppressedUntil(testPromise({ level: 4 }), 'pendingApproval')).toBeNull();
  });

  it('leaves no day without either a suppression with a later end or a state that is on the list (row P5)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        (days, paidMinor) => {
          const promise = testPromise();
          const on = addDays(promise.madeOn, days);
          const status = viewPromise(promise, { ...nothingPaid, paidMinor }, on);
          const until = promiseSuppressedUntil(promise, status);
          expect(status === 'open').toBe(until !== null && until > on);
        },
      ),
    );
  });
});

describe('viewPromises', () => {
  it('leaves out what had not been promised yet', () => {
    expect(viewPromises([testPromise()], [], plainDate('2026-11-19'))).toEqual([]);
  });
});
