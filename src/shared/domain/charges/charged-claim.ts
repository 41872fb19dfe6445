import type { PlainDate } from '../dates.ts';
import type { Fraction } from '../interest/fraction.ts';
import type { PaymentStep, RestStep } from '../interest/rests.ts';
import type { Hole } from '../interest/simple.ts';
import type { Acceptance } from './acceptance.ts';
import type { GoodsTaxInFee } from './goods-tax.ts';

/** The heads that terms can charge under. */
export type TermsHead = 'interest' | 'penalty' | 'fee';

/** A claim as charges see it: amounts in minor units of the account's currency. */
export interface ChargedClaim {
  readonly itemId: string;
  readonly number: string;
  readonly currency: string;
  readonly issuedOn: PlainDate;
  /** The day of acceptance as somebody told it; missing where nobody did, and the day of issue stands for it. */
  readonly acceptedOn?: PlainDate;
  readonly dueOn: PlainDate;
  readonly amountMinor: number;
  /** What of the amount was charged for lateness by the source itself: it bears no interest here. */
  readonly chargedBySourceMinor: number;
  /** What was settled and what came back (negative), in any order. */
  readonly movements: readonly { readonly on: PlainDate; readonly amountMinor: number }[];
  /** What was paid or waived of interest frozen on the claim: compound interest runs on less from then on. */
  readonly interestPaid: readonly { readonly on: PlainDate; readonly amountMinor: number }[];
  readonly holes: readonly Hole[];
}

/** What one term charges on one claim up to a date. */
export interface ClaimCharge {
  readonly head: TermsHead;
  readonly ruleId: string;
  readonly citation: string;
  readonly fromOn: PlainDate;
  readonly toOn: PlainDate;
  readonly days: number;
  readonly amount: Fraction;
  /** Rounded half-up, once. */
  readonly amountMinor: number;
  /** Whether later interest runs on it: statutory and agreed compound interest only. */
  readonly bearsInterest: boolean;
  readonly isConfirmed: boolean;
  readonly steps: readonly RestStep[];
  readonly payments: readonly PaymentStep[];
  /** From when it runs and why, under the MSMED Act; null under everything else. */
  readonly acceptance: Acceptance | null;
  /** The tax inside a late fee; null for everything else, and where the terms name no rate. */
  readonly tax: GoodsTaxInFee | null;
}
