import { expect, test } from 'vitest';
import { walletStream } from '../../../../src/shared/domain/events/envelope.ts';
import type { EventDraft, WalletEvent } from '../../../../src/shared/domain/events/kinds.ts';
import { cashInHand, emptyWalletState, foldWallet } from '../../../../src/shared/domain/wallet/state.ts';
import { buildEvent, buildEvents } from '../events/build-event.ts';

const stream = walletStream('user-asha');
const cash = (
  kind: 'cash.received' | 'cash.returned',
  amountMinor: number,
  { receiptId = 'R-1', currency = 'INR' } = {},
): EventDraft => ({
  kind,
  stream,
  data: { receiptId, accountId: 'A-1', currency, amountMinor },
  personal: null,
});

test('a wallet holds what came in less what went back, by currency', () => {
  const drafts = [
    cash('cash.received', 40_000),
    cash('cash.received', 500, { receiptId: 'R-2', currency: 'USD' }),
    cash('cash.returned', 15_000),
  ];
  const { state, effects } = foldWallet(stream, buildEvents(drafts) as WalletEvent[]);
  expect(cashInHand(state)).toEqual({ INR: 25_000, USD: 500 });
  expect([...state.entries.values()].map(({ amountMinor }) => amountMinor)).toEqual([40_000, 500, -15_000]);
  expect(effects.touched).toEqual(new Map([['walletEntry', new Set(state.entries.keys())]]));
});

test('of a receipt that was written down twice the cash comes in once', () => {
  const drafts = [
    cash('cash.received', 40_000),
    cash('cash.received', 41_000),
    cash('cash.received', 500, { receiptId: 'R-2' }),
  ];
  expect(cashInHand(foldWallet(stream, buildEvents(drafts) as WalletEvent[]).state)).toEqual({ INR: 40_500 });
});

test('the same movement twice is one, and one that is held is none', () => {
  const received = buildEvent(cash('cash.received', 40_000)) as WalletEvent;
  expect(cashInHand(foldWallet(stream, [received, received]).state)).toEqual({ INR: 40_000 });
  const { state } = foldWallet(stream, [{ ...received, status: 'held' }]);
  const { heldEvents, reviews } = state;
  expect(state).toEqual({ ...emptyWalletState(stream), heldEvents, reviews });
  expect([...reviews.values()].map(({ kind }) => kind)).toEqual(['heldEvent']);
});
