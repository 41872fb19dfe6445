import type { tenderValue } from '../events/account-kinds.ts';
import type { ReviewKind } from '../review/review.ts';

/** How a receipt was paid. */
export type Tender = (typeof tenderValue.shape.tender.options)[number];

interface Entry {
  /** The id of the receipt, the contact, the promise or the movement. */
  readonly entryId: string;
  /** Whose day it belongs to. */
  readonly userId: string;
  readonly accountId: string | null;
}

/** Money was taken on the day, whatever became of it later. */
export interface ReceiptEntry extends Entry {
  readonly entry: 'receipt';
  readonly currency: string;
  readonly amountMinor: number;
  readonly tenders: readonly { readonly tender: Tender; readonly amountMinor: number }[];
}

/** A receipt was made void on the day, of whichever day it was. */
export interface VoidEntry extends Entry {
  readonly entry: 'void';
  readonly currency: string;
  readonly amountMinor: number;
}

/** A call made, a call taken, a visit. */
export interface ContactEntry extends Entry {
  readonly entry: 'contact';
  readonly channel: 'call' | 'inbound' | 'visit';
}

/** A promise was taken on the day, whatever became of it later. */
export interface PromiseEntry extends Entry {
  readonly entry: 'promise';
  readonly currency: string;
  readonly amountMinor: number;
}

/** What kind of movement of cash it was. `other`: the difference of a counted day. */
export type CashMove = 'taken' | 'returned' | 'deposited' | 'handedOver' | 'fromOthers' | 'other';

/** Cash moved on the day: above zero into the person's hands, below out of them. */
export interface CashEntry extends Entry {
  readonly entry: 'cash';
  readonly move: CashMove;
  readonly currency: string;
  readonly amountMinor: number;
}

/** One thing that is dated into a day and counts. Its facts never change: what becomes of it belongs to a later day. */
export type DayEntry = ReceiptEntry | VoidEntry | ContactEntry | PromiseEntry | CashEntry;

/** What a person counted of the day's cash in one currency. */
export interface DayCount {
  readonly currency: string;
  readonly countedMinor: number;
  /** Counted less expected. */
  readonly varianceMinor: number;
  /** `waiting`: a second person is asked for a word on the difference. */
  readonly standing: 'waiting' | 'closed' | 'rejected';
}

/** One person's cash at the end of the day. */
export interface DayWallet {
  readonly userId: string;
  readonly inHand: readonly { readonly currency: string; readonly amountMinor: number }[];
  readonly counts: readonly DayCount[];
  /** Cash that was given and that nobody confirmed yet, of whichever day. */
  readonly openOffers: readonly {
    readonly currency: string;
    readonly amountMinor: number;
    readonly standing: 'offered' | 'onPaper' | 'disputed';
  }[];
}

/** Something dated into the day that a person has to look at. */
export interface DayAttention {
  readonly userId: string;
  readonly attention: 'held' | 'high' | 'medium' | 'clock';
  /** What contradicts what; see `ReviewKind`. */
  readonly reviewKind: ReviewKind;
  readonly accountId: string | null;
  /** Of held receipts: the money that counts nowhere until it is released. */
  readonly amount: { readonly currency: string; readonly amountMinor: number } | null;
}

/** The kind of movement that an event of a wallet is. */
export function cashMoveOf(kind: string): CashMove {
  switch (kind) {
    case 'cash.received':
      return 'taken';
    case 'cash.returned':
      return 'returned';
    case 'cash.deposited':
    case 'cash.depositTakenBack':
      return 'deposited';
    case 'cash.handoverAnswered':
    case 'cash.countersigned':
      return 'handedOver';
    case 'cash.taken':
      return 'fromOthers';
    default:
      return 'other';
  }
}

/** Cash that came in with a receipt is told with the receipt: as one entry, not as two. */
export function isToldWithReceipt(entry: DayEntry): boolean {
  return entry.entry === 'cash' && entry.move === 'taken';
}
