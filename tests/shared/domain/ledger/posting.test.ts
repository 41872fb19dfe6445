import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type EntryAccount,
  postingsOfPairs,
  trialBalance,
} from '../../../../src/shared/domain/ledger/posting.ts';
import { day } from '../events/build-event.ts';

const event = { id: 'event-1', businessDate: day('2026-11-24'), hlc: [1_795_000_000_000, 3] } as const;

describe('postingsOfPairs', () => {
  test('writes a debit and its credit, numbered, with both dates', () => {
    const both = {
      eventId: 'event-1',
      currency: 'INR',
      businessDate: '2026-11-24',
      recordedMs: 1_795_000_000_000,
    };
    expect(
      postingsOfPairs(event, 'INR', [
        { debit: 'cash:user-asha', credit: 'receivable.principal', amountMinor: 40_000 },
        { debit: 'bank.claimed', credit: 'receivable.principal', amountMinor: 0 },
        { debit: 'receivable.principal', credit: 'unapplied', amountMinor: -5 },
      ]),
    ).toEqual([
      { ...both, line: 0, entryAccount: 'cash:user-asha', amountMinor: 40_000 },
      { ...both, line: 1, entryAccount: 'receivable.principal', amountMinor: -40_000 },
      { ...both, line: 2, entryAccount: 'receivable.principal', amountMinor: -5 },
      { ...both, line: 3, entryAccount: 'unapplied', amountMinor: 5 },
    ]);
  });

  test('balances, whatever the pairs', () => {
    const account = fc.constantFrom<EntryAccount>('book.claims', 'unapplied', 'cash:user-1', 'tax.deducted');
    const pair = fc.record({ debit: account, credit: account, amountMinor: fc.integer() });
    fc.assert(
      fc.property(fc.array(pair), fc.array(pair), (rupees, dollars) => {
        const postings = [
          ...postingsOfPairs(event, 'INR', rupees),
          ...postingsOfPairs(event, 'USD', dollars),
        ];
        expect(Object.values(trialBalance(postings)).every((sumMinor) => sumMinor === 0)).toBe(true);
        expect(postings.every(({ amountMinor }) => amountMinor !== 0)).toBe(true);
      }),
    );
  });
});

describe('trialBalance', () => {
  test('sums each currency alone and finds a line without its half', () => {
    const [debit] = postingsOfPairs(event, 'INR', [
      { debit: 'unapplied', credit: 'book.claims', amountMinor: 7 },
    ]);
    const whole = postingsOfPairs(event, 'USD', [
      { debit: 'unapplied', credit: 'book.claims', amountMinor: 9 },
    ]);
    expect(trialBalance([...(debit === undefined ? [] : [debit]), ...whole])).toEqual({ INR: 7, USD: 0 });
    expect(trialBalance([])).toEqual({});
  });
});
