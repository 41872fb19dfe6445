import { type Effects, noEffects } from '../events/effects.ts';
import type { EventOf, WalletEvent } from '../events/kinds.ts';
import { countEvent, nothingHeld } from '../review/held.ts';
import { applyClose } from './apply-close.ts';
import { applyDeposit } from './apply-deposit.ts';
import { applyHandover } from './apply-handover.ts';
import { moveCash } from './movement.ts';
import type { WalletState } from './values.ts';

export type { WalletState } from './values.ts';

/** An empty wallet. */
export function emptyWalletState(stream: string): WalletState {
  return {
    stream,
    entries: new Map(),
    receivedReceipts: new Set(),
    deposits: new Map(),
    handovers: new Map(),
    takenHandovers: new Set(),
    closes: new Map(),
    ...nothingHeld<WalletEvent>(),
  };
}

/** Adds one event; total, and the same event twice is one. */
export function applyWalletEvent(state: WalletState, event: WalletEvent, effects: Effects): void {
  countEvent(state, event, effects, (counted) => applyCounted(state, counted, effects));
}

/** An event that counts: since its own place, or since the word that released it. */
function applyCounted(
  state: WalletState,
  event: Exclude<WalletEvent, { kind: 'cash.reviewResolved' }>,
  effects: Effects,
): void {
  if (state.entries.has(event.id)) return;
  switch (event.kind) {
    case 'cash.received':
    case 'cash.returned':
      moveForReceipt(state, event, effects);
      return;
    case 'cash.deposited':
    case 'cash.depositTakenBack':
      applyDeposit(state, event, effects);
      return;
    case 'cash.handedOver':
    case 'cash.countersigned':
    case 'cash.handoverAnswered':
    case 'cash.handoverWithdrawn':
    case 'cash.taken':
      applyHandover(state, event, effects);
      return;
    case 'cash.dayCounted':
    case 'cash.dayDecided':
      applyClose(state, event, effects);
  }
}

/**
 * The receipt posts its own double entry, in its account's stream: here the cash only moves. A receipt that was written down twice
 * counts once there, where a person is told, and its cash once here.
 */
function moveForReceipt(
  state: WalletState,
  event: EventOf<'cash.received'> | EventOf<'cash.returned'>,
  effects: Effects,
): void {
  const { receiptId, accountId, currency, amountMinor } = event.data;
  if (event.kind === 'cash.received') {
    if (state.receivedReceipts.has(receiptId)) return;
    state.receivedReceipts.add(receiptId);
  }
  const signedMinor = event.kind === 'cash.received' ? amountMinor : -amountMinor;
  moveCash(state, event, { currency, amountMinor: signedMinor, receiptId, accountId }, effects);
}

/** The wallet from its events. */
export function foldWallet(
  stream: string,
  events: Iterable<WalletEvent>,
): { readonly state: WalletState; readonly effects: Effects } {
  const state = emptyWalletState(stream);
  const effects = noEffects();
  for (const event of events) applyWalletEvent(state, event, effects);
  return { state, effects };
}

/** Cash in hand by currency. */
export function cashInHand(state: WalletState): Readonly<Record<string, number>> {
  const totals: Record<string, number> = {};
  for (const { currency, amountMinor } of state.entries.values()) {
    totals[currency] = (totals[currency] ?? 0) + amountMinor;
  }
  return totals;
}
