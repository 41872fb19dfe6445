import type { EventOf, WalletEvent } from '../events/kinds.ts';
import type { Holding } from '../review/held.ts';
import type { WalletMovement } from './movement.ts';

/** A deposit; either half may be read first. */
export interface DepositState {
  readonly deposited: EventOf<'cash.deposited'> | null;
  readonly takenBack: EventOf<'cash.depositTakenBack'> | null;
}

/** A hand-over by its giver; the parts may be read in any order. */
export interface HandoverState {
  readonly offered: EventOf<'cash.handedOver'> | EventOf<'cash.countersigned'> | null;
  /** Every answer, oldest first; the first acceptance moves the money. */
  readonly answers: readonly EventOf<'cash.handoverAnswered'>[];
  readonly withdrawn: EventOf<'cash.handoverWithdrawn'> | null;
}

/** A counted day with a second person's word on it; either may be read first. */
export interface CloseState {
  readonly counted: EventOf<'cash.dayCounted'> | null;
  readonly decided: EventOf<'cash.dayDecided'> | null;
}

/** One person's cash: what moved, deposits, hand-overs given, and days that were counted. */
export interface WalletState extends Holding<WalletEvent> {
  readonly stream: string;
  /** Movements by their event. */
  readonly entries: Map<string, WalletMovement>;
  /** Receipts whose cash came in: of each it comes in once, also where its event came twice. */
  readonly receivedReceipts: Set<string>;
  readonly deposits: Map<string, DepositState>;
  /** Hand-overs this person gave; what the person took stands in the giver's wallet. */
  readonly handovers: Map<string, HandoverState>;
  /** Hand-overs that were taken in: each counts once. */
  readonly takenHandovers: Set<string>;
  /** Counted days in the order of the fold. */
  readonly closes: Map<string, CloseState>;
}
