import { describe, expect, test } from 'vitest';
import type { AccountState } from '../../../../src/shared/domain/account/state.ts';
import { imported, item, opened, receipt, voidDecided, voidRequested } from '../events/drafts.ts';
import { reviewResolved } from '../fold/templates.ts';
import { foldTogether, reviewLines } from './two-people.ts';

const book = [opened(), imported('X-1', item())];
const of = (receiptId: string, amountMinor: number, itemId = 'I-1') =>
  receipt({ receiptId, amountMinor, lines: [{ itemId, amountMinor }] });

describe('two receipts with one number', () => {
  const second = receipt({ receiptId: 'R-2', number: 'K3W7Q2-000001-7', amountMinor: 9_000 });
  const counted = ({ receipts }: AccountState): string[] => [...receipts.keys()];

  test('the later in the order is held, not counted', () => {
    const state = foldTogether(book, [
      ['asha', receipt()],
      ['ravi', second],
    ]);
    expect(counted(state)).toEqual(['R-1']);
    expect(reviewLines(state)).toEqual(['receiptNumberTwice high asha.1 > ravi.1']);
  });

  test('released, it counts from there', () => {
    const state = foldTogether(book, [
      ['asha', receipt()],
      ['ravi', second],
      ['meera', reviewResolved('receiptNumberTwice:asha.1+ravi.1', 'release', ['ravi.1'])],
    ]);
    expect(counted(state)).toEqual(['R-1', 'R-2']);
    expect([...state.reviews.values()].map(({ kind, state: standing }) => [kind, standing])).toEqual([
      ['receiptNumberTwice', 'resolved'],
      // Now that it counts it is cash of two people.
      ['cashTakenTwice', 'open'],
    ]);
  });
});

describe('one receipt under two events', () => {
  const again = receipt({ number: 'K3W7Q2-000002-4', amountMinor: 41_000 });

  test('counts once, as it was written first, and a person is told', () => {
    const state = foldTogether(book, [
      ['asha', receipt()],
      ['ravi', again],
    ]);
    expect([...state.receipts.values()].map(({ event }) => event.id)).toEqual(['asha.1']);
    expect(reviewLines(state)).toEqual(['receiptRecordedTwice high asha.1 > ravi.1']);
  });

  test('that say the same need nobody', () => {
    const state = foldTogether(book, [
      ['asha', receipt()],
      ['ravi', receipt()],
    ]);
    expect([...state.receipts.keys()]).toEqual(['R-1']);
    expect(reviewLines(state)).toEqual([]);
  });

  test('is seen, and nothing changes', () => {
    const state = foldTogether(book, [
      ['asha', receipt()],
      ['ravi', again],
      ['meera', reviewResolved('receiptRecordedTwice:asha.1+ravi.1', 'seen')],
    ]);
    expect([...state.receipts.values()].map(({ event }) => event.id)).toEqual(['asha.1']);
    expect([...state.reviews.values()].map(({ state: standing }) => standing)).toEqual(['resolved']);
  });
});

describe('money of two people on one day', () => {
  test('both receipts stand, and one exception names both', () => {
    const state = foldTogether(book, [
      ['asha', of('R-1', 40_000)],
      ['ravi', of('R-2', 25_000)],
    ]);
    expect(state.receipts.size).toBe(2);
    expect(reviewLines(state)).toEqual(['cashTakenTwice medium asha.1 ravi.1']);
  });

  test('of the same amount it may be the same money: still one exception', () => {
    const state = foldTogether(book, [
      ['asha', of('R-1', 40_000)],
      ['ravi', of('R-2', 40_000)],
    ]);
    expect(reviewLines(state)).toEqual(['likelyDuplicateReceipt medium asha.1 ravi.1']);
  });

  test('nobody is asked where the second knew of the first', () => {
    const state = foldTogether([...book, of('R-1', 40_000)], [['ravi', of('R-2', 25_000)]]);
    expect(reviewLines(state)).toEqual([]);
  });

  test('that pays more of a claim than was owed is shown', () => {
    const state = foldTogether(book, [
      ['asha', of('R-1', 70_000)],
      ['ravi', of('R-2', 60_000)],
    ]);
    expect(reviewLines(state)).toEqual([
      'cashTakenTwice medium asha.1 ravi.1',
      'paidMoreThanOwed medium asha.1 ravi.1',
    ]);
  });
});

describe('a void that is placed before its receipt', () => {
  test('takes effect when the receipt is there, and its review is over', () => {
    const state = foldTogether(book, [
      ['ravi', voidRequested()],
      ['meera', voidDecided('approved'), { context: ['e1', 3] }],
      ['asha', receipt()],
    ]);
    expect(state.receipts.get('R-1')?.void).toMatchObject({
      state: 'approved',
      requestedBy: 'ravi',
      decidedBy: 'meera',
    });
    expect([...state.reviews.values()].map(({ state: standing }) => standing)).toEqual([
      'resolved',
      'resolved',
    ]);
  });

  test('two voids of one receipt are one', () => {
    const state = foldTogether(
      [...book, receipt()],
      [
        ['asha', voidRequested()],
        ['ravi', voidRequested()],
      ],
    );
    expect(state.receipts.get('R-1')?.void).toMatchObject({ state: 'pending', requestedBy: 'asha' });
    expect(reviewLines(state)).toEqual([]);
  });
});
