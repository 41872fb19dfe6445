import fc from 'fast-check';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import type { DayEntry, DayWallet } from '../../../../src/shared/domain/day-end/entry.ts';
import type { DayMaterial } from '../../../../src/shared/domain/day-end/figures.ts';

export const on = plainDate('2026-11-26');
export const users = ['user-asha', 'user-meena', 'user-ravi'] as const;

/** A receipt of Ravi's, in cash unless said. */
export function receipt(
  entryId: string,
  amountMinor: number,
  more: Partial<DayEntry & { entry: 'receipt' }> = {},
): DayEntry {
  return {
    entry: 'receipt',
    entryId,
    userId: 'user-ravi',
    accountId: 'A-1',
    currency: 'INR',
    amountMinor,
    tenders: [{ tender: 'cash', amountMinor }],
    ...more,
  };
}

/** A wallet without anything odd. */
export function wallet(userId: string, inHandMinor: number): DayWallet {
  return { userId, inHand: [{ currency: 'INR', amountMinor: inHandMinor }], counts: [], openOffers: [] };
}

/** A day of three people with this in it. */
export function material(more: Partial<DayMaterial> = {}): DayMaterial {
  return {
    on,
    people: users.map((userId) => ({ userId, presence: 'heard' })),
    entries: [],
    wallets: [],
    attention: [],
    ...more,
  };
}

const amountMinor = fc.integer({ min: 1, max: 1_000_000 });
const currency = fc.constantFrom('INR', 'USD');
const who = {
  userId: fc.constantFrom(...users),
  accountId: fc.constantFrom('A-1', 'A-2', null),
};

/** Any entries of a day, each with an id of its own. */
export const anyEntries: fc.Arbitrary<readonly DayEntry[]> = fc
  .array(
    fc.oneof(
      fc.record({
        ...who,
        entry: fc.constant('receipt' as const),
        currency,
        first: amountMinor,
        second: amountMinor,
      }),
      fc.record({
        ...who,
        entry: fc.constantFrom('void' as const, 'promise' as const),
        currency,
        amountMinor,
      }),
      fc.record({
        ...who,
        entry: fc.constant('contact' as const),
        channel: fc.constantFrom('call' as const, 'inbound' as const, 'visit' as const),
      }),
      fc.record({
        ...who,
        entry: fc.constant('cash' as const),
        move: fc.constantFrom(
          'taken' as const,
          'returned' as const,
          'deposited' as const,
          'handedOver' as const,
          'fromOthers' as const,
          'other' as const,
        ),
        currency,
        amountMinor: fc.integer({ min: -1_000, max: 1_000 }),
      }),
    ),
    { maxLength: 40 },
  )
  .map((entries) =>
    entries.map((entry, at): DayEntry => {
      const entryId = `E-${at}`;
      if (entry.entry !== 'receipt') return { ...entry, entryId };
      const { first, second, ...told } = entry;
      const tenders = [
        { tender: 'cash' as const, amountMinor: first },
        { tender: 'cheque' as const, amountMinor: second },
      ];
      return { ...told, entryId, amountMinor: first + second, tenders };
    }),
  );
