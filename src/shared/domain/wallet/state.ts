import { type Effects, noEffects, touch } from '../events/effects.ts';
import type { WalletEvent } from '../events/kinds.ts';

/** Cash in one person's hands, by movement. Deposits and hand-overs join later as kinds of their own. */
export interface WalletState {
  readonly stream: string;
  readonly entries: Map<string, WalletEvent>;
}

/** An empty wallet. */
export function emptyWalletState(stream: string): WalletState {
  return { stream, entries: new Map() };
}

/** Adds one movement; total, and the same movement twice is one. */
export function applyWalletEvent(state: WalletState, event: WalletEvent, effects: Effects): void {
  if (event.status === 'held' || state.entries.has(event.id)) return;
  state.entries.set(event.id, event);
  touch(effects, 'walletEntry', event.id);
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

/** Signed minor units of one movement: received adds, returned takes away. */
export function walletMovementMinor(event: WalletEvent): number {
  return event.kind === 'cash.received' ? event.data.amountMinor : -event.data.amountMinor;
}

/** Cash in hand by currency. */
export function cashInHand(state: WalletState): Readonly<Record<string, number>> {
  const totals: Record<string, number> = {};
  for (const entry of state.entries.values()) {
    totals[entry.data.currency] = (totals[entry.data.currency] ?? 0) + walletMovementMinor(entry);
  }
  return totals;
}
