import { z } from 'zod';
import type { ClaimStory } from '../domain/account/claim-story.ts';
import type { Acceptance } from '../domain/charges/acceptance.ts';
import type { GoodsTaxInFee } from '../domain/charges/goods-tax.ts';
import type { ChargeStatutes } from '../domain/charges/statutes.ts';
import { type ChargeTerms, chargeTermsSchema } from '../domain/charges/terms.ts';
import type { PlainDate } from '../domain/dates.ts';
import { idField, plainDateField } from '../domain/events/fields.ts';
import type { DataOf } from '../domain/events/kinds.ts';
import type { RateTable } from '../domain/interest/rates.ts';
import {
  answer,
  command,
  commandIdField,
  dateRefusals,
  everyRole,
  leadingRoles,
  query,
} from './procedure.ts';

/** What a charge is, in the ledger's words. */
export type ChargeHeadWord = DataOf<'charge.posted'>['head'];

/** One stretch of days at one rate, or one payment, as the drawer and the paper print it. */
export interface ChargeStepView {
  readonly kind: 'interest' | 'payment' | 'fee';
  readonly fromOn: PlainDate;
  readonly toOn: PlainDate;
  readonly days: number;
  /** Percent a year; null for a payment and a fee. */
  readonly percent: string | null;
  /** The table with its version, or what was agreed. */
  readonly source: string;
  /** What bears interest at its start, or what was paid: minor units, rounded for reading. */
  readonly onMinor: number;
  /** Interest of the stretch in minor units with four decimals, or the fee; a payment has none. */
  readonly exactMinor: string;
  /** A whole rest counts as its part of a year, not by days. */
  readonly isFullRest: boolean;
}

/** One charge on one claim: what it came to by the date, what of it is frozen, what is open. */
export interface ChargeView {
  readonly itemId: string;
  readonly number: string;
  readonly head: ChargeHeadWord;
  readonly ruleId: string;
  readonly citation: string;
  /** The clause the terms stand on, as somebody wrote it. */
  readonly clause: string;
  readonly fromOn: PlainDate;
  readonly toOn: PlainDate;
  readonly days: number;
  /** What it came to from the first day to the date. */
  readonly accruedMinor: number;
  /** What of it was frozen into the ledger, before waivers and payments. */
  readonly frozenMinor: number;
  /** What is not frozen: a view, which grows by the day. */
  readonly notFrozenMinor: number;
  /** False where a rate was carried on past the day its table is confirmed to, or is from memory. */
  readonly isConfirmed: boolean;
  readonly steps: readonly ChargeStepView[];
  /** From when it runs and why, under the MSMED Act; null under everything else. */
  readonly acceptance: Acceptance | null;
  /** The tax inside a late fee; null where there is none. */
  readonly tax: GoodsTaxInFee | null;
}

/** A line of "why this amount". The lines add up to the total exactly. */
export interface DueLineView {
  readonly kind: 'claim' | 'frozen' | 'notFrozen';
  readonly itemId: string;
  readonly number: string;
  readonly component: 'principal' | ChargeHeadWord;
  readonly amountMinor: number;
  /** The charge of `charges` it is explained by; null for a claim and for a charge frozen by hand. */
  readonly charge: number | null;
  /** The frozen charge's formula as it was written in; null where it is not frozen. */
  readonly basis: string | null;
  readonly sinceOn: PlainDate;
  /** Of a claim: what was billed, and every payment and return since that makes the amount; null for a charge. */
  readonly story: ClaimStory | null;
}

/** Why this amount: every component of what is owed as of a date, with formula, days, rate and clause (row L11). */
export interface ChargesView {
  readonly accountId: string;
  readonly account: string;
  readonly partyName: string;
  readonly currency: string;
  readonly asOf: PlainDate;
  readonly totalMinor: number;
  readonly principalMinor: number;
  readonly chargesMinor: number;
  /** Money that waits unapplied: it is not taken off the lines, and stands beside the total. */
  readonly unappliedMinor: number;
  readonly lines: readonly DueLineView[];
  readonly charges: readonly ChargeView[];
  /** Tables that were used, with the version and the day by which somebody compares them. */
  readonly tables: readonly Pick<
    RateTable,
    'id' | 'title' | 'version' | 'reviewBy' | 'confirmedTo' | 'source'
  >[];
  /** Claims whose terms could not be computed: the rate table does not reach back to them. */
  readonly withoutRate: readonly string[];
}

/** Why this amount: what an account owes as of a date, component by component. */
export const readCharges = query({
  roles: everyRole,
  input: z.strictObject({ accountId: idField, asOf: plainDateField.optional() }),
  output: answer<ChargesView>(),
});

/** One late invoice of a claim under the MSMED Act, by both conventions of the rests. */
export interface ClaimSheetInvoice {
  readonly itemId: string;
  readonly number: string;
  /** The day of acceptance, or the day of issue that stands for it. */
  readonly acceptedOn: PlainDate;
  readonly isAcceptanceTold: boolean;
  readonly lastPayOn: PlainDate;
  readonly appointedOn: PlainDate;
  /** True where more than 45 days were agreed. */
  readonly isCapped: boolean;
  readonly amountMinor: number;
  readonly paidMinor: number;
  readonly openMinor: number;
  /** Rests on the monthly anniversary of the appointed day. */
  readonly interestByAppointedDayMinor: number;
  /** Rests at the end of calendar months. */
  readonly interestByCalendarMonthMinor: number;
  /** The rests of the convention the terms chose. */
  readonly steps: readonly ChargeStepView[];
}

/** What is claimed before the Facilitation Council, with both conventions in sight (row L6). */
export interface ClaimSheetView {
  readonly accountId: string;
  readonly account: string;
  readonly partyName: string;
  readonly currency: string;
  readonly asOf: PlainDate;
  /** The convention the book's terms chose. */
  readonly rests: 'appointedDay' | 'calendarMonth';
  readonly citation: string;
  readonly table: Pick<RateTable, 'id' | 'title' | 'version' | 'reviewBy' | 'confirmedTo' | 'source'>;
  readonly rates: RateTable['rates'];
  readonly invoices: readonly ClaimSheetInvoice[];
  readonly principalMinor: number;
  readonly interestMinor: number;
  readonly otherConventionInterestMinor: number;
  readonly totalMinor: number;
}

/** The claim sheet of an account whose terms are those of the MSMED Act. */
export const readClaimSheet = query({
  roles: everyRole,
  input: z.strictObject({ accountId: idField, asOf: plainDateField.optional() }),
  output: answer<ClaimSheetView>(),
  refusals: ['noMsmedTerms'],
});

/** What was frozen by a command. */
export interface FrozenCharges {
  readonly posted: number;
  readonly amountMinor: number;
  readonly currency: string;
}

/**
 * Writes interest and charges up to a date into the ledger: one entry for every claim, head and month that has ended, and
 * for the month broken by the date where it is asked for. What is there is left as it is, however often it is asked.
 */
export const freezeCharges = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    upTo: plainDateField,
    brokenMonth: z.boolean().default(false),
  }),
  output: answer<FrozenCharges>(),
  refusals: [...dateRefusals, 'newerAppNeeded'],
});

/** Terms as they were set. */
export interface ChargeTermsView {
  readonly termsId: string;
  readonly bookId: string;
  readonly accountId: string | null;
  readonly fromOn: PlainDate;
  readonly terms: ChargeTerms;
}

/** The terms of a book, oldest first. */
export const listChargeTerms = query({
  roles: everyRole,
  input: z.strictObject({ bookId: idField }),
  output: answer<{ readonly today: PlainDate; readonly rows: readonly ChargeTermsView[] }>(),
});

/** Sets by what a book, or one account of it, charges for late payment from a day on. */
export const setChargeTerms = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    bookId: idField,
    accountId: idField.nullable().default(null),
    fromOn: plainDateField,
    terms: chargeTermsSchema,
  }),
  output: answer<{ readonly termsId: string }>(),
  refusals: [
    'unknownBook',
    'statuteBindsBusinessesOnly',
    'statuteBindsTradeOnly',
    'penalChargeIsTheLenders',
    'lenderFeeBearsNoTax',
    'goodsTaxRateUnknown',
  ],
});

/** The dated data of interest: what statutes fix, and the rate tables. Needs no ledger. */
export const readChargeRules = query({
  roles: 'nobody',
  input: z.strictObject({}),
  output: answer<{ readonly statutes: ChargeStatutes; readonly tables: readonly RateTable[] }>(),
});

/** What all accounts owe as of a date, by currency; minor units, never added across currencies. */
export interface DuesReport {
  readonly asOf: PlainDate;
  readonly byCurrency: Readonly<
    Record<
      string,
      {
        readonly accounts: number;
        readonly principalMinor: number;
        readonly interestMinor: number;
        readonly penaltyMinor: number;
        /** Late fees, fixed sums and costs. */
        readonly feeMinor: number;
        readonly totalMinor: number;
      }
    >
  >;
}

/** Dues of the whole ledger with interest and charges as of a date. */
export const reportDues = query({
  roles: everyRole,
  input: z.strictObject({ asOf: plainDateField.optional() }),
  output: answer<DuesReport>(),
});

/** Procedures of interest and charges. */
export const chargeProcedures = {
  readCharges,
  readClaimSheet,
  reportDues,
  freezeCharges,
  listChargeTerms,
  setChargeTerms,
  readChargeRules,
} as const;
