import type { PlainDate } from '../dates.ts';
import type { holdKinds } from '../events/commitment-kinds.ts';

/** A hold on the account as it stands: see `hold.set`. */
export interface HoldFacts {
  readonly kind: (typeof holdKinds)[number];
  readonly since: PlainDate;
  /** First day on which it no longer holds; null where it has no end. */
  readonly until: PlainDate | null;
  /** The day somebody looks again; null only where `until` is set. */
  readonly reviewBy: PlainDate | null;
}

/** An open promise: approved or not needing approval unless `isPendingApproval`. */
export interface PromiseFacts {
  readonly dueOn: PlainDate;
  /** Last day on which it can still be kept. */
  readonly graceUntil: PlainDate;
  readonly amountMinor: number;
  /** Day of the courtesy reminder before it is due (row P5); null once given, or where it was made too late for one. */
  readonly remindOn: PlainDate | null;
  /** A renewal that waits for a supervisor does not hide the account (row P4). */
  readonly isPendingApproval: boolean;
}

/** A running plan: its next unpaid instalment, or one that was missed. */
export interface PlanFacts {
  readonly nextDueOn: PlainDate | null;
  /** Last day on which the next instalment can still be paid in time; null means its due date. */
  readonly graceUntil: PlainDate | null;
  readonly amountMinor: number;
  /** The oldest instalment date that passed unpaid, grace included. */
  readonly missedOn: PlainDate | null;
}

/** An open appointment: a call-back or a visit. */
export interface AppointmentFacts {
  readonly channel: 'call' | 'visit';
  readonly on: PlainDate;
  readonly atMs: number | null;
  /** The account's newest contact, where it was an attempt to keep this that did not reach the person. */
  readonly tried?: AppointmentTry;
}

/** An attempt to keep an appointment: when, and what came of it by the table of results. */
export interface AppointmentTry {
  readonly on: PlainDate;
  readonly atMs: number;
  readonly outcome: string;
}

/** What past contacts of accounts like this one brought, from the local ledger (estimator of catalogue E3). */
export interface ContactOutcomeFacts {
  /** Share paid within seven days after a contact, in permille. */
  readonly paidWithContactPermille: number;
  /** Share paid in like weeks without a contact, in permille. */
  readonly paidWithoutContactPermille: number;
  /** How many contacts stand behind the first figure. */
  readonly contacts: number;
}

/**
 * All that the worklist looks at for one account on one business date; computed from projections, in one row. Money is in
 * minor units of `currency`. What depends on the date (`overdueMinor`, `daysPastDue` …) is as of the same date that
 * `placeAccount` is asked about.
 */
export interface AccountFacts {
  readonly accountId: string;
  readonly partyId: string;
  readonly currency: string;
  /** False once nothing more can come of it: paid and closed, written off, recalled. */
  readonly isOpen: boolean;

  /** Everything open, past due or not, net of part payments. */
  readonly totalDueMinor: number;
  /** What is past its due date (exclusive day count, decided 6), net of part payments. */
  readonly overdueMinor: number;
  /** The part of `overdueMinor` under open disputes. */
  readonly disputedMinor: number;
  /** Money received and not set against any item. */
  readonly unappliedMinor: number;
  /** Since when the oldest of it waits. */
  readonly unappliedSince: PlainDate | null;
  /** Due date of the oldest overdue item. */
  readonly oldestDueOn: PlainDate | null;
  /** Days from that date to the business date; 0 where nothing is overdue. */
  readonly daysPastDue: number;
  /** The next unpaid item due on or after the business date, and how much falls due that day. */
  readonly nextDueOn: PlainDate | null;
  readonly nextDueMinor: number;

  readonly promise: PromiseFacts | null;
  /** The newest promise that broke and was not followed by a new commitment or full payment. */
  readonly brokenPromise: {
    /** The day that was promised, which people know it by. */
    readonly dueOn: PlainDate;
    /** The day after its grace: what was tried since then is counted from here. */
    readonly brokenOn: PlainDate;
    readonly amountMinor: number;
  } | null;
  /** The newest instrument that came back unpaid and was not made good. */
  readonly bounce: {
    readonly bouncedOn: PlainDate;
    readonly amountMinor: number;
    /** Post-dated cheques of the account that are still held; missing: none. */
    readonly heldCount?: number;
  } | null;
  readonly plan: PlanFacts | null;
  /** Attempts logged after the newest of broken promise, bounce and missed instalment. */
  readonly attemptsSinceBreak: number;

  readonly appointment: AppointmentFacts | null;
  /** The nearest legal deadline without its step recorded (row K4), with a code for the step. */
  readonly legalDeadline: { readonly on: PlainDate; readonly step: string } | null;

  /** When the debtor last wrote or called without being answered since. */
  readonly inboundAtMs: number | null;
  /** When a dispute was answered and the debtor has not been told yet. */
  readonly disputeAnsweredOn: PlainDate | null;
  /** The newest payment that left the account overdue. */
  readonly partialPaymentOn: PlainDate | null;

  /** The open dispute whose review comes first; null where there is none. */
  readonly dispute: { readonly reviewBy: PlainDate; readonly isWhole: boolean } | null;
  readonly holds: readonly HoldFacts[];
  /** First day on which the contact caps allow a contact again; null where none is reached. */
  readonly contactCapUntil: PlainDate | null;

  /** Put aside by the agent until this day. */
  readonly snoozedUntil: PlainDate | null;
  /** Passed over on this day, with a reason kept in the ledger. */
  readonly skippedOn: PlainDate | null;
  /** Business date of the newest outward contact or receipt, whatever came of it. */
  readonly lastTouchedOn: PlainDate | null;
  /** Business date of the newest contact with the right party. */
  readonly lastRpcOn: PlainDate | null;

  readonly promisesKept: number;
  /** Promises that matured (kept, partly kept or broken). */
  readonly promisesMade: number;
  /** Mean days late of items paid in the last twelve months; null without history. */
  readonly averageDaysLate: number | null;
  readonly contactOutcomes: ContactOutcomeFacts | null;

  readonly segment: string;
  /** Ageing bucket by its label (`1-30`); chooses the recency target. */
  readonly bucket: string;
  readonly isBusiness: boolean;

  /** The lender's class, and the next worse one where it comes within a month; null where there is none, or it is standard. */
  readonly classification: {
    readonly code: string;
    readonly since: PlainDate;
    readonly next: { readonly on: PlainDate; readonly code: string } | null;
  } | null;
  /** What was kept back with a reason and not decided: in no overdue figure, and no reason to be on the list. */
  readonly openDeductions: {
    readonly amountMinor: number;
    readonly oldestOn: PlainDate;
    /** The earliest day on which somebody was to look at one. */
    readonly followUpOn: PlainDate;
  } | null;
  /** The oldest quarter whose certificate of tax is past its day, and what it does not cover; the tax itself counts as paid. */
  readonly lateCertificate: {
    readonly quarter: string;
    readonly dueOn: PlainDate;
    readonly amountMinor: number;
  } | null;
  readonly language: string | null;
  readonly creditLimitMinor: number | null;
  readonly creditUsedMinor: number | null;
}
