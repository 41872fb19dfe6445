import { z } from 'zod';
import type { TenderStanding } from '../domain/account/tender-standing.ts';
import type { Component } from '../domain/allocation/component.ts';
import type { SplitBasis } from '../domain/allocation/split.ts';
import type { ClaimDiscount } from '../domain/concession/receipt-discounts.ts';
import type { PlainDate } from '../domain/dates.ts';
import { tenderValue } from '../domain/events/account-kinds.ts';
import { codeField, idField, plainDateField, positiveMinorField } from '../domain/events/fields.ts';
import type { DenominationCount } from '../domain/receipt/denominations.ts';
import { answer, command, commandIdField, everyRole, query } from './procedure.ts';
import type { Amount, Page } from './values.ts';

/** How an amount falls on the open claims, before the receipt is written; the paper prints the same. */
export interface ReceiptSplit {
  readonly lines: readonly {
    readonly itemId: string;
    readonly number: string;
    readonly dueOn: PlainDate;
    readonly openMinor: number;
    readonly amountMinor: number;
    /** What of the claim it pays: the claim itself, or interest, a fee, a penalty or a cost on it. */
    readonly component: Component;
  }[];
  readonly unappliedMinor: number;
  readonly basis: SplitBasis;
  /** The house's rule it was split by; null for receipts older than such rules. */
  readonly policy: { readonly policyId: string; readonly title: string } | null;
  /** What is still owed once all that is on its way has arrived. */
  readonly remainingDueMinor: number;
  /** What is owed until then; null where nothing is on its way, and for receipts that did not say. */
  readonly dueNowMinor: number | null;
  /** What is given up for paying early, once the money counts; `remainingDueMinor` is less it. */
  readonly discountMinor: number;
  /** What to ask about before issuing, by code. */
  readonly warnings: readonly string[];
}

/** The split of an amount that is not taken yet, with what the ladders give for it. */
export interface ReceiptPreview extends ReceiptSplit {
  /** Discounts that the amount earns, and those that more money would earn on its day. */
  readonly discounts: readonly ClaimDiscount[];
  /** Part of the money is on its way: a discount stands once all of it has arrived. */
  readonly discountWaits: boolean;
}

/** A receipt by its number. */
export interface ReceiptName {
  readonly receiptId: string;
  readonly number: string;
}

/** A leaf of a pre-printed book that a receipt was entered from later. */
export interface ReceiptLeaf {
  readonly receiptBookId: string;
  readonly leaf: number;
  /** The day written on the leaf. */
  readonly on: PlainDate;
  /** Who carried the book and took the money. */
  readonly takenByName: string;
}

/** A receipt as it stands on paper. */
export interface ReceiptView {
  readonly receiptId: string;
  readonly number: string;
  readonly accountId: string;
  readonly account: string;
  readonly partyName: string;
  readonly bookTitle: string;
  readonly teamName: string;
  readonly receivedOn: PlainDate;
  readonly recordedMs: number;
  readonly recordedByName: string;
  readonly payerName: string | null;
  readonly payerIsDebtor: boolean;
  readonly amount: Amount;
  readonly tenders: readonly z.output<typeof tenderValue>[];
  /** Where each tender's money stands, in the order of the tenders. */
  readonly tenderStandings: readonly TenderStanding[];
  /** Notes and coins counted for the cash, largest first; null where nobody counted. */
  readonly denominations: readonly DenominationCount[] | null;
  readonly split: ReceiptSplit;
  readonly note: string | null;
  /** Null for a number of a device. */
  readonly leaf: ReceiptLeaf | null;
  /** The day of a closed year it belongs to; null where it is dated as it happened. */
  readonly belongsTo: PlainDate | null;
  /** Why the creditor chose the claims (s.60); null where nobody did. */
  readonly choiceReason: string | null;
  /** The receipt it stands in place of, and the one that stands in its place. */
  readonly replaces: ReceiptName | null;
  readonly replacedBy: ReceiptName | null;
  /** How it lies on the claims now, where that is no longer as its paper says. */
  readonly now: Pick<ReceiptSplit, 'lines' | 'unappliedMinor'> | null;
  /** The copy that the payer signed, and the day from which limitation runs anew; null while none is kept. */
  readonly signedCopy: { readonly attachmentId: string; readonly restartsOn: PlainDate } | null;
  readonly practice: boolean;
  readonly voidState: 'none' | 'pending' | 'approved' | 'rejected';
  readonly voidReason: string | null;
  /** SHA-256 of the receipt's frozen facts, for checking a paper against the ledger. */
  readonly factsHash: string;
}

/** Who may take money. */
export const receiptRoles = ['field', 'desk', 'supervisor', 'cashier', 'admin'] as const;

/** What a receipt's form holds. */
const receiptTerms = {
  accountId: idField,
  tenders: z.array(tenderValue).min(1).max(10),
  /** Notes and coins counted for all the cash of the receipt together; null where nobody counted. */
  denominations: z
    .array(z.strictObject({ valueMinor: positiveMinorField, count: z.int() }))
    .min(1)
    .max(30)
    .nullable()
    .default(null),
  /** Claims the payer names (Contract Act s.59), in the order named; null leaves it to the order of time (s.61). */
  directedItemIds: z.array(idField).min(1).max(50).nullable().default(null),
  /** How much of the money is for a named claim; as much as is open of one that is left out. */
  directedAmounts: z.record(idField, positiveMinorField).default({}),
  /** Claims chosen for the creditor where the payer names none (Contract Act s.60), with the reason why. */
  choice: z
    .strictObject({ itemIds: z.array(idField).min(1).max(50), reason: z.string().trim().min(1).max(500) })
    .nullable()
    .default(null),
  /** The receipt whose amount was wrong: its void is asked for in the same act, and this one stands in its place. */
  replaces: z.strictObject({ receiptId: idField, reason: codeField }).nullable().default(null),
  payerIsDebtor: z.boolean().default(true),
  payerName: z.string().max(120).nullable().default(null),
  note: z.string().max(1000).nullable().default(null),
  receivedOn: plainDateField.optional(),
  /** A leaf of a pre-printed book, with the day written on it; null for a number of this device. */
  paper: z
    .strictObject({ receiptBookId: idField, leaf: z.int().positive(), on: plainDateField })
    .nullable()
    .default(null),
  /** The day it belongs to where its year is closed: it is dated today, and names that day. */
  belongsTo: plainDateField.nullable().default(null),
} as const;

/** Why money cannot be taken. */
export const receiptRefusals = [
  'amountNotPositive',
  'currencyDiffers',
  'tenderMissing',
  'tendersTooMany',
  'tenderNotPositive',
  'tendersDiffer',
  'referenceMissing',
  'upiReferenceMalformed',
  'referenceTwice',
  'chequeDateMissing',
  'chequeNumberMalformed',
  'chequeTooOld',
  'denominationUnknown',
  'denominationCountInvalid',
  'denominationsDiffer',
  'directionEmpty',
  'directedItemNotOpen',
  'directedTwice',
  'directedAmountInvalid',
  'directedAboveAmount',
  'directionNotAllowed',
  'choiceNotAllowed',
  'choiceBesideDirection',
  'unknownReceipt',
  'voidAlready',
  'cashCeiling',
  'cashLimit',
  'cashTooOld',
  'periodClosed',
  'unknownReceiptBook',
  'notYourReceiptBook',
  'leafNotInBook',
  'leafAlreadyEntered',
  'leafExplained',
  'dateInFuture',
  'dateTooFar',
  'newerAppNeeded',
  'tooLongUnsent',
] as const;

/** The split of an amount, and whether the law lets the cash be taken. */
export const previewReceipt = query({
  roles: receiptRoles,
  input: z.strictObject(receiptTerms),
  output: answer<ReceiptPreview>(),
  refusals: receiptRefusals,
});

/** Records money taken. The number is given in the same transaction; only then may a screen say saved. */
export const recordReceipt = command({
  roles: receiptRoles,
  input: z.strictObject({ commandId: commandIdField, ...receiptTerms }),
  output: answer<{ readonly receiptId: string; readonly number: string; readonly split: ReceiptSplit }>(),
  refusals: receiptRefusals,
});

/** One receipt, for its paper. */
export const readReceipt = query({
  roles: everyRole,
  input: z.strictObject({ receiptId: idField }),
  output: answer<ReceiptView>(),
  refusals: ['unknownReceipt'],
});

/** Receipts of a day or of an account, newest first. */
export const listReceipts = query({
  roles: everyRole,
  input: z.strictObject({
    on: plainDateField.optional(),
    accountId: idField.optional(),
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(500).default(100),
  }),
  output: answer<
    Page<{
      readonly receiptId: string;
      readonly number: string;
      readonly accountId: string;
      readonly partyName: string;
      readonly receivedOn: PlainDate;
      readonly recordedMs: number;
      readonly recordedByName: string;
      readonly amount: Amount;
      readonly voidState: ReceiptView['voidState'];
      /** Whether the team has it, or holds it until somebody releases it; null where somebody works alone. */
      readonly standing: 'savedHere' | 'withTeam' | 'held' | null;
      /** Its account went to somebody else: only the receipt is here, and `partyName` is empty once its words are gone. */
      readonly isElsewhere: boolean;
    }> & {
      /** Of all rows and `cashElsewhere`. */
      readonly totals: readonly Amount[];
      readonly cashInHand: readonly Amount[];
      /** Cash the asker took with receipts that are in no list here: another device wrote them, and their account left before this one came. */
      readonly cashElsewhere: readonly { readonly receipts: number; readonly amount: Amount }[];
    }
  >(),
});

/** Asks that a receipt be void. It counts, and says so, until a second person agrees. */
export const requestReceiptVoid = command({
  roles: receiptRoles,
  input: z.strictObject({
    commandId: commandIdField,
    receiptId: idField,
    reason: codeField,
    note: z.string().max(1000).nullable().default(null),
  }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownReceipt', 'voidAlready'],
});

/** All of this file, for the table. */
export const receiptProcedures = {
  previewReceipt,
  recordReceipt,
  readReceipt,
  listReceipts,
  requestReceiptVoid,
} as const;
