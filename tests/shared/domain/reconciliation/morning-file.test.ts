import { describe, expect, test } from 'vitest';
import { openItems } from '../../../../src/shared/domain/account/settlements.ts';
import type { AccountState } from '../../../../src/shared/domain/account/state.ts';
import type { DataOf, EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { trialBalance } from '../../../../src/shared/domain/ledger/posting.ts';
import { foldDrafts, type Told } from '../account/fold-drafts.ts';
import { day } from '../events/build-event.ts';
import {
  imported,
  item,
  opened,
  receipt,
  stream,
  undone,
  voidDecided,
  voidRequested,
} from '../events/drafts.ts';

/** An invoice of 10,000 as a file states it: so much of it open, told on a day. */
const stated = (openMinor: number, on: string, changed: Partial<ReturnType<typeof item>> = {}) =>
  item({
    amountMinor: 10_000_00,
    settlements: openMinor === 10_000_00 ? [] : [{ on: day(on), amountMinor: 10_000_00 - openMinor }],
    ...changed,
  });

const dayOne: readonly Told[] = [
  [opened(), { on: '2026-11-24' }],
  [imported('X-1', stated(10_000_00, '2026-11-24')), { on: '2026-11-24' }],
  [
    receipt({ amountMinor: 4_000_00, lines: [{ itemId: 'I-1', amountMinor: 4_000_00 }] }),
    { on: '2026-11-24' },
  ],
];

const fileOf = (importId: string, openMinor: number, on = '2026-11-25'): Told => [
  imported(importId, stated(openMinor, on)),
  { on },
];

function decided(
  importId: string,
  words: Partial<Pick<DataOf<'difference.decided'>, 'receipts' | 'reversals' | 'parts'>>,
): Told {
  const data = { importId, receipts: [], reversals: [], parts: [], by: 'person' as const, ...words };
  const draft: EventDraft<'difference.decided'> = {
    kind: 'difference.decided',
    stream,
    data,
    personal: null,
  };
  return [draft, { on: '2026-11-25' }];
}

const missed = (importId: string, closed: DataOf<'claims.missed'>['closed']): Told => [
  { kind: 'claims.missed', stream, data: { importId, itemIds: ['I-1'], closed }, personal: null },
  { on: '2026-11-25' },
];

/** What is asked for, day by day, and what is in question. */
function asked(state: AccountState, on = '2026-11-30'): number {
  return openItems(state, day(on)).reduce((sum, { openMinor }) => sum + openMinor, 0);
}

const questions = (state: AccountState): unknown =>
  [...state.reconciliation.differencesByImport.values()].map((difference) => [
    difference.importId,
    difference.amountMinor,
    difference.inQuestionMinor,
    difference.isExact,
  ]);

describe('the day after a receipt of 4,000 on an invoice of 10,000', () => {
  test.each([
    ['6,000: the office may know the receipt', 6_000_00, 6_000_00, [['X-2', 4_000_00, 4_000_00, true]]],
    ['5,900: the receipt and a hundred more', 5_900_00, 5_900_00, [['X-2', 4_100_00, 4_000_00, false]]],
    [
      '8,000: the office knows a payment that we do not, and not ours',
      8_000_00,
      4_000_00,
      [['X-2', 2_000_00, 0, false]],
    ],
    ['0: all paid, ours or not', 0, 0, [['X-2', 10_000_00, 4_000_00, false]]],
  ])('the file says %s', (_, openMinor, askedMinor, open) => {
    const { state, effects } = foldDrafts(...dayOne, fileOf('X-2', openMinor));
    expect([asked(state), questions(state)]).toEqual([askedMinor, open]);
    expect(trialBalance(effects.postings)).toEqual({ INR: 0 });
  });

  test('the file says 10,000 still: the office has not posted it, and 6,000 are owed', () => {
    const { state } = foldDrafts(...dayOne);
    expect([asked(state), questions(state)]).toEqual([6_000_00, []]);
  });

  test('the file no longer names it: listed, and as before', () => {
    const { state } = foldDrafts(...dayOne, missed('X-2', null));
    expect([asked(state), state.items.get('I-1')?.versions.at(-1)?.absence]).toEqual([6_000_00, 'missing']);
  });

  test('the file no longer names it, and it is closed when asked: nothing is owed, and nobody paid twice', () => {
    const { state, effects } = foldDrafts(...dayOne, missed('X-2', 'writtenOff'));
    expect([asked(state), questions(state)]).toEqual([0, [['X-2', 10_000_00, 4_000_00, false]]]);
    const heads = Object.fromEntries(
      Object.entries(Object.groupBy(effects.postings, ({ entryAccount }) => entryAccount)).map(
        ([head, lines]) => [head, (lines ?? []).reduce((sum, { amountMinor }) => sum + amountMinor, 0)],
      ),
    );
    expect(heads).toMatchObject({
      'receivable.principal': 0,
      'book.writtenOff': 10_000_00,
      'book.inQuestion': -4_000_00,
    });
  });
});

describe('a decision', () => {
  test('that the office knows the receipt leaves 6,000, and the receipt is never subtracted again', () => {
    const { state, effects } = foldDrafts(
      ...dayOne,
      fileOf('X-2', 6_000_00),
      decided('X-2', { receipts: [{ receiptId: 'R-1', amountMinor: 4_000_00 }] }),
      [
        imported(
          'X-3',
          stated(5_000_00, '2026-11-25', {
            settlements: [
              { on: day('2026-11-25'), amountMinor: 4_000_00 },
              { on: day('2026-11-26'), amountMinor: 1_000_00 },
            ],
          }),
        ),
        { on: '2026-11-26' },
      ],
    );
    expect([asked(state), state.reconciliation.knownMinorByReceipt.get('R-1')]).toEqual([5_000_00, 4_000_00]);
    expect(asked(state, '2026-11-24')).toBe(6_000_00);
    expect(asked(state, '2026-11-25')).toBe(6_000_00);
    expect(trialBalance(effects.postings)).toEqual({ INR: 0 });
  });

  test('that it was other money leaves 2,000, and the receipt waits for the office still', () => {
    const { state } = foldDrafts(
      ...dayOne,
      fileOf('X-2', 6_000_00),
      decided('X-2', {
        parts: [{ reason: 'paidElsewhere', itemId: null, amountMinor: 4_000_00, reference: null }],
      }),
    );
    expect(asked(state)).toBe(2_000_00);
    const later = foldDrafts(
      ...dayOne,
      fileOf('X-2', 6_000_00),
      decided('X-2', {
        parts: [{ reason: 'paidElsewhere', itemId: null, amountMinor: 4_000_00, reference: null }],
      }),
      fileOf('X-3', 2_000_00, '2026-11-26'),
    );
    expect([asked(later.state), questions(later.state)]).toEqual([
      2_000_00,
      [
        ['X-2', 4_000_00, 0, false],
        ['X-3', 4_000_00, 4_000_00, true],
      ],
    ]);
  });

  test('names tax deducted under its own head', () => {
    const { effects } = foldDrafts(
      ...dayOne,
      fileOf('X-2', 5_900_00),
      decided('X-2', {
        receipts: [{ receiptId: 'R-1', amountMinor: 4_000_00 }],
        parts: [{ reason: 'taxDeducted', itemId: 'I-1', amountMinor: 100_00, reference: '194C' }],
      }),
    );
    const tax = effects.postings.filter(({ entryAccount }) => entryAccount === 'tax.deducted');
    expect(tax.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(100_00);
  });

  test('is taken back with its import, and by itself', () => {
    const told = [
      ...dayOne,
      fileOf('X-2', 6_000_00),
      decided('X-2', { receipts: [{ receiptId: 'R-1', amountMinor: 4_000_00 }] }),
    ];
    const reopened: Told = [
      { kind: 'difference.reopened', stream, data: { importId: 'X-2' }, personal: null },
      {},
    ];
    expect(questions(foldDrafts(...told, reopened).state)).toEqual([['X-2', 4_000_00, 4_000_00, true]]);
    const { state } = foldDrafts(...told, undone('X-2'));
    expect([asked(state), questions(state)]).toEqual([6_000_00, []]);
  });

  test('stands when another one contradicts it, and a person is asked', () => {
    const { state } = foldDrafts(
      ...dayOne,
      fileOf('X-2', 6_000_00),
      decided('X-2', { receipts: [{ receiptId: 'R-1', amountMinor: 4_000_00 }] }),
      decided('X-2', {}),
    );
    expect(asked(state)).toBe(6_000_00);
    expect([...state.reviews.values()].map(({ kind }) => kind)).toEqual(['differenceDecidedTwice']);
  });
});

describe('a receipt the office knows that is taken back here', () => {
  const known = [
    ...dayOne,
    fileOf('X-2', 6_000_00),
    decided('X-2', { receipts: [{ receiptId: 'R-1', amountMinor: 4_000_00 }] }),
    [voidRequested(), { on: '2026-11-25' }],
    [voidDecided('approved'), { on: '2026-11-25' }],
  ] as const satisfies readonly Told[];

  test('is owed again at once, and not a second time when the office says so', () => {
    expect(asked(foldDrafts(...known).state)).toBe(10_000_00);
    const { state } = foldDrafts(...known, fileOf('X-3', 10_000_00, '2026-11-26'));
    expect([asked(state), questions(state)]).toEqual([
      10_000_00,
      [
        ['X-2', 4_000_00, 0, false],
        ['X-3', 4_000_00, 4_000_00, true],
      ],
    ]);
    const { state: settled } = foldDrafts(
      ...known,
      fileOf('X-3', 10_000_00, '2026-11-26'),
      decided('X-3', { reversals: [{ receiptId: 'R-1', amountMinor: 4_000_00 }] }),
    );
    expect([asked(settled), settled.reconciliation.knownMinorByReceipt.size]).toEqual([10_000_00, 0]);
  });
});

test('the office puts the receipt on another invoice: the account owes the same in all', () => {
  const second = { itemId: 'I-2', itemKey: 'INV/2', number: 'INV/2', dueOn: day('2026-10-15') };
  const { state } = foldDrafts(
    opened(),
    imported('X-1', stated(10_000_00, '2026-11-24'), stated(10_000_00, '2026-11-24', second)),
    receipt({ amountMinor: 4_000_00, lines: [{ itemId: 'I-1', amountMinor: 4_000_00 }] }),
    [imported('X-2', stated(6_000_00, '2026-11-25', second)), { on: '2026-11-25' }],
  );
  expect([asked(state), questions(state)]).toEqual([16_000_00, [['X-2', 4_000_00, 4_000_00, true]]]);
});

test('a payment above what was owed comes back as a credit of the office: it stands once', () => {
  const credit = item({ itemId: 'C-1', itemKey: 'ADV', itemKind: 'credit', amountMinor: -2_000_00 });
  const told = [
    opened(),
    imported('X-1', stated(10_000_00, '2026-11-24')),
    receipt({
      amountMinor: 12_000_00,
      lines: [{ itemId: 'I-1', amountMinor: 10_000_00 }],
      unappliedMinor: 2_000_00,
    }),
    [imported('X-2', stated(0, '2026-11-25'), credit), { on: '2026-11-25' }],
  ] as const satisfies readonly Told[];
  expect(questions(foldDrafts(...told).state)).toEqual([['X-2', 12_000_00, 12_000_00, true]]);
  const { state } = foldDrafts(
    ...told,
    decided('X-2', { receipts: [{ receiptId: 'R-1', amountMinor: 12_000_00 }] }),
  );
  expect([...state.reconciliation.knownUnappliedMinorByReceipt]).toEqual([['R-1', 2_000_00]]);
});

test('a receipt written down after the file, but taken before its day, may be in it; one of the day may not', () => {
  const late = (on: string): Told => [
    receipt({ amountMinor: 4_000_00, lines: [{ itemId: 'I-1', amountMinor: 4_000_00 }] }),
    { on },
  ];
  const before = [
    [opened(), {}],
    [imported('X-1', stated(10_000_00, '2026-11-20')), { on: '2026-11-20' }],
    fileOf('X-2', 6_000_00),
  ] as const satisfies readonly Told[];
  expect(asked(foldDrafts(...before, late('2026-11-24')).state)).toBe(6_000_00);
  expect(asked(foldDrafts(...before, late('2026-11-25')).state)).toBe(2_000_00);
});

test('the figure goes back up: the fall was not our money, and only what waits is subtracted', () => {
  const { state } = foldDrafts(...dayOne, fileOf('X-2', 6_000_00), fileOf('X-3', 10_000_00, '2026-11-26'));
  expect([asked(state), questions(state)]).toEqual([6_000_00, []]);
});
