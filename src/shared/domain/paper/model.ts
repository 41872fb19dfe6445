import { sha256Hex } from '../../lib/hash.ts';
import type { AgingBucket } from '../aging.ts';
import type { Acceptance } from '../charges/acceptance.ts';
import type { GoodsTaxInFee } from '../charges/goods-tax.ts';
import type { PlainDate } from '../dates.ts';
import { type CanonicalValue, canonicalJson } from '../events/canonical.ts';
import type { Money } from '../money.ts';
import type { SalaryDay } from '../plan/record.ts';

/**
 * What stands on a paper, as plain facts without a language: codes, dates, minor units. A paper is a pure picture of its
 * model, so whoever keeps the model can print the same paper again (`docs/decisions/0031-papers.md`).
 */
export type PaperModel = ReceiptPaper | StatementPaper | ClaimSheetPaper | PlanSchedulePaper | LetterPaper;

/** Which papers there are. */
export const paperKinds = [
  'receipt',
  'statement',
  'partyStatement',
  'claimSheet',
  'planSchedule',
  'letter',
] as const;
export type PaperKind = (typeof paperKinds)[number];

/** What every paper says first: whose it is, for whom, and whether it is only practice. */
export interface PaperHead {
  readonly version: 1;
  readonly practice: boolean;
  /** The house that issues the paper, and in whose name it collects. */
  readonly house: string;
  readonly creditor: string;
  readonly party: string;
}

/** A letter about what was conceded (rows N4–N6); amounts in minor units of its currency, codes in place of words. */
export interface LetterPaper extends PaperHead {
  readonly paper: 'letter';
  readonly letter: 'offer' | 'noDues' | 'hardship' | 'restructure';
  /** The party's name in its own script; null where nobody wrote it down. */
  readonly partyNative: string | null;
  readonly account: string;
  readonly asOf: PlainDate;
  readonly currency: string;
  /** Numbers of the claims it is about. */
  readonly claims: readonly string[];
  readonly amounts: readonly { readonly code: string; readonly amountMinor: number }[];
  readonly days: readonly { readonly code: string; readonly on: PlainDate }[];
  readonly words: readonly { readonly group: string; readonly code: string }[];
  /** The schedule before new terms. */
  readonly before: readonly { readonly dueOn: PlainDate; readonly amountMinor: number }[];
  readonly payments: readonly { readonly dueOn: PlainDate; readonly amountMinor: number }[];
}

/** One way in which money came; whether it still has to arrive. */
export interface PaperTender {
  readonly tender: string;
  readonly amountMinor: number;
  readonly reference: string | null;
  readonly bank: string | null;
  readonly instrumentOn: PlainDate | null;
  readonly subjectToRealisation: boolean;
}

/** A part of a receipt that was set against a claim. */
export interface PaperSplitLine {
  readonly number: string;
  readonly dueOn: PlainDate | null;
  /** Which part of the debt it paid; null where the receipt does not say. */
  readonly component: string | null;
  readonly amountMinor: number;
}

/** A receipt as it was frozen when it was written (rows V4, V5, L3). */
export interface ReceiptPaper extends PaperHead {
  readonly paper: 'receipt';
  readonly number: string;
  readonly receivedOn: PlainDate;
  /** `YYYY-MM-DD HH:MM` on the team's clock. */
  readonly writtenAt: string;
  readonly recordedMs: number;
  readonly receivedBy: string;
  readonly account: string;
  readonly payerIsDebtor: boolean;
  readonly payer: string | null;
  readonly amount: Money;
  readonly tenders: readonly PaperTender[];
  readonly denominations: readonly { readonly valueMinor: number; readonly count: number }[];
  readonly split: readonly PaperSplitLine[];
  /** Contract Act 1872: `directed` s.59, `creditorChoice` s.60, `orderOfTime` s.61. */
  readonly basis: string;
  /** The house's rule it was split by; null for receipts older than such rules. */
  readonly policyId: string | null;
  /** Why the creditor chose so; null where nobody did. */
  readonly choiceReason: string | null;
  /** The number of the receipt it stands in place of. */
  readonly replaces: string | null;
  readonly unappliedMinor: number;
  /** What will be owed once all that is on its way has arrived. */
  readonly remainingDueMinor: number;
  /** What was owed until then; missing where nothing was on its way, and on receipts that did not say. */
  readonly dueNowMinor?: number;
  /** What is given up for paying early, once the money counts; missing where nothing is. */
  readonly discountMinor?: number;
  readonly note: string | null;
  /** SHA-256 of the frozen facts of the receipt's event. */
  readonly factsHash: string;
}

/** Why a charge is what it is: the days it is for, the formula with its figures, and each rate with where it stands. */
export interface PaperWhy {
  readonly rule: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly basis: string;
  readonly rates: readonly {
    readonly from: PlainDate;
    readonly to: PlainDate;
    /** A decimal text, percent a year. */
    readonly percent: string;
    readonly source: string;
  }[];
}

/** One movement of a statement: a debit is owed more, a credit is owed less. */
export interface StatementLine {
  readonly on: PlainDate;
  /** `claim`, `credit`, `settledElsewhere`, `givenBack`, or the kind of the event. */
  readonly movement: string;
  readonly reference: string;
  readonly dueOn: PlainDate | null;
  readonly component: string | null;
  readonly tenders: readonly string[];
  readonly debitMinor: number;
  readonly creditMinor: number;
  /** What is owed after this line. */
  readonly balanceMinor: number;
  readonly why: PaperWhy | null;
}

/** Money that was told or handed over and has not arrived: what is claimed reduces nothing yet, the rest is taken off. */
export interface ClaimedLine {
  readonly on: PlainDate;
  readonly reference: string;
  readonly state: 'bank.claimed' | 'instruments.postDated' | 'instruments.clearing' | 'tax.deducted';
  readonly amountMinor: number;
}

/** A charge that ran up to the day and is not written into the ledger yet, with each stretch of days behind it. */
export interface AccruedCharge {
  readonly number: string;
  readonly component: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** What it came to in all, what of that is charged already, and what is not: that alone is added. */
  readonly accruedMinor: number;
  readonly chargedMinor: number;
  readonly notChargedMinor: number;
  /** The law or the agreement it stands on, and the clause as somebody wrote it. */
  readonly citation: string;
  readonly clause: string;
  /** False where a rate was carried on past the day its table is confirmed to. */
  readonly isConfirmed: boolean;
  readonly steps: readonly InterestStep[];
  /** From when it runs under the MSMED Act; missing under everything else, and on papers that did not say. */
  readonly acceptance?: Acceptance;
  /** The goods and services tax inside a late fee; missing where there is none, and on papers that did not say. */
  readonly tax?: GoodsTaxInFee;
}

/** One account's part of a statement. */
export interface AccountStatement {
  readonly account: string;
  readonly creditor: string;
  readonly currency: string;
  readonly from: PlainDate | null;
  readonly asOf: PlainDate;
  readonly openingMinor: number;
  readonly lines: readonly StatementLine[];
  readonly debitMinor: number;
  readonly creditMinor: number;
  readonly closingMinor: number;
  /** Money in hand that stands against no claim; it is taken off in the closing balance. */
  readonly unappliedMinor: number;
  readonly claimed: readonly ClaimedLine[];
  /** What of the claims is open, by its age; what is owed besides claims stands in `besideMinor`. */
  readonly ageing: readonly { readonly bucket: AgingBucket; readonly amountMinor: number }[];
  readonly besideMinor: number;
  readonly accrued: readonly AccruedCharge[];
  /** What `accrued` adds to the closing balance. */
  readonly accruedMinor: number;
  /** Interest under the MSMED Act by both ways of counting; null for accounts under other terms. */
  readonly conventions: {
    readonly rests: RestConvention;
    readonly byAppointedDayMinor: number;
    readonly byCalendarMonthMinor: number;
  } | null;
}

/** A statement of one account, or of all accounts of a party with one total for each currency (row A2). */
export interface StatementPaper extends PaperHead {
  readonly paper: 'statement' | 'partyStatement';
  readonly from: PlainDate | null;
  readonly asOf: PlainDate;
  readonly accounts: readonly AccountStatement[];
  readonly totals: readonly StatementTotal[];
}

/** What all accounts of one currency come to. */
export interface StatementTotal {
  readonly currency: string;
  readonly openingMinor: number;
  readonly debitMinor: number;
  readonly creditMinor: number;
  readonly closingMinor: number;
  readonly unappliedMinor: number;
}

/** The two ways of counting monthly rests that the Act leaves open. */
export type RestConvention = 'appointedDay' | 'calendarMonth';

/** One invoice of a claim before a Facilitation Council, with its days and the interest by both ways of counting. */
export interface ClaimSheetLine {
  readonly number: string;
  readonly acceptedOn: PlainDate;
  readonly lastPayOn: PlainDate;
  readonly appointedOn: PlainDate;
  /** More days were agreed than the Act allows. */
  readonly isCapped: boolean;
  readonly amountMinor: number;
  readonly paidMinor: number;
  readonly openMinor: number;
  readonly byAppointedDayMinor: number;
  readonly byCalendarMonthMinor: number;
  readonly steps: readonly InterestStep[];
}

/** A rest of the interest, or a payment between: the days, what it ran on, the rate, and what it came to. */
export interface InterestStep {
  readonly kind: 'interest' | 'payment' | 'fee';
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly days: number;
  readonly onMinor: number;
  readonly percent: string | null;
  /** Minor units with four decimals, as a text: what is rounded once, at the end. */
  readonly exactMinor: string;
  /** The rate table with its version, or what was agreed. */
  readonly source: string;
}

/** A claim sheet under section 16 of the MSMED Act 2006: every invoice, both ways of counting side by side. */
export interface ClaimSheetPaper extends PaperHead {
  readonly paper: 'claimSheet';
  readonly account: string;
  readonly currency: string;
  readonly asOf: PlainDate;
  /** The way the book's terms chose; the rests are shown by it. */
  readonly rests: RestConvention;
  readonly citation: string;
  readonly rateTable: string;
  readonly rates: readonly { readonly from: PlainDate; readonly percent: string }[];
  readonly lines: readonly ClaimSheetLine[];
  readonly principalMinor: number;
  readonly byAppointedDayMinor: number;
  readonly byCalendarMonthMinor: number;
  readonly totalMinor: number;
}

/** A payment plan to sign (row N4): every payment with what is left after it, and room to note what came in. */
export interface PlanSchedulePaper extends PaperHead {
  readonly paper: 'planSchedule';
  /** The party's name as it writes itself, for papers in its language; null where nobody told it. */
  readonly partyNative: string | null;
  readonly account: string;
  readonly agreedOn: PlainDate;
  /** The day up to which money counts that came in; the day of the plan while none has. */
  readonly asOf: PlainDate;
  readonly total: Money;
  /** `weekly`, `fortnightly`, `monthly`, `salaryDay` or `custom`. */
  readonly frequency: string;
  readonly salaryDay: SalaryDay | null;
  /** The first payment is a down payment. */
  readonly hasDownPayment: boolean;
  /** It takes the place of a plan agreed before. */
  readonly replacesAnother: boolean;
  readonly payments: readonly {
    readonly dueOn: PlainDate;
    readonly amountMinor: number;
    readonly leftMinor: number;
    readonly receivedMinor: number;
  }[];
  readonly receivedMinor: number;
}

/** The one spelling of a model: what is hashed, signed and kept. */
export function paperBytes(model: PaperModel): string {
  return canonicalJson(model as unknown as CanonicalValue);
}

/** SHA-256 of a paper's one spelling, in hexadecimal. Language, size and the mark of a copy are no part of it. */
export function paperHash(model: PaperModel): string {
  return sha256Hex(paperBytes(model));
}
