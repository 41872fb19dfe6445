import { z } from 'zod';
import type { CertificateStanding } from '../domain/account/tax-quarters.ts';
import type { PlainDate } from '../domain/dates.ts';
import type { DeductionReasons } from '../domain/deduction/reasons.ts';
import type { DeductionState } from '../domain/deduction/records.ts';
import type { CertificateRules } from '../domain/deduction/tax-quarter.ts';
import { codeField, idField, plainDateField, positiveMinorField } from '../domain/events/fields.ts';
import {
  answer,
  command,
  commandIdField,
  dateRefusals,
  everyRole,
  leadingRoles,
  query,
} from './procedure.ts';
import { receiptRoles } from './receipt.ts';
import type { Amount, Page } from './values.ts';

const parts = z.array(z.object({ itemId: idField, amountMinor: positiveMinorField })).max(200);
const words = z.string().trim().min(1).max(200);

/** A deduction as lists and the account show it. */
export interface DeductionView {
  readonly deductionId: string;
  readonly accountId: string;
  readonly account: string;
  readonly partyName: string;
  readonly reason: string;
  readonly amount: Amount;
  /** What it takes off the claims now; less than its amount where it was paid or credited elsewhere after all. */
  readonly withheldMinor: number;
  readonly lines: readonly {
    readonly itemId: string;
    readonly number: string;
    readonly amountMinor: number;
  }[];
  readonly reference: string | null;
  readonly receiptNumber: string | null;
  readonly recordedOn: PlainDate;
  readonly recordedBy: string;
  /** Whether the one who asks recorded it; then somebody else decides. */
  readonly isOwn: boolean;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly followUpOn: PlainDate;
  readonly isLate: boolean;
  readonly state: DeductionState;
  readonly acceptedMinor: number;
  readonly decidedOn: PlainDate | null;
  readonly creditNoteNumber: string | null;
  readonly note: string | null;
}

/** Tax of one quarter of an account, and its certificates. */
export interface TaxQuarterView {
  readonly accountId: string;
  readonly account: string;
  readonly partyName: string;
  readonly quarter: string;
  readonly form: string;
  readonly dueOn: PlainDate;
  readonly claimed: Amount;
  readonly certified: Amount;
  readonly standing: CertificateStanding;
}

/** What was kept back on one account, with the certificates of tax and the credits that wait. */
export interface AccountDeductionsView {
  readonly deductions: readonly DeductionView[];
  readonly quarters: readonly (TaxQuarterView & {
    readonly claims: readonly {
      readonly receiptId: string;
      readonly at: number;
      readonly number: string;
      readonly on: PlainDate;
      readonly amountMinor: number;
      readonly state: 'claimed' | 'disallowed' | 'void';
    }[];
    readonly certificates: readonly {
      readonly certificateId: string;
      readonly number: string;
      readonly datedOn: PlainDate;
      readonly amountMinor: number;
      readonly withdrawnOn: PlainDate | null;
    }[];
  })[];
  /** Credits of files with something left. */
  readonly credits: readonly {
    readonly itemId: string;
    readonly number: string;
    readonly leftMinor: number;
  }[];
  readonly applications: readonly {
    readonly applicationId: string;
    readonly creditNumber: string;
    readonly on: PlainDate;
    readonly amountMinor: number;
    readonly numbers: readonly string[];
    readonly undoneOn: PlainDate | null;
  }[];
}

/** Deductions of the house: open ones first by the day somebody has to look at them. */
export const listDeductions = query({
  roles: everyRole,
  input: z.strictObject({
    states: z.array(z.enum(['open', 'accepted', 'partAccepted', 'rejected'])).default(['open']),
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(500).default(100),
  }),
  output: answer<Page<DeductionView> & { readonly totals: readonly Amount[] }>(),
});

/** Certificates of tax by quarter and account: those that are not complete, or all. */
export const listTaxQuarters = query({
  roles: everyRole,
  input: z.strictObject({
    all: z.boolean().default(false),
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(500).default(100),
  }),
  output: answer<Page<TaxQuarterView> & { readonly totals: readonly Amount[] }>(),
});

/** All of one account. */
export const readAccountDeductions = query({
  roles: everyRole,
  input: z.strictObject({ accountId: idField }),
  output: answer<AccountDeductionsView>(),
  refusals: ['unknownAccount'],
});

/** Reasons, and by when certificates are due, as they ship; needs no ledger. */
export const readDeductionRules = query({
  roles: 'nobody',
  input: z.strictObject({}),
  output: answer<{ readonly reasons: DeductionReasons; readonly certificates: CertificateRules }>(),
});

/** A payer keeps back a part of claims: coded, apart from what is overdue, until a second person decides. */
export const recordDeduction = command({
  roles: receiptRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    reason: codeField,
    lines: parts.min(1),
    receiptId: idField.nullable().default(null),
    reference: z.string().trim().max(80).nullable().default(null),
    ownerId: idField.nullable().default(null),
    followUpOn: plainDateField.nullable().default(null),
    note: z.string().trim().max(1000).nullable().default(null),
  }),
  output: answer<{ readonly deductionId: string }>(),
  refusals: [
    'unknownAccount',
    'newerAppNeeded',
    'notForLoans',
    'reasonUnknown',
    'taxIsATender',
    'unknownReceipt',
    'unknownUser',
    'followUpInPast',
    'claimNamedTwice',
    'claimSettled',
    'aboveOpen',
    ...dateRefusals,
  ],
});

/** Somebody else looks after it, or by another day. */
export const assignDeduction = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    deductionId: idField,
    ownerId: idField.nullable(),
    followUpOn: plainDateField,
  }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownDeduction', 'deductionDecided', 'unknownUser', 'followUpInPast', ...dateRefusals],
});

/** A second person's word: what is accepted of each claim becomes a credit note; the rest is still owed. */
export const decideDeduction = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    deductionId: idField,
    /** Empty: all of it is rejected. */
    accepted: parts,
    /** The number in the house's own books; without it Bahi gives one. */
    creditNoteNumber: z.string().trim().min(1).max(40).nullable().default(null),
    note: z.string().trim().max(1000).nullable().default(null),
  }),
  output: answer<{ readonly acceptedMinor: number; readonly creditNoteNumber: string | null }>(),
  refusals: [
    'unknownDeduction',
    'newerAppNeeded',
    'deductionDecided',
    'makerIsChecker',
    'acceptedAbove',
    'claimNamedTwice',
    ...dateRefusals,
  ],
});

/** A credit of a file is set against named claims. */
export const applyCredit = command({
  roles: receiptRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    creditItemId: idField,
    lines: parts.min(1),
  }),
  output: answer<{ readonly appliedMinor: number }>(),
  refusals: [
    'unknownAccount',
    'newerAppNeeded',
    'creditNotOpen',
    'aboveCredit',
    'claimNamedTwice',
    'claimSettled',
    'aboveOpen',
    ...dateRefusals,
  ],
});

/** Takes a credit off the claims again. */
export const undoCredit = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    applicationId: idField,
    reason: words,
  }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownAccount', 'newerAppNeeded', 'creditNotApplied', ...dateRefusals],
});

/** A certificate of tax came, for one quarter of one account. */
export const receiveTaxCertificate = command({
  roles: receiptRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    quarter: z.string().regex(/^\d{4}-\d{2}\/Q[1-4]$/),
    number: z.string().trim().min(1).max(40),
    amountMinor: positiveMinorField,
    datedOn: plainDateField,
  }),
  output: answer<{ readonly certificateId: string; readonly differenceMinor: number }>(),
  refusals: ['unknownAccount', 'newerAppNeeded', 'quarterUnknown', 'certificateKnown', ...dateRefusals],
});

/** A certificate was entered by mistake. */
export const withdrawTaxCertificate = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    certificateId: idField,
    reason: words,
  }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownAccount', 'newerAppNeeded', 'unknownCertificate', ...dateRefusals],
});

/** Tax that was said to be deducted is not: the claims it paid are owed again. */
export const disallowTaxClaim = command({
  roles: leadingRoles,
  input: z.strictObject({ commandId: commandIdField, receiptId: idField, at: z.int().nonnegative() }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownReceipt', 'newerAppNeeded', 'taxNotClaimed', ...dateRefusals],
});

/** All of this file, for the table. */
export const deductionProcedures = {
  listDeductions,
  listTaxQuarters,
  readAccountDeductions,
  readDeductionRules,
  recordDeduction,
  assignDeduction,
  decideDeduction,
  applyCredit,
  undoCredit,
  receiveTaxCertificate,
  withdrawTaxCertificate,
  disallowTaxClaim,
} as const;
