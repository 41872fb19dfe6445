import type { PlainDate } from '../dates.ts';
import { type Effects, touch } from '../events/effects.ts';
import type { WalletEvent } from '../events/kinds.ts';
import { type Reviewed, raiseReview } from '../review/review.ts';

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

/** A wallet as far as movements go. */
interface Movements extends Reviewed {
  readonly entries: Map<string, WalletMovement>;
}

/** Adds a movement to a wallet, known by its event. */
export function moveCash(state: Movements, event: WalletEvent, moved: Moved, effects: Effects): void {
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
  if (amountMinor < 0) noteMoreThanHeld(state, event, currency, effects);
}

/** What leaves a person's hands without having come in: given twice from two devices, or never written down. */
function noteMoreThanHeld(state: Movements, event: WalletEvent, currency: string, effects: Effects): void {
  if (!givingKinds.has(event.kind)) return;
  let heldMinor = 0;
  for (const entry of state.entries.values()) if (entry.currency === currency) heldMinor += entry.amountMinor;
  if (heldMinor >= 0) return;
  raiseReview(state, effects, 'handedOverMoreThanHeld', 'medium', [event.id], { subject: currency });
}

const givingKinds: ReadonlySet<string> = new Set<WalletEvent['kind']>([
  'cash.deposited',
  'cash.countersigned',
  'cash.handoverAnswered',
]);
