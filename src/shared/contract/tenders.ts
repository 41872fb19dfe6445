import { z } from 'zod';
import type { DeadlineRules } from '../domain/clock/deadlines.ts';
import type { LegalClock } from '../domain/clock/notice-clocks.ts';
import type { ClockRules } from '../domain/clock/rules.ts';
import type { PlainDate } from '../domain/dates.ts';
import { codeField, idField, plainDateField } from '../domain/events/fields.ts';
import { answer, command, commandIdField, everyRole, leadingRoles, query } from './procedure.ts';
import type { Amount } from './values.ts';

const tenderOf = { commandId: commandIdField, receiptId: idField, at: z.int().min(0).max(9) } as const;
const vouchers = ['desk', 'supervisor', 'cashier', 'admin'] as const;

/** A person saw the money of a claimed tender at the bank: it counts from that day. */
export const confirmTender = command({
  roles: vouchers,
  input: z.strictObject({
    ...tenderOf,
    on: plainDateField,
    bankLineRef: z.string().max(200).nullable().default(null),
  }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownReceipt', 'unknownTender', 'tenderNotClaimed', 'dateInFuture'],
});

/** The money of a tender never came: what it was said to pay is owed. */
export const failTender = command({
  roles: vouchers,
  input: z.strictObject({ ...tenderOf, on: plainDateField, reasonCode: codeField }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownReceipt', 'unknownTender', 'tenderNotClaimed', 'dateInFuture'],
});

/** The payer signed the receipt; the signed paper is among the account's attachments. */
export const acknowledgeReceipt = command({
  roles: ['field', 'desk', 'supervisor', 'legal', 'admin'],
  input: z.strictObject({
    commandId: commandIdField,
    receiptId: idField,
    attachmentId: idField,
    signedOn: plainDateField,
  }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownReceipt', 'unknownAttachment', 'dateInFuture', 'acknowledgedAlready'],
});

/** The debtor signed a writing that admits the debt, or some claims of it. */
export const acknowledgeDebt = command({
  roles: ['field', 'desk', 'supervisor', 'legal', 'admin'],
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    attachmentId: idField,
    signedOn: plainDateField,
    itemIds: z.array(idField).max(500).default([]),
  }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownAccount', 'unknownAttachment', 'unknownItem', 'dateInFuture'],
});

/** A legal clock with what it runs for and how near its end is: `urgent` is when the list takes the account up (lane 0). */
export interface LegalClockView extends LegalClock {
  readonly subject: string;
  readonly daysLeft: number;
  readonly nearness: 'urgent' | 'soon' | 'far';
}

/** The legal clocks of an account that still run, the one that ends first first. */
export const listLegalClocks = query({
  roles: everyRole,
  input: z.strictObject({ accountId: idField }),
  output: answer<{
    readonly clocks: readonly LegalClockView[];
  }>(),
  refusals: ['unknownAccount'],
});

/** The dated periods and deadlines of law as they ship; needs no ledger. */
export const readClockRules = query({
  roles: 'nobody',
  input: z.strictObject({}),
  output: answer<{ readonly clocks: ClockRules; readonly deadlines: DeadlineRules }>(),
});

/** Where UPI money goes: the house's address. Null: none was set. */
export const readUpiPayee = query({
  roles: everyRole,
  input: z.strictObject({}),
  output: answer<{ readonly payee: { readonly address: string; readonly name: string } | null }>(),
});

/** Sets where UPI money goes. */
export const setUpiPayee = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    address: z.string().trim().max(320),
    name: z.string().trim().min(1).max(99),
  }),
  output: answer<Record<string, never>>(),
  refusals: ['upiAddressInvalid'],
});

/** The link behind the picture that a payer scans for a receipt's claimed UPI part; drawn without any network. */
export const readUpiCode = query({
  roles: everyRole,
  input: z.strictObject({ receiptId: idField }),
  output: answer<{
    readonly link: string;
    readonly amount: Amount;
    readonly number: string;
    readonly payeeName: string;
    readonly payeeAddress: string;
    readonly receivedOn: PlainDate;
  }>(),
  refusals: ['unknownReceipt', 'upiPayeeMissing', 'upiNothingClaimed', 'upiOnlyRupees', 'upiAddressInvalid'],
});

/** All of this file, for the table. */
export const tenderProcedures = {
  confirmTender,
  failTender,
  acknowledgeReceipt,
  acknowledgeDebt,
  listLegalClocks,
  readClockRules,
  readUpiPayee,
  setUpiPayee,
  readUpiCode,
} as const;
