import { z } from 'zod';
import type { PlainDate } from '../dates.ts';
import { positiveMinorField } from '../events/fields.ts';

/** A yearly rate or a share in per cent, as a decimal text: `18`, `20.25`. Never a float. */
export const percentField = z.string().regex(/^\d{1,4}(?:\.\d{1,8})?$/);

/** How days are counted and what a year is (row L4); names as the trade writes them. */
export const dayCounts = [
  'actual/365F',
  'actual/360',
  'actual/366',
  '30/360 US',
  '30E/360',
  'actual/actual ISDA',
] as const;

/** How often contract interest is added to what bears interest. */
export const compoundings = ['none', 'daily', 'monthly', 'quarterly', 'halfYearly', 'yearly'] as const;

/** Interest on a late claim: none, a statute's, or the contract's. */
export const interestTermsSchema = z.discriminatedUnion('regime', [
  z.strictObject({ regime: z.literal('none') }),
  z.strictObject({
    /** MSMED Act 2006 ss.15–16: the Act is silent on the rest day, so the choice is written down. */
    regime: z.literal('msmed'),
    rests: z.enum(['appointedDay', 'calendarMonth']),
    /** Days agreed in writing, which count up to 45; null where nothing was agreed (15 days). */
    agreedDays: z.int().min(0).max(365).nullable(),
  }),
  /** Late Payment of Commercial Debts (Interest) Act 1998: 8 over Bank Rate, fixed when it starts. */
  z.strictObject({ regime: z.literal('ukLatePayment') }),
  z.strictObject({
    /** Directive 2011/7/EU: the member state says whether the rate follows the half-years. */
    regime: z.literal('euLatePayment'),
    fixing: z.enum(['float', 'fixAtDue']),
    marginPercent: percentField,
  }),
  z.strictObject({
    regime: z.literal('contract'),
    ratePercent: percentField,
    dayCount: z.enum(dayCounts),
    compounding: z.enum(compoundings),
  }),
]);

/** A penal charge of a regulated lender: simple, on the overdue amount alone, in a head of its own. */
export const penalTermsSchema = z.strictObject({
  ratePercent: percentField,
  dayCount: z.enum(dayCounts),
});

/** A fee for paying late, once a claim. */
export const lateFeeTermsSchema = z.strictObject({
  rule: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('flat'), amountMinor: positiveMinorField }),
    z.strictObject({ kind: z.literal('percent'), percent: percentField }),
    /** The slab with the most days that the delay reaches counts. */
    z.strictObject({
      kind: z.literal('slabs'),
      slabs: z
        .array(z.strictObject({ fromDay: z.int().positive(), amountMinor: positiveMinorField }))
        .min(1)
        .max(20),
    }),
  ]),
  /** Days late that cost nothing; the fee comes on the day after. */
  graceDays: z.int().min(0).max(365),
  capMinor: positiveMinorField.nullable(),
  /** Goods and services tax inside the fee (CGST Act s.15(2)(d)); null for a lender (Circular 245/02/2025). */
  gstPercent: percentField.nullable(),
  /** Where the buyer's place of supply is: half central and half state tax within the state, integrated tax across. */
  gstSupply: z.enum(['withinState', 'acrossStates']).optional(),
});

/** By what a book, or one account of it, charges for late payment. */
export const chargeTermsSchema = z.strictObject({
  interest: interestTermsSchema,
  penal: penalTermsSchema.nullable(),
  lateFee: lateFeeTermsSchema.nullable(),
  /** The clause of the contract or the invoice these terms stand on, for the paper. */
  clause: z.string().max(300),
});

/** By what a book, or one account of it, charges for late payment. */
export type ChargeTerms = z.infer<typeof chargeTermsSchema>;
/** Interest on a late claim. */
export type InterestTerms = z.infer<typeof interestTermsSchema>;
/** A penal charge's terms. */
export type PenalTerms = z.infer<typeof penalTermsSchema>;
/** A late fee's terms. */
export type LateFeeTerms = z.infer<typeof lateFeeTermsSchema>;
/** A day-count convention. */
export type DayCount = (typeof dayCounts)[number];
/** How often contract interest is compounded. */
export type Compounding = (typeof compoundings)[number];

/** Nothing is charged: what holds until somebody sets terms. */
export const noCharges: ChargeTerms = {
  interest: { regime: 'none' },
  penal: null,
  lateFee: null,
  clause: '',
};

/** Terms with the day they hold from, for a whole book or one account of it. */
export interface DatedTerms {
  readonly termsId: string;
  readonly bookId: string;
  readonly accountId: string | null;
  readonly fromOn: PlainDate;
  /** Which of several of one day was set last. */
  readonly place: number;
  readonly terms: ChargeTerms;
  /** Why, where somebody said it; null where nobody was asked. */
  readonly reason?: string | null;
  /** Who set them. */
  readonly setBy?: string;
}

/**
 * The terms of an account on a date: its own where it has any by then, else its book's, the newest in force; nothing is
 * charged where neither was ever set. Terms hold for claims that fall due from their day on, so `on` is a due date.
 */
export function termsOn(
  known: readonly DatedTerms[],
  account: { readonly bookId: string; readonly accountId: string },
  on: PlainDate,
): ChargeTerms {
  return datedTermsOn(known, account, on)?.terms ?? noCharges;
}

/** The same with the day they hold from and whose they are; null where none were ever set. */
export function datedTermsOn(
  known: readonly DatedTerms[],
  account: { readonly bookId: string; readonly accountId: string },
  on: PlainDate,
): DatedTerms | null {
  const inForce = known.filter(
    ({ bookId, accountId, fromOn }) =>
      bookId === account.bookId && (accountId === null || accountId === account.accountId) && fromOn <= on,
  );
  const own = inForce.filter(({ accountId }) => accountId !== null);
  return (own.length > 0 ? own : inForce).reduce<DatedTerms | null>(
    (best, one) => (best === null || isNewer(one, best) ? one : best),
    null,
  );
}

function isNewer(one: DatedTerms, other: DatedTerms): boolean {
  return one.fromOn === other.fromOn ? one.place > other.place : one.fromOn > other.fromOn;
}
