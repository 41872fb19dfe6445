import type { PlainDate } from '../dates.ts';
import type { CausalPoint } from '../events/causality.ts';

/** Where a cheque, or one debit of a mandate, stands. */
export const instrumentStates = ['held', 'presented', 'cleared', 'bounced', 'returned', 'replaced'] as const;

/** One of the states. */
export type InstrumentStanding = (typeof instrumentStates)[number];

/** What can be done with it, or happen to it. */
export const instrumentActs = ['present', 'clear', 'bounce', 'giveBack', 'replace'] as const;

/** One of the acts. */
export type InstrumentAct = (typeof instrumentActs)[number];

/** What a bounce opened again: parts of claims, and the promises and plans that had counted the money. */
export interface Reopened {
  readonly claims: readonly { readonly itemId: string; readonly amountMinor: number }[];
  readonly promiseIds: readonly string[];
  readonly planIds: readonly string[];
}

/** One return by the bank. */
export interface Bounce {
  readonly eventId: string;
  /** Where it stands among what others wrote: only what its author had not seen yet can make it good. */
  readonly written: CausalPoint;
  readonly reasonCode: string;
  readonly memoOn: PlainDate;
  readonly bankChargeMinor: number;
  readonly attachmentId: string | null;
  readonly reopened: Reopened;
}

/** A step of s.138 NI Act that was taken. */
export interface LegalStep {
  readonly stepId: string;
  readonly step: 'noticeSent' | 'noticeServed' | 'complaintFiled';
  readonly on: PlainDate;
  readonly attachmentId: string | null;
  readonly reference: string | null;
}

/** A cheque, or one debit of a mandate, as its account's fold keeps it. */
export interface InstrumentRecord {
  readonly instrumentId: string;
  readonly instrumentKind: 'cheque' | 'nach';
  readonly amountMinor: number;
  readonly currency: string;
  readonly number: string;
  /** The drawee: the bank, and its branch, on which it is drawn. */
  readonly bank: string | null;
  readonly micr: string | null;
  readonly drawnOn: PlainDate | null;
  readonly drawer: string | null;
  readonly attachmentId: string | null;
  readonly takenOn: PlainDate;
  readonly takenBy: string;
  readonly practice: boolean;
  /** The tender it is; null for one taken ahead of its receipt. */
  readonly source: { readonly receiptId: string; readonly at: number } | null;
  readonly standing: InstrumentStanding;
  readonly presentedOn: PlainDate | null;
  readonly clearedOn: PlainDate | null;
  readonly closedOn: PlainDate | null;
  readonly replacedBy: { readonly instrumentId: string | null; readonly receiptId: string | null } | null;
  /** The events that moved it: one said again moves nothing. */
  readonly eventIds: readonly string[];
  /** Oldest first. */
  readonly bounces: readonly Bounce[];
  /** Oldest first. */
  readonly steps: readonly LegalStep[];
}

/** The id of the instrument that a receipt's tender is. */
export function tenderInstrumentId(receiptId: string, at: number): string {
  return `${receiptId}.${at}`;
}
