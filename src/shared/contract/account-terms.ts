import { z } from 'zod';
import { type ChargeTerms, chargeTermsSchema } from '../domain/charges/terms.ts';
import type { Rung } from '../domain/concession/early-payment.ts';
import type { PlainDate } from '../domain/dates.ts';
import { idField, plainDateField } from '../domain/events/fields.ts';
import { earlyPaymentRefusals, rungsField } from './early-payment.ts';
import { answer, command, commandIdField, everyRole, leadingRoles, query } from './procedure.ts';

/** Since when something holds for an account, whose word it is, and why. */
export interface TermsSource {
  /** The account's own word, its book's, or nobody's: then nothing is charged, nothing given. */
  readonly source: 'account' | 'book' | 'none';
  readonly fromOn: PlainDate | null;
  readonly reason: string | null;
  readonly setByName: string | null;
}

/** What an account is charged for paying late. */
export interface AccountChargeTerms extends TermsSource {
  readonly terms: ChargeTerms;
}

/** What an account is given for paying early. */
export interface AccountLadder extends TermsSource {
  readonly rungs: readonly Rung[];
}

/** The terms of one account: those in force for a claim of today, and those of it alone that begin later. */
export interface AccountTermsView {
  readonly accountId: string;
  readonly account: string;
  readonly partyName: string;
  readonly bookId: string;
  readonly bookTitle: string;
  readonly currency: string;
  readonly creditor: 'lender' | 'trade';
  readonly debtors: 'business' | 'consumer';
  readonly today: PlainDate;
  readonly charges: AccountChargeTerms;
  readonly ladder: AccountLadder;
  readonly later: readonly (AccountChargeTerms | AccountLadder)[];
  /** Rates of goods tax of today, in per cent: a late fee of a trade book may have one of them in it. */
  readonly taxPercents: readonly string[];
  readonly caps: {
    readonly maximumBasisPoints: number;
    readonly maximumDays: number;
    readonly maximumRungs: number;
  };
}

/** The terms an account stands under today. */
export const readAccountTerms = query({
  roles: everyRole,
  input: z.strictObject({ accountId: idField }),
  output: answer<AccountTermsView>(),
});

const accountTerms = {
  accountId: idField,
  /** Claims that fall due from this day on are charged by them, claims dated from it on earn by the ladder. */
  fromOn: plainDateField,
  terms: chargeTermsSchema,
  rungs: rungsField,
} as const;

const accountTermsRefusals = [
  'statuteBindsBusinessesOnly',
  'statuteBindsTradeOnly',
  'penalChargeIsTheLenders',
  'lenderFeeBearsNoTax',
  'goodsTaxRateUnknown',
  ...earlyPaymentRefusals,
] as const;

/** Charges on an account as of a day, by head; minor units. */
export interface ChargeSums {
  readonly interestMinor: number;
  readonly penaltyMinor: number;
  /** Late fees and costs. */
  readonly feeMinor: number;
  readonly totalMinor: number;
}

/** What the charges of today are, and what they would be under other terms; writes nothing. */
export const previewAccountTerms = query({
  roles: leadingRoles,
  input: z.strictObject(accountTerms),
  output: answer<{
    readonly asOf: PlainDate;
    readonly currency: string;
    readonly before: ChargeSums;
    readonly after: ChargeSums;
    /** Open claims that fall due from the day on, and those that were due before it and keep their terms. */
    readonly changed: number;
    readonly kept: number;
  }>(),
  refusals: accountTermsRefusals,
});

/** Sets the terms of one account from a day on, with the reason: charges and ladder in one act, each only where it changes. */
export const setAccountTerms = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    ...accountTerms,
    reason: z.string().trim().min(1).max(200),
  }),
  output: answer<{ readonly changed: readonly ('charges' | 'ladder')[] }>(),
  refusals: [...accountTermsRefusals, 'termsUnchanged'],
});

/** Procedures of the terms of one account. */
export const accountTermsProcedures = { readAccountTerms, previewAccountTerms, setAccountTerms } as const;
