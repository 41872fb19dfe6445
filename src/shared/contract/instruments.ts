import { z } from 'zod';
import type { LegalClock } from '../domain/clock/notice-clocks.ts';
import type { PlainDate } from '../domain/dates.ts';
import { codeField, idField, plainDateField, positiveMinorField } from '../domain/events/fields.ts';
import type { Bounce, InstrumentRecord, LegalStep } from '../domain/instrument/record.ts';
import { answer, command, commandIdField, everyRole, query } from './procedure.ts';
import { receiptRefusals, receiptRoles } from './receipt.ts';
import type { Amount, Page } from './values.ts';

/** What a list of instruments can be narrowed to; each instrument stands in one of them and in `all`. */
export const instrumentLists = [
  'toPresent',
  'held',
  'presented',
  'bounced',
  'cleared',
  'other',
  'all',
] as const;

/** A cheque or a mandate's debit in the register. */
export interface InstrumentView {
  readonly instrumentId: string;
  readonly instrumentKind: InstrumentRecord['instrumentKind'];
  readonly accountId: string;
  readonly account: string;
  readonly partyName: string;
  readonly amount: Amount;
  readonly number: string;
  readonly bank: string | null;
  readonly micr: string | null;
  readonly drawer: string | null;
  readonly drawnOn: PlainDate | null;
  /** The last day on which it can be presented; null for a mandate's debit. */
  readonly validUntil: PlainDate | null;
  readonly takenOn: PlainDate;
  readonly standing: InstrumentRecord['standing'];
  readonly presentedOn: PlainDate | null;
  readonly clearedOn: PlainDate | null;
  readonly bouncedOn: PlainDate | null;
  readonly bounceReason: string | null;
  /** Its number of returns. */
  readonly bounceCount: number;
  readonly isMadeGood: boolean;
  readonly receiptId: string | null;
  readonly attachmentId: string | null;
  readonly practice: boolean;
  /** The clock of s.138 NI Act that runs for it. */
  readonly clock: LegalClock | null;
}

/** One instrument with its returns, what each opened again, and the steps of law. */
export interface InstrumentDetail extends InstrumentView {
  readonly bounces: readonly (Omit<Bounce, 'eventId' | 'written' | 'reopened'> & {
    readonly claims: readonly { readonly number: string; readonly amountMinor: number }[];
    readonly promises: readonly { readonly dueOn: PlainDate; readonly amountMinor: number }[];
    readonly planCount: number;
  })[];
  readonly steps: readonly LegalStep[];
}

const unknown = ['unknownInstrument'] as const;
/** Why an act on an instrument is not possible. */
export const instrumentRefusals = [
  ...unknown,
  'instrumentActNotPossible',
  'dateInFuture',
  'instrumentDateTooEarly',
  'instrumentNotYetDue',
  'instrumentStale',
  'newerAppNeeded',
] as const;

/** The register of cheques and mandate debits: a page, with totals and how many stand where. */
export const listInstruments = query({
  roles: everyRole,
  input: z.strictObject({
    list: z.enum(instrumentLists).default('toPresent'),
    accountId: idField.optional(),
    text: z.string().max(80).default(''),
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(500).default(100),
  }),
  output: answer<
    Page<InstrumentView> & {
      readonly totals: readonly Amount[];
      readonly counts: Readonly<Record<(typeof instrumentLists)[number], number>>;
      readonly bounceReasons: readonly string[];
    }
  >(),
});

/** One cheque or mandate debit with its history. */
export const readInstrument = query({
  roles: everyRole,
  input: z.strictObject({ instrumentId: idField }),
  output: answer<InstrumentDetail>(),
  refusals: unknown,
});

/** Takes a cheque, or a mandate's debit, ahead of any receipt. It reduces nothing until it is paid. */
export const registerInstrument = command({
  roles: receiptRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    instrumentKind: z.enum(['cheque', 'nach']),
    amountMinor: positiveMinorField,
    number: z.string().trim().min(1).max(80),
    bank: z.string().trim().max(120).nullable().default(null),
    micr: z.string().nullable().default(null),
    drawnOn: plainDateField,
    drawer: z.string().trim().max(120).nullable().default(null),
    attachmentId: idField.nullable().default(null),
  }),
  output: answer<{ readonly instrumentId: string }>(),
  refusals: [
    'unknownAccount',
    'newerAppNeeded',
    'chequeNumberMalformed',
    'chequeTooOld',
    'micrMalformed',
    'instrumentTwice',
  ],
});

/** Adds what was seen later (MICR, drawer, photo), or puts right what was misread (number, bank); null changes nothing. */
export const describeInstrument = command({
  roles: receiptRoles,
  input: z.strictObject({
    commandId: commandIdField,
    instrumentId: idField,
    number: z.string().trim().min(1).max(80).nullable().default(null),
    bank: z.string().trim().min(1).max(120).nullable().default(null),
    micr: z.string().nullable().default(null),
    drawer: z.string().trim().max(120).nullable().default(null),
    attachmentId: idField.nullable().default(null),
  }),
  output: answer<Record<string, never>>(),
  refusals: [...unknown, 'micrMalformed', 'chequeNumberMalformed', 'instrumentTwice'],
});

/** Gives instruments to the bank, together. */
export const presentInstruments = command({
  roles: receiptRoles,
  input: z.strictObject({
    commandId: commandIdField,
    instrumentIds: z.array(idField).min(1).max(200),
    on: plainDateField,
  }),
  output: answer<{ readonly presented: number }>(),
  refusals: instrumentRefusals,
});

/** The bank paid. One taken ahead gets its receipt in the same act. */
export const clearInstrument = command({
  roles: receiptRoles,
  input: z.strictObject({ commandId: commandIdField, instrumentId: idField, on: plainDateField }),
  output: answer<{ readonly receiptId: string | null; readonly receiptNumber: string | null }>(),
  refusals: [...new Set([...instrumentRefusals, ...receiptRefusals, 'unknownAccount' as const])],
});

/** The bank sent it back: everything the money had paid is open again. */
export const bounceInstrument = command({
  roles: receiptRoles,
  input: z.strictObject({
    commandId: commandIdField,
    instrumentId: idField,
    /** The day the return memo reached us. */
    memoOn: plainDateField,
    reasonCode: codeField,
    bankChargeMinor: z.int().nonnegative().default(0),
    /** What the payer is charged for it, as a fee on the oldest claim it opened; nothing unless a person says so. */
    payerChargeMinor: z.int().nonnegative().default(0),
    attachmentId: idField.nullable().default(null),
  }),
  output: answer<{
    readonly claims: number;
    readonly promises: number;
    readonly plans: number;
    readonly amount: Amount;
    readonly noticeBy: PlainDate | null;
  }>(),
  refusals: [...instrumentRefusals, 'bounceReasonUnknown', 'bounceChargeWithoutClaim'],
});

/** Gives an instrument back to the payer. */
export const giveBackInstrument = command({
  roles: receiptRoles,
  input: z.strictObject({
    commandId: commandIdField,
    instrumentId: idField,
    on: plainDateField,
    reasonCode: codeField,
  }),
  output: answer<Record<string, never>>(),
  refusals: instrumentRefusals,
});

/** Another cheque, or a receipt, takes its place. */
export const replaceInstrument = command({
  roles: receiptRoles,
  input: z.strictObject({
    commandId: commandIdField,
    instrumentId: idField,
    on: plainDateField,
    byInstrumentId: idField.nullable().default(null),
    byReceiptId: idField.nullable().default(null),
  }),
  output: answer<Record<string, never>>(),
  refusals: [...instrumentRefusals, 'replacementUnknown'],
});

/** Records a step of s.138 NI Act: notice sent, notice received, complaint filed. */
export const recordLegalStep = command({
  roles: ['desk', 'supervisor', 'legal', 'admin'],
  input: z.strictObject({
    commandId: commandIdField,
    instrumentId: idField,
    step: z.enum(['noticeSent', 'noticeServed', 'complaintFiled']),
    on: plainDateField,
    attachmentId: idField.nullable().default(null),
    reference: z.string().trim().max(120).nullable().default(null),
  }),
  output: answer<{
    readonly payBy: PlainDate | null;
    readonly complainBy: PlainDate | null;
  }>(),
  refusals: [...unknown, 'dateInFuture', 'legalStepTooEarly', 'noticeTooLate', 'complaintTooEarly'],
});

/** All of this file, for the table. */
export const instrumentProcedures = {
  listInstruments,
  readInstrument,
  registerInstrument,
  describeInstrument,
  presentInstruments,
  clearInstrument,
  bounceInstrument,
  giveBackInstrument,
  replaceInstrument,
  recordLegalStep,
} as const;
