import { z } from 'zod';
import type { AllocationPolicies } from '../domain/allocation/policies.ts';
import type { PlainDate } from '../domain/dates.ts';
import { idField, positiveMinorField } from '../domain/events/fields.ts';
import { answer, command, commandIdField, everyRole, query } from './procedure.ts';
import { receiptRoles } from './receipt.ts';
import type { Amount, Page } from './values.ts';

/** Money of one receipt that stands against no claim, and of which nobody has said what becomes of it (row L8). */
export interface UnappliedMoney {
  readonly receiptId: string;
  readonly number: string;
  readonly accountId: string;
  readonly account: string;
  readonly partyName: string;
  readonly receivedOn: PlainDate;
  readonly amount: Amount;
}

/** Money that waits to be resolved, oldest first; of one account, or of all. */
export const listUnapplied = query({
  roles: everyRole,
  input: z.strictObject({
    accountId: idField.optional(),
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(500).default(100),
  }),
  output: answer<Page<UnappliedMoney> & { readonly totals: readonly Amount[] }>(),
});

/** A person says what becomes of unapplied money of a receipt: it pays claims, is owed back, or is kept in advance. */
export const applyUnapplied = command({
  roles: receiptRoles,
  input: z.strictObject({
    commandId: commandIdField,
    receiptId: idField,
    use: z.enum(['claims', 'refundDue', 'advanceKept']),
    /** The claims it pays, in that order; empty for the other uses. */
    itemIds: z.array(idField).max(50).default([]),
    /** How much of it a claim gets; as much as is open of one that is left out. */
    amounts: z.record(idField, positiveMinorField).default({}),
    note: z.string().max(1000).nullable().default(null),
  }),
  output: answer<{ readonly appliedMinor: number; readonly leftMinor: number }>(),
  refusals: [
    'unknownReceipt',
    'newerAppNeeded',
    'nothingUnapplied',
    'directionEmpty',
    'directedItemNotOpen',
    'directedTwice',
    'directedAmountInvalid',
    'directedAboveAmount',
    'onlyDisputed',
  ],
});

/** How payments are split: every policy that ships, and which account has which. Needs no ledger. */
export const readAllocationPolicies = query({
  roles: 'nobody',
  input: z.strictObject({}),
  output: answer<AllocationPolicies>(),
});

/** All of this file, for the table. */
export const allocationProcedures = { listUnapplied, applyUnapplied, readAllocationPolicies } as const;
