import type { PlainDate } from '../dates.ts';
import type { DataOf, EventOf } from '../events/kinds.ts';
import type { PlanRecord } from '../plan/record.ts';
import type { PromiseRecord } from '../promise/record.ts';

/** A claim's words in the newest import that still stands. */
export type ItemValue = DataOf<'items.imported'>['items'][number];

/** One claim: every import's words about it (the last counts), newest last. */
export interface ItemState {
  readonly itemId: string;
  readonly versions: readonly { readonly importId: string; readonly value: ItemValue }[];
}

/** A receipt with what became of a void asked for it. */
export interface ReceiptState {
  readonly event: EventOf<'receipt.recorded'>;
  readonly void: VoidState | null;
}

/** A void asked for: it counts only once approved. */
export interface VoidState {
  readonly state: 'pending' | 'approved' | 'rejected';
  readonly reason: string;
  readonly requestedBy: string;
  readonly requestedMs: number;
  readonly requestedOn: PlainDate;
  readonly decidedOn: PlainDate | null;
  readonly decidedBy: string | null;
}

/** A logged contact with its later corrections, oldest first. */
export interface InteractionState {
  readonly event: EventOf<'interaction.logged'>;
  readonly corrections: readonly EventOf<'interaction.corrected'>[];
}

/** A dispute, open until closed. */
export interface DisputeState {
  readonly event: EventOf<'dispute.opened'>;
  readonly closed: { readonly on: PlainDate; readonly result: string } | null;
}

/** A hold on contact, standing until cleared or past its end. */
export interface HoldState {
  readonly event: EventOf<'hold.set'>;
  readonly clearedOn: PlainDate | null;
}

/** An appointment; the newest contact or a newer appointment after it meets it. */
export interface AppointmentState {
  readonly event: EventOf<'appointment.set'>;
  readonly state: 'open' | 'met' | 'moved';
}

/** A contradiction that a person settles with another event. */
export interface ReviewState {
  readonly key: string;
  readonly kind:
    | 'likelyDuplicateReceipt'
    | 'secondPromise'
    | 'receiptWithoutItem'
    | 'voidOfUnknownReceipt'
    | 'receiptInOtherCurrency';
  readonly severity: 'low' | 'medium' | 'high';
  readonly eventIds: readonly string[];
  readonly state: 'open' | 'resolved';
}

/** Everything the events of one account say. Built only by `applyAccountEvent`; read by anybody. */
export interface AccountState {
  readonly stream: string;
  opened: EventOf<'account.opened'> | null;
  assignedTo: string | null;
  readonly items: Map<string, ItemState>;
  readonly receipts: Map<string, ReceiptState>;
  readonly interactions: Map<string, InteractionState>;
  readonly attachments: Map<string, EventOf<'attachment.added'>>;
  readonly promises: Map<string, PromiseRecord>;
  readonly plans: Map<string, PlanRecord>;
  readonly disputes: Map<string, DisputeState>;
  readonly holds: Map<string, HoldState>;
  readonly appointments: Map<string, AppointmentState>;
  readonly reviews: Map<string, ReviewState>;
  snooze: { readonly until: PlainDate; readonly reason: string; readonly setOn: PlainDate } | null;
  skip: { readonly on: PlainDate; readonly reason: string } | null;
  /** Events this version could not read; money on such an account waits for the newer app. */
  parked: number;
}

/** An account of which nothing is known yet. */
export function emptyAccountState(stream: string): AccountState {
  return {
    stream,
    opened: null,
    assignedTo: null,
    items: new Map(),
    receipts: new Map(),
    interactions: new Map(),
    attachments: new Map(),
    promises: new Map(),
    plans: new Map(),
    disputes: new Map(),
    holds: new Map(),
    appointments: new Map(),
    reviews: new Map(),
    snooze: null,
    skip: null,
    parked: 0,
  };
}

/** The claim's words that count now; null where every import that named it was undone. */
export function currentValue(item: ItemState): ItemValue | null {
  return item.versions.at(-1)?.value ?? null;
}

/**
 * Whether a receipt is in the account's currency. One in another is kept, posted and shown for review, but pays no
 * claim and no promise: two currencies never meet in one sum. True while the account's currency is not known.
 */
export function isInAccountCurrency(state: AccountState, receipt: ReceiptState): boolean {
  return state.opened === null || receipt.event.data.currency === state.opened.data.currency;
}
