import { describe, expect, test } from 'vitest';
import {
  openItems,
  openMinorAt,
  settlementsByItem,
  settlementsOf,
} from '../../../../src/shared/domain/account/settlements.ts';
import type { AccountState } from '../../../../src/shared/domain/account/state.ts';
import { present } from '../../../../src/shared/lib/assert.ts';
import { day } from '../events/build-event.ts';
import {
  disputeClosed,
  disputed,
  imported,
  item,
  opened,
  receipt,
  voidDecided,
  voidRequested,
} from '../events/drafts.ts';
import { foldDrafts } from './fold-drafts.ts';

const movements = (state: AccountState, itemId = 'I-1'): unknown[] => {
  const found = settlementsOf(state, present(state.items.get(itemId), itemId));
  expect(settlementsByItem(state).get(itemId)).toEqual(found);
  return found.map(({ on, amountMinor, source }) => [on, amountMinor, source]);
};

describe('the movements against a claim', () => {
  test('are what was settled elsewhere, what receipts paid, and what a void gave back on its day', () => {
    const settlements = [{ on: day('2026-10-05'), amountMinor: 30_000 }];
    const { state } = foldDrafts(
      opened(),
      imported('X-1', item({ settlements })),
      receipt(),
      [receipt({ receiptId: 'R-2', amountMinor: 1_000 }), { on: '2026-11-25' }],
      voidRequested(),
      [voidDecided('approved'), { on: '2026-11-27' }],
    );
    expect(movements(state)).toEqual([
      ['2026-10-05', 30_000, 'elsewhere'],
      ['2026-11-24', 40_000, 'R-1'],
      ['2026-11-27', -40_000, 'R-1'],
      ['2026-11-25', 1_000, 'R-2'],
    ]);
  });

  test('leave out a receipt in another currency, and claims that nobody imported', () => {
    const { state } = foldDrafts(
      opened(),
      imported('X-1', item()),
      receipt({ currency: 'USD' }),
      receipt({ receiptId: 'R-2', lines: [{ itemId: 'I-9', amountMinor: 40_000 }] }),
    );
    expect(movements(state)).toEqual([]);
    expect([...settlementsByItem(state).keys()]).toEqual(['I-1']);
  });

  test('take two lines of one receipt on one claim as two', () => {
    const lines = [10_000, 30_000].map((amountMinor) => ({ itemId: 'I-1', amountMinor }));
    expect(movements(foldDrafts(opened(), imported('X-1', item()), receipt({ lines })).state)).toHaveLength(
      2,
    );
  });
});

describe('openMinorAt', () => {
  const paid = [
    { on: day('2026-11-24'), amountMinor: 40_000 },
    { on: day('2026-11-26'), amountMinor: 10_000 },
  ];

  test.each([
    ['2026-08-31', 0],
    ['2026-09-01', 100_000],
    ['2026-11-24', 60_000],
    ['2026-11-25', 60_000],
    ['2026-11-26', 50_000],
  ])('at the end of %s is %d', (on, openMinor) => {
    expect(openMinorAt(100_000, day('2026-09-01'), paid, day(on))).toBe(openMinor);
  });
});

describe('openItems', () => {
  const claims = imported(
    'X-1',
    item({ itemId: 'I-2', number: 'INV/2', dueOn: day('2026-11-01'), amountMinor: 50_000 }),
    item(),
    item({ itemId: 'I-3', itemKind: 'credit', amountMinor: -10_000 }),
    item({ itemId: 'I-4', issuedOn: day('2026-12-01'), dueOn: day('2026-12-31') }),
  );
  const disputes = (...drafts: readonly ReturnType<typeof disputed>[]): unknown[] =>
    openItems(foldDrafts(opened(), claims, receipt(), ...drafts).state, day('2026-11-24')).map(
      ({ itemId, openMinor, disputedMinor }) => [itemId, openMinor, disputedMinor],
    );

  test('are the claims with something open, the oldest due first; credits and claims to come are none', () => {
    expect(openItems(foldDrafts(opened(), claims, receipt()).state, day('2026-11-24'))).toEqual([
      {
        itemId: 'I-1',
        number: 'INV/1',
        issuedOn: '2026-09-01',
        dueOn: '2026-10-01',
        openMinor: 60_000,
        claimedMinor: 0,
        disputedMinor: 0,
      },
      {
        itemId: 'I-2',
        number: 'INV/2',
        issuedOn: '2026-09-01',
        dueOn: '2026-11-01',
        openMinor: 50_000,
        claimedMinor: 0,
        disputedMinor: 0,
      },
    ]);
  });

  test.each([
    ['one claim wholly', [disputed({ itemId: 'I-2' })], [0, 50_000]],
    ['one claim in part', [disputed({ itemId: 'I-2', amountMinor: 7_000 })], [0, 7_000]],
    ['one claim beyond what is open', [disputed({ itemId: 'I-1', amountMinor: 99_000 })], [60_000, 0]],
    ['everything', [disputed()], [60_000, 50_000]],
    ['an amount of the account, oldest first, once', [disputed({ amountMinor: 70_000 })], [60_000, 10_000]],
    [
      'an amount of the account beside a claim',
      [disputed({ amountMinor: 20_000 }), disputed({ disputeId: 'D-2', itemId: 'I-1', amountMinor: 50_000 })],
      [60_000, 10_000],
    ],
  ])('mark a dispute of %s', (_, drafts, [first, second]) => {
    expect(disputes(...drafts)).toEqual([
      ['I-1', 60_000, first],
      ['I-2', 50_000, second],
    ]);
  });

  test('forget a dispute that was closed', () => {
    const { state } = foldDrafts(opened(), claims, disputed(), disputeClosed());
    expect(openItems(state, day('2026-11-24')).map(({ disputedMinor }) => disputedMinor)).toEqual([0, 0]);
  });
});
