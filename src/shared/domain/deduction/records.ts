import type { PlainDate } from '../dates.ts';
import type { EventOf } from '../events/kinds.ts';
import type { EntryPair } from '../ledger/posting.ts';

/** A part of a claim. */
export interface ClaimPart {
  readonly itemId: string;
  readonly amountMinor: number;
}

/** What a payer kept back, with what was said of it since. */
export interface DeductionRecord {
  readonly deductionId: string;
  readonly event: EventOf<'deduction.recorded'>;
  readonly ownerId: string | null;
  readonly followUpOn: PlainDate;
  readonly decided: {
    readonly eventId: string;
    readonly on: PlainDate;
    readonly by: string;
    readonly accepted: readonly ClaimPart[];
    readonly creditNoteNumber: string | null;
    readonly note: string | null;
  } | null;
}

/** A credit of a file that was set against claims. */
export interface CreditApplication {
  readonly event: EventOf<'credit.applied'>;
  readonly undoneOn: PlainDate | null;
}

/** A certificate of tax deducted at source. */
export interface TaxCertificate {
  readonly event: EventOf<'taxCertificate.received'>;
  readonly withdrawnOn: PlainDate | null;
}

/** A dated movement that a deduction, or a credit set against a claim, makes on a claim or on the credit itself. */
export interface WithheldMovement {
  readonly sourceId: string;
  readonly itemId: string;
  readonly on: PlainDate;
  readonly amountMinor: number;
}

/** What follows from deductions and credits; kept up by the fold. */
export interface Withheld {
  readonly byItem: ReadonlyMap<string, readonly WithheldMovement[]>;
  readonly bySource: ReadonlyMap<string, readonly WithheldMovement[]>;
  readonly pairs: readonly EntryPair[];
}

/** Nothing is kept back. */
export const nothingWithheld: Withheld = { byItem: new Map(), bySource: new Map(), pairs: [] };

/** Deductions, credits and certificates of one account. */
export interface Deductions {
  readonly deductions: Map<string, DeductionRecord>;
  readonly credits: Map<string, CreditApplication>;
  readonly certificates: Map<string, TaxCertificate>;
  withheld: Withheld;
}

/** An account of which nothing was kept back. */
export function noDeductions(): Deductions {
  return { deductions: new Map(), credits: new Map(), certificates: new Map(), withheld: nothingWithheld };
}

/** Where a deduction stands; a decision that accepts a part of it is `partAccepted`. */
export type DeductionState = 'open' | 'accepted' | 'partAccepted' | 'rejected';

/** Where a deduction stands by what was said of it. */
export function deductionState({ event, decided }: DeductionRecord): DeductionState {
  if (decided === null) return 'open';
  const acceptedMinor = sumOf(decided.accepted);
  if (acceptedMinor === 0) return 'rejected';
  return acceptedMinor < sumOf(event.data.lines) ? 'partAccepted' : 'accepted';
}

/** What parts of claims come to, in minor units. */
export function sumOf(parts: readonly { readonly amountMinor: number }[]): number {
  return parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
