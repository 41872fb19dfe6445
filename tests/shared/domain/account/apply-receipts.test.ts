import { describe, expect, test } from 'vitest';
import { imported, item, opened, receipt, voidDecided, voidRequested } from '../events/drafts.ts';
import { foldDrafts, postingLines } from './fold-drafts.ts';

const book = [opened(), imported('X-1', item())] as const;
const tender = (kind: 'cash' | 'upi' | 'cheque' | 'bankTransfer' | 'taxDeducted', amountMinor: number) => ({
  tender: kind,
  amountMinor,
  reference: null,
  bank: null,
  instrumentOn: null,
});

describe('receipt.recorded', () => {
  test('debits where each tender is and credits the claim, what is over waits unapplied', () => {
    const tenders = [
      tender('cash', 10_000),
      tender('cheque', 20_000),
      tender('taxDeducted', 1_000),
      tender('upi', 2_000),
      tender('bankTransfer', 3_000),
    ];
    const lines = [{ itemId: 'I-1', amountMinor: 30_000 }];
    const { effects, state } = foldDrafts(
      ...book,
      receipt({ amountMinor: 36_000, tenders, lines, unappliedMinor: 6_000 }),
    );
    expect(postingLines(effects).slice(2)).toEqual([
      '3 cash:user-asha 10000 INR',
      '3 receivable.principal -10000 INR',
      '3 instruments.clearing 20000 INR',
      '3 receivable.principal -20000 INR',
      '3 tax.deducted 1000 INR',
      '3 receivable.principal -1000 INR',
      '3 bank.claimed 2000 INR',
      '3 receivable.principal -2000 INR',
      '3 bank.claimed 3000 INR',
      '3 receivable.principal -3000 INR',
      '3 receivable.principal 6000 INR',
      '3 unapplied -6000 INR',
    ]);
    expect(state.receipts.get('R-1')?.void).toBeNull();
    expect([effects.touched.get('receipt'), effects.touched.get('item')]).toEqual([
      new Set(['R-1']),
      new Set(['I-1']),
    ]);
  });

  test('counts once, whoever says it again', () => {
    const once = foldDrafts(...book, receipt());
    const twice = foldDrafts(...book, receipt(), receipt({ amountMinor: 1 }));
    const { reviews } = twice.state;
    expect(twice.state).toEqual({ ...once.state, reviews });
    expect([...reviews.values()].map(({ kind }) => kind)).toEqual(['receiptRecordedTwice']);
    expect(twice.effects.postings).toEqual(once.effects.postings);
  });

  test('asks a person about a twin of the same day and amount, and counts both', () => {
    const { state } = foldDrafts(...book, receipt(), receipt({ receiptId: 'R-2' }));
    expect([...state.reviews.values()]).toEqual([
      {
        key: 'likelyDuplicateReceipt:event-k3w7q2m9zt4hc6ya-3+event-k3w7q2m9zt4hc6ya-4',
        kind: 'likelyDuplicateReceipt',
        severity: 'medium',
        eventIds: ['event-k3w7q2m9zt4hc6ya-3', 'event-k3w7q2m9zt4hc6ya-4'],
        chosen: null,
        alternative: null,
        subject: null,
        state: 'open',
        decision: null,
      },
    ]);
    expect(state.receipts.size).toBe(2);
  });

  test('asks nobody when the day differs, or when the twin is void', () => {
    expect(
      foldDrafts(...book, receipt(), [receipt({ receiptId: 'R-2' }), { on: '2026-11-25' }]).state.reviews
        .size,
    ).toBe(0);
    const voided = [voidRequested(), voidDecided('approved')];
    expect(foldDrafts(...book, receipt(), ...voided, receipt({ receiptId: 'R-2' })).state.reviews.size).toBe(
      0,
    );
  });

  test('asks a person where its claim is unknown', () => {
    const { state } = foldDrafts(opened(), receipt());
    expect([...state.reviews.values()].map(({ kind, severity }) => [kind, severity])).toEqual([
      ['receiptWithoutItem', 'high'],
    ]);
  });

  test('in another currency is kept, posted in its own, and shown to a person', () => {
    const { state, effects } = foldDrafts(...book, receipt({ currency: 'USD' }));
    expect([...state.reviews.values()].map(({ kind }) => kind)).toEqual(['receiptInOtherCurrency']);
    expect(postingLines(effects).slice(2)).toEqual([
      '3 cash:user-asha 40000 USD',
      '3 receivable.principal -40000 USD',
    ]);
  });
});

describe('a void', () => {
  test('is asked for with who, when and why, and counts for nothing yet', () => {
    const { state, effects } = foldDrafts(...book, receipt(), [
      voidRequested(),
      { user: 'user-ravi', on: '2026-11-25', atMs: 1_795_100_000_000 },
    ]);
    expect(state.receipts.get('R-1')?.void).toEqual({
      state: 'pending',
      reason: 'wrongAmount',
      requestedBy: 'user-ravi',
      requestedMs: 1_795_100_000_000,
      requestedOn: '2026-11-25',
      decidedOn: null,
      decidedBy: null,
    });
    expect(postingLines(effects)).toHaveLength(4);
  });

  test('takes the money back on the day it is approved', () => {
    const { state, effects } = foldDrafts(...book, receipt(), voidRequested(), [
      voidDecided('approved'),
      { user: 'user-meera', on: '2026-11-27' },
    ]);
    expect(state.receipts.get('R-1')?.void).toMatchObject({
      state: 'approved',
      decidedOn: '2026-11-27',
      decidedBy: 'user-meera',
    });
    expect(postingLines(effects).slice(4)).toEqual([
      '5 cash:user-asha -40000 INR',
      '5 receivable.principal 40000 INR',
    ]);
    expect(effects.postings.at(-1)?.businessDate).toBe('2026-11-27');
  });

  test('that was rejected can be asked for again; one that was approved cannot, and is decided once', () => {
    const rejected = foldDrafts(
      ...book,
      receipt(),
      voidRequested(),
      voidDecided('rejected'),
      voidRequested(),
    );
    expect(rejected.state.receipts.get('R-1')?.void?.state).toBe('pending');
    const approved = [voidRequested(), voidDecided('approved')];
    const after = foldDrafts(
      ...book,
      receipt(),
      ...approved,
      voidRequested(),
      voidDecided('rejected'),
      voidDecided('approved'),
    );
    expect(after.state.receipts.get('R-1')?.void?.state).toBe('approved');
    expect(postingLines(after.effects)).toHaveLength(6);
  });

  test('that nobody asked for decides nothing', () => {
    expect(
      foldDrafts(...book, receipt(), voidDecided('approved')).state.receipts.get('R-1')?.void,
    ).toBeNull();
  });

  test('of a receipt nobody knows is shown to a person', () => {
    const { state } = foldDrafts(...book, voidRequested('R-7'), voidDecided('approved', 'R-7'));
    expect([...state.reviews.values()].map(({ kind, severity }) => [kind, severity])).toEqual([
      ['voidOfUnknownReceipt', 'high'],
      ['voidOfUnknownReceipt', 'high'],
    ]);
  });
});
