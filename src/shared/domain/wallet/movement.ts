import type { PlainDate } from '../dates.ts';
import { type Effects, touch } from '../events/effects.ts';
import type { WalletEvent } from '../events/kinds.ts';

/** One movement of cash in a person's hands, signed. */
export interface WalletMovement {
  readonly eventId: string;
  readonly kind: WalletEvent['kind'];
  readonly currency: string;
  readonly amountMinor: number;
  readonly on: PlainDate;
  readonly recordedMs: number;
  readonly receiptId: string | null;
  readonly accountId: string | null;
  /** The deposit, hand-over or counted day it follows from. */
  readonly subjectId: string | null;
}

/** What an event moves. */
export interface Moved {
  readonly currency: string;
  readonly amountMinor: number;
  readonly receiptId?: string;
  readonly accountId?: string;
  readonly subjectId?: string;
}

/** Adds a movement to a wallet, known by its event. */
export function moveCash(
  state: { readonly entries: Map<string, WalletMovement> },
  event: WalletEvent,
  moved: Moved,
  effects: Effects,
): void {
  const { currency, amountMinor, receiptId = null, accountId = null, subjectId = null } = moved;
  state.entries.set(event.id, {
    eventId: event.id,
    kind: event.kind,
    currency,
    amountMinor,
    on: event.businessDate,
    recordedMs: event.hlc[0],
    receiptId,
    accountId,
    subjectId,
  });
  touch(effects, 'walletEntry', event.id);
}
