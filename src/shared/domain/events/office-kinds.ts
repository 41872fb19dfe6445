import { z } from 'zod';
import { defineKind } from './define-kind.ts';
import {
  codeField,
  currencyField,
  idField,
  plainDateField,
  positiveMinorField,
  textField,
} from './fields.ts';

/** Why a claim that a file no longer names is closed; `fileWasPart` closes nothing and takes the listing back. */
export const closingReasons = [
  'paidElsewhere',
  'credited',
  'writtenOff',
  'movedElsewhere',
  'fileWasPart',
] as const;

/** A file did not name claims that were open before it. Without a reason they are only listed. */
export const claimsMissed = defineKind({
  kind: 'claims.missed',
  version: 1,
  stream: 'account',
  data: z.object({
    importId: idField,
    itemIds: z.array(idField).min(1),
    closed: z.enum(closingReasons).nullable(),
  }),
  personal: z.null(),
});

const receiptPart = z.object({ receiptId: idField, amountMinor: positiveMinorField });

/** What the rest of a difference is, where no receipt of ours explains it. */
export const differenceReasons = [
  'paidElsewhere',
  'taxDeducted',
  'creditNote',
  'discount',
  'writtenOff',
  'correction',
] as const;

/** A person's word (or the file's own reference) on what lies behind a file's other figures on one account. */
export const differenceDecided = defineKind({
  kind: 'difference.decided',
  version: 1,
  stream: 'account',
  data: z.object({
    importId: idField,
    receipts: z.array(receiptPart).max(100),
    reversals: z.array(receiptPart).max(100),
    parts: z
      .array(
        z.object({
          reason: z.enum(differenceReasons),
          itemId: idField.nullable(),
          amountMinor: positiveMinorField,
          /** The section of the tax law, or the number of the credit note. */
          reference: z.string().max(80).nullable(),
        }),
      )
      .max(100),
    /** `reference`: the office named the receipt's number beside the same amount; nobody was asked. */
    by: z.enum(['person', 'reference']),
  }),
  personal: z.null(),
});

/** A decision is taken back: the difference is open again. */
export const differenceReopened = defineKind({
  kind: 'difference.reopened',
  version: 1,
  stream: 'account',
  data: z.object({ importId: idField }),
  personal: z.null(),
});

/** What the office's program, or a person in its place, said of one receipt of a receipts file. */
export const receiptAnswered = defineKind({
  kind: 'receipt.answered',
  version: 1,
  stream: 'account',
  data: z.object({
    receiptId: idField,
    entry: z.enum(['receipt', 'reversal']),
    batchId: idField,
    /** `sendAgain` is a person's word on a rejected one. */
    answer: z.enum(['accepted', 'rejected', 'sendAgain']),
  }),
  personal: z.object({ reason: textField.nullable() }),
});

/** The shapes a receipts file can have. */
export const writebackShapes = ['generic', 'tally', 'zoho', 'quickbooks'] as const;

/** The words of one line of a receipts file that a later correction must not change. */
const writebackWords = z.object({
  receiptId: idField,
  partyName: z.string().max(300),
  payerName: z.string().max(300),
  /** The claim's number, by its id. */
  numbersByItem: z.record(idField, z.string().max(120)),
});

/** Receipts handed to the office in one file, with everything that makes the same bytes again. */
export const writebackMade = defineKind({
  kind: 'writeback.made',
  version: 1,
  stream: 'team',
  data: z.object({
    batchId: idField,
    bookId: idField,
    batchNumber: z.int().positive(),
    shape: z.enum(writebackShapes),
    madeOn: plainDateField,
    /** From a practice ledger: the file says so wherever it names itself. */
    practice: z.boolean(),
    entries: z
      .array(
        z.object({
          entry: z.enum(['receipt', 'reversal']),
          /** Which reversal of its receipt, where it is not the first: two cheques of one receipt may bounce. */
          reversal: z.int().min(2).optional(),
          receiptId: idField,
          accountId: idField,
          accountKey: z.string().max(120),
          number: z.string().max(40),
          /** The day the money was taken, or the day it was taken back. */
          on: plainDateField,
          currency: currencyField,
          amountMinor: positiveMinorField,
          tenders: z.array(
            z.object({
              tender: codeField,
              amountMinor: positiveMinorField,
              reference: z.string().max(80).nullable(),
            }),
          ),
          lines: z.array(z.object({ itemId: idField, amountMinor: positiveMinorField })),
          unappliedMinor: z.int().nonnegative(),
        }),
      )
      .min(1),
    totals: z.array(z.object({ currency: currencyField, count: z.int().positive(), amountMinor: z.int() })),
    /** SHA-256 of the file, in hex: a later copy is compared with it. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  personal: z.object({ words: z.array(writebackWords) }),
});
