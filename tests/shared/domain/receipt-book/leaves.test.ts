import { expect, test } from 'vitest';
import {
  decideIssueBook,
  decideLeaf,
  type LeafWord,
  leafNumber,
  leavesOf,
  type ReceiptBook,
} from '../../../../src/shared/domain/receipt-book/leaves.ts';

const book: ReceiptBook = {
  receiptBookId: 'RB-1',
  series: 'KT-',
  firstLeaf: 101,
  lastLeaf: 106,
  digits: 5,
  issuedTo: 'ravi',
};

test('a leaf has the number that is printed on it', () => {
  expect(leafNumber(book, 101)).toBe('KT-00101');
});

test('the list of a book explains every leaf: entered, void, lost, missing before the last one used, not used yet', () => {
  const words = new Map<number, LeafWord>([
    [102, 'void'],
    [105, 'reopened'],
  ]);
  expect(leavesOf(book, new Set([101, 104]), words).map(({ number, state }) => `${number} ${state}`)).toEqual(
    [
      'KT-00101 entered',
      'KT-00102 void',
      'KT-00103 missing',
      'KT-00104 entered',
      'KT-00105 notUsedYet',
      'KT-00106 notUsedYet',
    ],
  );
});

test('two books never have a number in common, however the series is spelled', () => {
  const next = { ...book, receiptBookId: 'RB-2', firstLeaf: 107, lastLeaf: 156 };
  expect(decideIssueBook(next, [book])).toEqual({ ok: true, value: next });
  expect(decideIssueBook({ ...next, series: 'kt-', firstLeaf: 106 }, [book])).toEqual({
    ok: false,
    refusal: { code: 'leavesTaken', number: 'KT-00106' },
  });
  expect(decideIssueBook({ ...next, series: 'XX', firstLeaf: 101 }, [book])).toMatchObject({ ok: true });
});

test.each([
  ['backwards', { firstLeaf: 5, lastLeaf: 4 }],
  ['of a thousand and one leaves', { firstLeaf: 1, lastLeaf: 1_001 }],
  ['with a number longer than it is printed', { firstLeaf: 99_999, lastLeaf: 100_000 }],
])('no book is given out %s', (_, leaves) => {
  expect(decideIssueBook({ ...book, ...leaves }, [])).toEqual({
    ok: false,
    refusal: { code: 'leavesInvalid', most: 1_000 },
  });
});

test('a leaf takes one receipt, and none where it was explained', () => {
  const words = new Map<number, LeafWord>([[103, 'lost']]);
  const entered = new Set([101]);
  expect(decideLeaf(book, 102, entered, words)).toEqual({ ok: true, value: { number: 'KT-00102' } });
  expect(decideLeaf(book, 101, entered, words)).toEqual({
    ok: false,
    refusal: { code: 'leafAlreadyEntered', number: 'KT-00101' },
  });
  expect(decideLeaf(book, 103, entered, words)).toEqual({
    ok: false,
    refusal: { code: 'leafExplained', number: 'KT-00103', state: 'lost' },
  });
  expect(decideLeaf(book, 107, entered, words)).toEqual({
    ok: false,
    refusal: { code: 'leafNotInBook', first: 'KT-00101', last: 'KT-00106' },
  });
});
