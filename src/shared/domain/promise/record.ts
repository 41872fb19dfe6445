import type { PlainDate } from '../dates.ts';

/**
 * What was authored about a promise; nothing here is computed from payments or from the day (decided 5).
 * `renewed` means that a later promise replaces it.
 */
export type AuthoredPromiseState =
  | 'open'
  | 'pendingApproval'
  | 'rejected'
  | 'withdrawnByCustomer'
  | 'withdrawnByUs'
  | 'renewed'
  /** A dispute was opened, or a hold set, by somebody who had not seen the promise: it runs on once a person says so. */
  | 'suspended';

/** A promise to pay as its stream's fold keeps it. Grace is a date frozen when the promise was made. */
export interface PromiseRecord {
  readonly promiseId: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly madeOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly graceUntil: PlainDate;
  /** Share of the amount that still counts as kept, in basis points (row P2). */
  readonly thresholdBasisPoints: number;
  readonly mode: string;
  /** How many promises this one renews in a row (row P4). */
  readonly level: number;
  readonly replaces: string | null;
  readonly replacedBy: string | null;
  readonly authored: AuthoredPromiseState;
  /** Business date of the word that ended it: rejection, withdrawal or renewal. */
  readonly closedOn: PlainDate | null;
  readonly madeBy: string;
  readonly needsApproval: boolean;
  /**
   * Receipts of the day on which it was made that were recorded before it: part paid and the rest promised
   * in one visit. They are no payments on it. Absent: none.
   */
  readonly earlierReceiptIds?: readonly string[];
  /** The promise made at the same moment that stands until this one is approved, and gives way then; absent: none. */
  readonly rivalId?: string;
}

/** The states of row P1 as a view shows them; a draft is not in the ledger yet and so has none. */
export type PromiseStatus =
  | 'pendingApproval'
  | 'suspended'
  | 'open'
  | 'due'
  | 'inGrace'
  | 'kept'
  | 'keptWithVariance'
  | 'partlyKept'
  | 'broken'
  | 'renewed'
  | 'withdrawnByCustomer'
  | 'withdrawnByUs'
  | 'rejected';
