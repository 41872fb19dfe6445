import { expect, test } from 'vitest';
import { openClaims } from '../../../../src/shared/domain/account/open-claims.ts';
import type { Ladder } from '../../../../src/shared/domain/concession/early-payment.ts';
import { receiptDiscounts } from '../../../../src/shared/domain/concession/receipt-discounts.ts';
import { present } from '../../../../src/shared/lib/assert.ts';
import { foldDrafts } from '../account/fold-drafts.ts';
import { day } from '../events/build-event.ts';
import { imported, item, opened, receipt } from '../events/drafts.ts';

const claim = { issuedOn: day('2026-11-20'), dueOn: day('2026-12-20'), amountMinor: 1_000_000 };

function discounts(
  amountMinor: number,
  { on = '2026-11-30', rungs = ladderRungs, before = [] as readonly ReturnType<typeof receipt>[] } = {},
) {
  const { state } = foldDrafts(opened(), imported('X-1', item(claim)), ...before);
  const { bookId, accountId } = present(state.opened, 'the account').data;
  const ladders: readonly Ladder[] = [
    { bookId, accountId: null, fromOn: '2026-01-01', rungs: [...rungs], reason: '' },
  ];
  const receivedOn = day(on);
  return receiptDiscounts(ladders, { bookId, accountId }, state, {
    receivedOn,
    lines: [{ itemId: 'I-1', amountMinor }],
    claims: openClaims(state, receivedOn),
  });
}

const ladderRungs: readonly Ladder['rungs'][number][] = [
  { withinDays: 10, basisPoints: 200 },
  { withinDays: 20, basisPoints: 100 },
];

const first = {
  itemId: 'I-1',
  number: 'INV/1',
  withinDays: 10,
  basisPoints: 200,
  days: 10,
  untilOn: '2026-11-30',
};

test('the least payment that settles earns the step; a paisa less is told what would, and until when', () => {
  expect(discounts(980_000)).toEqual([
    { ...first, amountMinor: 20_000, settlesForMinor: 980_000, isEarned: true },
  ]);
  expect(discounts(979_999)).toEqual([
    { ...first, amountMinor: 20_000, settlesForMinor: 980_000, isEarned: false },
  ]);
});

test('who pays more than the least is given only what is left, and who pays all is given nothing', () => {
  expect(discounts(995_000)).toMatchObject([
    { amountMinor: 5_000, settlesForMinor: 980_000, isEarned: true },
  ]);
  expect(discounts(1_000_000)).toEqual([]);
});

test('one day late reaches the next step only, and after the last step there is none', () => {
  expect(discounts(980_000, { on: '2026-12-01' })).toMatchObject([
    { withinDays: 20, basisPoints: 100, settlesForMinor: 990_000, untilOn: '2026-12-10', isEarned: false },
  ]);
  expect(discounts(980_000, { on: '2026-12-11' })).toEqual([]);
  expect(discounts(980_000, { rungs: [] })).toEqual([]);
});

test('what was paid before lowers what settles the claim, by the share of the whole claim', () => {
  const before = [receipt({ amountMinor: 400_000, lines: [{ itemId: 'I-1', amountMinor: 400_000 }] })];
  expect(discounts(580_000, { before })).toMatchObject([
    { amountMinor: 20_000, settlesForMinor: 580_000, isEarned: true },
  ]);
});
