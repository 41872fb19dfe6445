import { nothingOverdue, type OverdueHistory } from '../classification/history.ts';
import { type Concessions, noConcessions } from '../concession/records.ts';
import type { PlainDate } from '../dates.ts';
import { type Deductions, noDeductions } from '../deduction/records.ts';
import type { AccountEvent, DataOf, EventOf } from '../events/kinds.ts';
import type { InstrumentRecord } from '../instrument/record.ts';
import type { PlanRecord } from '../plan/record.ts';
import type { PromiseRecord } from '../promise/record.ts';
import type { ReceiptLayout } from '../receipt/layout.ts';
import type { TenderWord } from '../receipt/tender-word.ts';
import { nothingToReconcile, type OfficeFile, type Reconciliation } from '../reconciliation/values.ts';
import { type Holding, nothingHeld } from '../review/held.ts';
import type { SpokenWord } from './precedence.ts';

/** A claim's words in the newest import that still stands. */
export type ItemValue = DataOf<'items.imported'>['items'][number];

/** One claim: every import's words about it (the last counts), newest last. */
export interface ItemState {
  readonly itemId: string;
  readonly versions: readonly ItemVersion[];
}

/** One import's words about a claim. `absence`: the file no longer named it; `missing` is listed, a reason closed it. */
export interface ItemVersion {
  readonly importId: string;
  readonly value: ItemValue;
  readonly absence?: 'missing' | NonNullable<DataOf<'claims.missed'>['closed']>;
}

/** A receipt with what became of a void asked for it. */
export interface ReceiptState {
  readonly event: EventOf<'receipt.recorded'>;
  readonly void: VoidState | null;
  /** How it lies on the claims since its paper, oldest first; left out where it lies as it was printed. */
  readonly relaid?: readonly ReceiptLayout[];
  /** What a person said of its unapplied money: to be paid back, or kept in advance. */
  readonly keptUnapplied?: readonly KeptUnapplied[];
}

/** Unapplied money that a person has looked at and that stays against no claim. */
export interface KeptUnapplied {
  readonly applicationId: string;
  readonly on: PlainDate;
  readonly use: 'refundDue' | 'advanceKept';
  readonly amountMinor: number;
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

/** A frozen charge with what was waived of it, oldest first; waivers never come to more than the charge. */
export interface ChargeState {
  readonly event: EventOf<'charge.posted'>;
  readonly waivers: readonly {
    readonly waiverId: string;
    readonly eventId: string;
    readonly on: PlainDate;
    readonly amountMinor: number;
  }[];
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

/** An appointment: open until the person is reached on or after its day, or a newer appointment moves it. */
export interface AppointmentState {
  readonly event: EventOf<'appointment.set'>;
  readonly state: 'open' | 'met' | 'moved';
}

/** A writing signed by the payer or debtor that restarts limitation, of a receipt (s.19) or of the debt (s.18). */
export interface Acknowledgment {
  readonly acknowledgmentId: string;
  readonly eventId: string;
  /** The day limitation starts anew: of the payment (s.19), or of the signature (s.18). */
  readonly restartsOn: PlainDate;
  readonly attachmentId: string;
  /** The receipt that was signed; null for a writing about the debt. */
  readonly receiptId: string | null;
  /** The claims it admits; empty: all that were owed that day. */
  readonly itemIds: readonly string[];
}

/** A move of an account to another party. */
export interface AccountMove {
  readonly moveId: string;
  readonly fromPartyId: string;
  readonly toPartyId: string;
  readonly on: PlainDate;
  readonly by: string;
  readonly reason: string | null;
}

/** Everything the events of one account say. Built only by `applyAccountEvent`; read by anybody. */
export interface AccountState extends Holding<AccountEvent> {
  readonly stream: string;
  opened: EventOf<'account.opened'> | null;
  assignedTo: string | null;
  readonly items: Map<string, ItemState>;
  readonly receipts: Map<string, ReceiptState>;
  readonly charges: Map<string, ChargeState>;
  /** Settlements, waivers, write-offs, restructures, hardship and discounts, and what of the debt they gave up. */
  readonly concessions: Concessions;
  /** What was said of tenders after their receipt, by `tenderKey`, in the order of the fold. */
  readonly tenderWords: Map<string, readonly TenderWord[]>;
  readonly instruments: Map<string, InstrumentRecord>;
  readonly acknowledgments: Map<string, Acknowledgment>;
  readonly interactions: Map<string, InteractionState>;
  readonly attachments: Map<string, EventOf<'attachment.added'>>;
  readonly promises: Map<string, PromiseRecord>;
  readonly plans: Map<string, PlanRecord>;
  readonly disputes: Map<string, DisputeState>;
  readonly holds: Map<string, HoldState>;
  readonly appointments: Map<string, AppointmentState>;
  /** What was said of promises, plans, settlements, disputes and holds, in the order of the fold. */
  readonly spokenWords: SpokenWord[];
  /** Contacts that were sought, by their day: whose device had not seen whose. */
  readonly contactsByDay: Map<PlainDate, readonly string[]>;
  /** Voids of receipts that are not here yet: they take effect when the receipt is. */
  readonly earlyVoids: Map<string, readonly EventOf<'receipt.voidRequested' | 'receipt.voidDecided'>[]>;
  /** Words on what is not here yet, in the order of the fold: they count when it is (`early-words.ts`). */
  earlyWords: readonly Exclude<AccountEvent, { kind: 'review.resolved' }>[];
  /** The office's files that said something of this account and still stand, in the order of the fold. */
  readonly files: Map<string, OfficeFile>;
  /** Whether a file ever said something of it. */
  hadFiles: boolean;
  /** What was decided about a file's other figures, by import. */
  readonly decidedDifferences: Map<string, EventOf<'difference.decided'>>;
  /** The office's last word on a receipt, or on its reversal, by `officeAnswerKey`. */
  readonly officeAnswers: Map<string, EventOf<'receipt.answered'>>;
  /** What follows from files, receipts and decisions; kept up by the fold. */
  reconciliation: Reconciliation;
  /** How the oldest unpaid due date of a loan moved, and what later events changed of days past; kept up by the fold. */
  overdue: OverdueHistory;
  /** What payers kept back, credits set against claims, and certificates of tax. */
  readonly deductions: Deductions;
  /** To which parties it was moved, in the order of the fold. */
  readonly moves: Map<string, AccountMove>;
  /** Moves that were undone, also those not heard of yet. */
  readonly undoneMoves: Set<string>;
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
    charges: new Map(),
    concessions: noConcessions(),
    tenderWords: new Map(),
    instruments: new Map(),
    acknowledgments: new Map(),
    interactions: new Map(),
    attachments: new Map(),
    promises: new Map(),
    plans: new Map(),
    disputes: new Map(),
    holds: new Map(),
    appointments: new Map(),
    ...nothingHeld<AccountEvent>(),
    spokenWords: [],
    contactsByDay: new Map(),
    earlyVoids: new Map(),
    earlyWords: [],
    files: new Map(),
    hadFiles: false,
    decidedDifferences: new Map(),
    officeAnswers: new Map(),
    reconciliation: nothingToReconcile,
    overdue: nothingOverdue,
    deductions: noDeductions(),
    moves: new Map(),
    undoneMoves: new Set(),
    snooze: null,
    skip: null,
    parked: 0,
  };
}

/** Whether only an import brought the account in, that import was undone, and nothing else happened on it. */
export function isTakenBack(state: AccountState): boolean {
  if (!state.hadFiles || state.files.size > 0) return false;
  const { receipts, charges, interactions, attachments, promises, plans, disputes, holds, appointments } =
    state;
  const kept = [receipts, charges, interactions, attachments, promises, plans, disputes, holds, appointments];
  const hasPapers =
    state.instruments.size > 0 ||
    state.acknowledgments.size > 0 ||
    state.deductions.deductions.size > 0 ||
    hasConcessions(state);
  const isUntouched = !hasPapers && state.assignedTo === null && state.snooze === null && state.skip === null;
  return isUntouched && state.items.size === 0 && kept.every(({ size }) => size === 0);
}

function hasConcessions({ concessions }: AccountState): boolean {
  const { compromises, waivers, writeOffs, hardships, restructures } = concessions;
  return [compromises, waivers, writeOffs, hardships, restructures].some(({ size }) => size > 0);
}

/** The claim's words that count now; null where every import that named it was undone. */
export function currentValue(item: ItemState): ItemValue | null {
  return item.versions.at(-1)?.value ?? null;
}

/**
 * Whether a receipt is in the account's currency. One in another is kept, posted and shown for review, but pays no
 * claim and no promise: two currencies never meet in one sum. True while the account's currency is not known.
 */
export function isInAccountCurrency(state: AccountState, one: ReceiptState | ChargeState): boolean {
  return state.opened === null || one.event.data.currency === state.opened.data.currency;
}

/** The account's currency; events before the opening cannot happen in one device's order, so the fallback names the gap. */
export function currencyOf(state: AccountState): string {
  return state.opened?.data.currency ?? 'XXX';
}
