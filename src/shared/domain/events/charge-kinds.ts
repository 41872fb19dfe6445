import { z } from 'zod';
import { chargeTermsSchema } from '../charges/terms.ts';
import { defineKind } from './define-kind.ts';
import {
  codeField,
  currencyField,
  idField,
  plainDateField,
  positiveMinorField,
  textField,
} from './fields.ts';

/** What a frozen charge can be; each has a receivable head of its own. */
export const chargeHeads = ['interest', 'penalty', 'fee', 'cost'] as const;

/** One yearly rate and the days it was applied on, as the paper names it. */
const usedRate = z.object({
  fromOn: plainDateField,
  toOn: plainDateField,
  /** Percent a year as a decimal text, `20.25`. */
  percent: z.string().max(30),
  /** The table, its version and the rule that made the rate: `rbi-bank-rate@2026-06-05 × 3`. */
  source: z.string().max(160),
});

/** Interest, a penal charge, a late fee or a cost is frozen into the ledger: it is owed like a claim from then on. */
export const chargePosted = defineKind({
  kind: 'charge.posted',
  version: 1,
  stream: 'account',
  data: z.object({
    /** Of its account, claim, head and accrual day: the same accrual on two devices is one charge. */
    chargeId: idField,
    itemId: idField,
    head: z.enum(chargeHeads),
    currency: currencyField,
    amountMinor: positiveMinorField,
    /** The days it is for, both included. */
    fromOn: plainDateField,
    toOn: plainDateField,
    ruleId: codeField,
    /** Whether later interest may run on it: only statutory compound interest, never a penal charge (RBI/2023-24/53). */
    bearsInterest: z.boolean(),
    rates: z.array(usedRate).max(200),
    /** The formula with its figures, as the drawer and the paper print it. */
    basis: z.string().max(2_000),
  }),
  personal: z.null(),
});

/** A frozen charge, or a part of it, is no longer asked for. */
export const chargeWaived = defineKind({
  kind: 'charge.waived',
  version: 1,
  stream: 'account',
  data: z.object({
    waiverId: idField,
    chargeId: idField,
    amountMinor: positiveMinorField,
    reason: codeField,
    /** The settlement, restructure or approval it belongs to; left out where it stands alone. */
    grantedBy: idField.optional(),
  }),
  personal: z.object({ note: textField.nullable() }),
});

/** From a day on a book, or one account of it, charges for late payment by other terms. */
export const chargeTermsSet = defineKind({
  kind: 'charges.termsSet',
  version: 1,
  stream: 'team',
  data: z.object({
    termsId: idField,
    bookId: idField,
    accountId: idField.nullable(),
    /** Claims that fall due from this day on. */
    fromOn: plainDateField,
    terms: chargeTermsSchema,
  }),
  /** Why, in somebody's own words; null where nobody asked for a reason, as for the terms of a book. */
  personal: z.object({ reason: textField }).nullable(),
});
