import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cashMoveOf, type DayEntry } from '../../../../src/shared/domain/day-end/entry.ts';
import { dayFigures } from '../../../../src/shared/domain/day-end/figures.ts';
import { anyEntries, material, receipt, wallet } from './day.ts';

const cash = (
  entryId: string,
  move: (DayEntry & { entry: 'cash' })['move'],
  amountMinor: number,
): DayEntry => ({
  entry: 'cash',
  entryId,
  userId: 'user-ravi',
  accountId: null,
  move,
  currency: 'INR',
  amountMinor,
});

test('a day counts receipts by currency and by tender, and one receipt may stand under two tenders', () => {
  const { people, totals } = dayFigures(
    material({
      entries: [
        receipt('R-1', 500_00),
        receipt('R-2', 300_00, {
          tenders: [
            { tender: 'cash', amountMinor: 100_00 },
            { tender: 'cheque', amountMinor: 200_00 },
          ],
        }),
        receipt('R-3', 7_00, { currency: 'USD', userId: 'user-meena' }),
        {
          entry: 'void',
          entryId: 'R-0',
          userId: 'user-ravi',
          accountId: 'A-1',
          currency: 'INR',
          amountMinor: 50_00,
        },
      ],
    }),
  );
  const ravi = people.find(({ userId }) => userId === 'user-ravi');
  expect(ravi?.receipts).toEqual([{ currency: 'INR', count: 2, amountMinor: 800_00 }]);
  expect(ravi?.tenders).toEqual([
    { currency: 'INR', tender: 'cash', count: 2, amountMinor: 600_00 },
    { currency: 'INR', tender: 'cheque', count: 1, amountMinor: 200_00 },
  ]);
  expect(ravi?.voids).toEqual([{ currency: 'INR', count: 1, amountMinor: 50_00 }]);
  expect(totals.receipts).toEqual([
    { currency: 'INR', count: 2, amountMinor: 800_00 },
    { currency: 'USD', count: 1, amountMinor: 7_00 },
  ]);
});

test('cash of a day says what came in, what went out and what is left, with the count of the day', () => {
  const counts = [
    { currency: 'INR', countedMinor: 95_00, varianceMinor: -5_00, standing: 'waiting' as const },
  ];
  const { people } = dayFigures(
    material({
      entries: [
        cash('M-1', 'taken', 500_00),
        cash('M-2', 'returned', -50_00),
        cash('M-3', 'deposited', -300_00),
        cash('M-4', 'deposited', 100_00),
        cash('M-5', 'handedOver', -150_00),
        cash('M-6', 'fromOthers', 20_00),
      ],
      wallets: [{ ...wallet('user-ravi', 100_00), counts }],
    }),
  );
  expect(people.find(({ userId }) => userId === 'user-ravi')?.cash).toEqual([
    {
      currency: 'INR',
      takenMinor: 500_00,
      returnedMinor: 50_00,
      depositedMinor: 200_00,
      handedOverMinor: 150_00,
      fromOthersMinor: 20_00,
      otherMinor: 0,
      inHandMinor: 100_00,
      count: { countedMinor: 95_00, varianceMinor: -5_00, standing: 'waiting' },
    },
  ]);
});

test('calls taken count as calls, visits by themselves, and what is held stands beside the money', () => {
  const contact = (entryId: string, channel: 'call' | 'inbound' | 'visit'): DayEntry => ({
    entry: 'contact',
    entryId,
    userId: 'user-ravi',
    accountId: 'A-1',
    channel,
  });
  const held = { userId: 'user-ravi', reviewKind: 'heldEvent' as const, accountId: 'A-1' };
  const { people } = dayFigures(
    material({
      entries: [contact('I-1', 'call'), contact('I-2', 'inbound'), contact('I-3', 'visit')],
      attention: [
        { ...held, attention: 'held', amount: { currency: 'INR', amountMinor: 9_00 } },
        { ...held, attention: 'held', amount: null },
        { ...held, attention: 'high', reviewKind: 'cashTakenTwice', amount: null },
        { ...held, attention: 'clock', reviewKind: 'clockSuspect', amount: null },
      ],
    }),
  );
  expect(people.find(({ userId }) => userId === 'user-ravi')).toMatchObject({
    visits: 1,
    calls: 2,
    held: 2,
    heldMoney: [{ currency: 'INR', count: 1, amountMinor: 9_00 }],
    reviewsHigh: 1,
    reviewsMedium: 0,
    clockDoubts: 1,
    receipts: [],
  });
});

test('every kind of movement of a wallet has its place', () => {
  const kinds = [
    'cash.received',
    'cash.returned',
    'cash.depositTakenBack',
    'cash.countersigned',
    'cash.taken',
    'cash.dayDecided',
  ];
  expect(kinds.map(cashMoveOf)).toEqual([
    'taken',
    'returned',
    'deposited',
    'handedOver',
    'fromOthers',
    'other',
  ]);
});

test('whatever order a day is given in, its figures are the same, and everybody together is everybody', () => {
  fc.assert(
    fc.property(anyEntries, fc.infiniteStream(fc.nat()), (entries, ranks) => {
      const shuffled = entries
        .map((entry) => ({ entry, rank: ranks.next().value ?? 0 }))
        .sort((one, other) => one.rank - other.rank)
        .map(({ entry }) => entry);
      const one = dayFigures(material({ entries }));
      const day = material({ entries: shuffled });
      expect(dayFigures({ ...day, people: day.people.toReversed() })).toEqual(one);
      for (const currency of ['INR', 'USD']) {
        const sumOf = (receipts: typeof one.totals.receipts): number =>
          receipts
            .filter((sum) => sum.currency === currency)
            .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
        expect(sumOf(one.people.flatMap(({ receipts }) => receipts))).toBe(sumOf(one.totals.receipts));
        expect(sumOf(one.totals.tenders)).toBe(sumOf(one.totals.receipts));
      }
    }),
    { numRuns: 300 },
  );
});
