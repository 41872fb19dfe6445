import { describe, expect, test } from 'vitest';
import {
  commodityLines,
  type JournalPosting,
  journalEntries,
  journalWord,
  openingEntry,
} from '../../../../src/main/export/journal/journal-text.ts';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import { addJournal, balancesByMonth } from './read-journal-text.ts';

const on = plainDate('2026-04-02');
const taken: JournalPosting = {
  eventId: 'E-1',
  kind: 'receipt.recorded',
  businessDate: on,
  receiptNumber: 'KT-00012',
  account: 'A-1',
  entryAccount: 'cash:user-asha',
  currency: 'INR',
  amountMinor: 40_005,
};

describe('a journal', () => {
  test('says day, receipt, kind and event of an entry, and every line with its currency', () => {
    const text = journalEntries([
      taken,
      { ...taken, entryAccount: 'receivable.principal', amountMinor: -40_000 },
      { ...taken, entryAccount: 'unapplied', amountMinor: -5 },
      {
        ...taken,
        eventId: 'E-2',
        kind: 'cash.dayDecided',
        receiptNumber: null,
        account: null,
        amountMinor: -5,
      },
      { ...taken, eventId: 'E-2', account: null, entryAccount: 'cash.variance', amountMinor: 5 },
    ]);
    expect(text).toBe(`2026-04-02 * (KT-00012) receipt recorded  ; event: E-1
    assets:cash:in-hand:user-asha  400.05 INR
    assets:receivable:principal:A-1  -400.00 INR
    liabilities:unapplied:A-1  -0.05 INR

2026-04-02 * cash day decided  ; event: E-2
    assets:cash:in-hand:user-asha  -0.05 INR
    expenses:cash-variance  0.05 INR

`);
    expect(addJournal(text)).toMatchObject({ entries: 2, lines: 5, unbalanced: [] });
  });

  test('writes each currency with its own decimals, and declares them', () => {
    const text = `${commodityLines(['INR', 'JPY', 'KWD'])}${openingEntry(on, [
      { account: 'A-1', entryAccount: 'receivable.principal', currency: 'JPY', amountMinor: 1_200 },
      { account: null, entryAccount: 'book.claims', currency: 'JPY', amountMinor: -1_200 },
      { account: 'A-2', entryAccount: 'receivable.principal', currency: 'KWD', amountMinor: 1_001 },
      { account: null, entryAccount: 'book.claims', currency: 'KWD', amountMinor: -1_001 },
      { account: null, entryAccount: 'cash.office', currency: 'INR', amountMinor: 0 },
    ])}`;
    expect(text).toBe(`commodity INR
    format 1000.00 INR

commodity JPY
    format 1000. JPY

commodity KWD
    format 1000.000 KWD

2026-04-02 * brought forward
    assets:receivable:principal:A-1  1200 JPY
    equity:claims  -1200 JPY
    assets:receivable:principal:A-2  1.001 KWD
    equity:claims  -1.001 KWD

`);
    expect(balancesByMonth(addJournal(text))).toEqual(
      new Map([
        [
          '2026-04',
          {
            'assets:receivable:principal:A-1 JPY': 1_200n,
            'equity:claims JPY': -1_200n,
            'assets:receivable:principal:A-2 KWD': 1_001n,
            'equity:claims KWD': -1_001n,
          },
        ],
      ]),
    );
  });

  test('nothing is an empty text', () => {
    expect([journalEntries([]), openingEntry(on, [])]).toEqual(['', '']);
  });

  test.each([
    ['शर्मा ट्रेडर्स C/104', 'शर्मा-ट्रेडर्स-C/104'],
    ["  O'Brien; (sons): 2  ", 'O-Brien-sons-2'],
    ['; ', '-'],
    ['A-1', 'A-1'],
  ])('%s is one word of an account', (name, word) => {
    expect(journalWord(name)).toBe(word);
  });
});
