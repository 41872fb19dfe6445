import type { PlainDate } from '../dates.ts';

/** One claim as the office's files stated it, file by file; the newest stands last. */
export interface StatedClaim {
  readonly itemId: string;
  readonly dueOn: PlainDate;
  /** What each file said was open, in minor units, negative for a credit; and the day that file gives the change. */
  readonly stated: readonly {
    readonly importId: string;
    readonly openMinor: number;
    readonly movedOn: PlainDate;
  }[];
}

/** A file of the office as one account saw it, in the order of the fold. */
export interface OfficeFile {
  readonly importId: string;
  readonly on: PlainDate;
  /** How many of the account's receipts were written before it: these may be in its figures. */
  readonly receiptsBefore: number;
}

/** A receipt of ours that the office may know or not, in the order of the fold. */
export interface OwnReceipt {
  readonly receiptId: string;
  readonly on: PlainDate;
  /** The day on which it was taken back; null while it counts. */
  readonly voidedOn: PlainDate | null;
  readonly lines: readonly { readonly itemId: string; readonly amountMinor: number }[];
  readonly unappliedMinor: number;
  /** What of it still counts here, where part of it bounced; missing: all of it. */
  readonly standingMinor?: number;
}

/** Part of a receipt: the whole of it, or what the office has of it. */
export interface ReceiptPart {
  readonly receiptId: string;
  readonly amountMinor: number;
}

/** A decided difference: which receipts the file's figures hold since, and which voids. */
export interface DecidedDifference {
  readonly importId: string;
  readonly receipts: readonly ReceiptPart[];
  /** Receipts that were taken back here and that the office has taken back too. */
  readonly reversals: readonly ReceiptPart[];
}

/** All that decides how the office's figures and our receipts stand to each other on one account. */
export interface ReconciliationQuestion {
  readonly claims: readonly StatedClaim[];
  /** Files that still stand, oldest first. */
  readonly files: readonly OfficeFile[];
  readonly receipts: readonly OwnReceipt[];
  readonly decided: ReadonlyMap<string, DecidedDifference>;
}

/** A dated movement that gives back, on a claim, what would otherwise count twice. Negative: more is owed again. */
export interface GivenBack {
  readonly on: PlainDate;
  readonly amountMinor: number;
  /** The receipt that the office's figure holds already, or `difference` while that is not decided. */
  readonly source: string;
}

/** One file's lower (or higher) figures on an account that held receipts which the office might not have known. */
export interface Difference {
  readonly importId: string;
  readonly on: PlainDate;
  /** `fall`: less is owed by the file than before it. `rise`: more. */
  readonly direction: 'fall' | 'rise';
  /** By how much the account's stated figures moved in this file, without new claims; more than nothing. */
  readonly amountMinor: number;
  /** Claims that moved, signed: positive where the file states less than before. */
  readonly claims: readonly {
    readonly itemId: string;
    readonly beforeMinor: number;
    readonly afterMinor: number;
  }[];
  /** Receipts (of a rise: voids) that the office may have learnt of in this file, with what it does not know of each. */
  readonly candidates: readonly ReceiptPart[];
  /** What of the movement may be our own money told back to us; it changes nothing until somebody decides. */
  readonly inQuestionMinor: number;
  /** The receipts that make up `inQuestionMinor`. */
  readonly supposed: readonly ReceiptPart[];
  /** The receipts explain the movement to the last unit, and no other choice of them does. */
  readonly isExact: boolean;
  readonly decided: boolean;
}

/** What follows for an account. */
export interface Reconciliation {
  readonly differencesByImport: ReadonlyMap<string, Difference>;
  readonly givenBackByItem: ReadonlyMap<string, readonly GivenBack[]>;
  /** What the office's figures hold of each receipt by decision, in minor units. */
  readonly knownMinorByReceipt: ReadonlyMap<string, number>;
  /** The part of a receipt's unapplied money that the office's own credits hold: not to be counted beside them. */
  readonly knownUnappliedMinorByReceipt: ReadonlyMap<string, number>;
  /** What a claim's figure of the office holds of money that is only claimed here; missing: nothing. */
  readonly claimedHeldMinorByItem?: ReadonlyMap<string, number>;
}

/** Nothing to reconcile: no file met a receipt. */
export const nothingToReconcile: Reconciliation = {
  differencesByImport: new Map(),
  givenBackByItem: new Map(),
  knownMinorByReceipt: new Map(),
  knownUnappliedMinorByReceipt: new Map(),
};
