import { z } from 'zod';
import type { PlainDate } from '../domain/dates.ts';
import { idField } from '../domain/events/fields.ts';
import { writebackShapes } from '../domain/events/office-kinds.ts';
import { answer, command, commandIdField, everyRole, leadingRoles, query } from './procedure.ts';
import type { Amount, Page } from './values.ts';

/** What a receipts file holds or would hold, in figures to compare with the office's. */
export interface WritebackTotals {
  readonly entries: number;
  readonly totals: readonly {
    readonly currency: string;
    readonly count: number;
    readonly amountMinor: number;
  }[];
}

/** A receipts file handed to the office. */
export interface WritebackView extends WritebackTotals {
  readonly batchId: string;
  readonly batchNumber: number;
  readonly bookTitle: string;
  readonly shape: (typeof writebackShapes)[number];
  readonly madeOn: PlainDate;
  readonly madeMs: number;
  readonly madeByName: string;
  readonly sha256: string;
  /** Entries the office has: accepted by it, or seen in a file of open bills. */
  readonly inOffice: number;
  readonly rejected: number;
  readonly waiting: number;
}

/** One receipt of a receipts file and what became of it. */
export interface WritebackEntryView {
  readonly entry: 'receipt' | 'reversal';
  readonly receiptId: string;
  readonly accountId: string;
  readonly partyName: string;
  readonly number: string;
  readonly amount: Amount;
  /** `sentAgain`: rejected, and put into a later file. */
  readonly state: 'waiting' | 'inOffice' | 'rejected' | 'sendAgain' | 'sentAgain';
  readonly reason: string | null;
}

/** Who hands receipts to the office. */
const handingRoles = [...leadingRoles, 'desk', 'cashier'] as const;

/** Receipts of a book that no receipts file holds yet. */
export const previewWriteback = query({
  roles: handingRoles,
  input: z.strictObject({ bookId: idField }),
  output: answer<
    WritebackTotals & {
      /** Left out: a file of the office may hold them already, and nobody has decided. */
      readonly inQuestion: number;
      /** Left out: the office's figures hold them already. */
      readonly knownToOffice: number;
    }
  >(),
  refusals: ['unknownBook'],
});

/** Freezes the receipts since the last file into a new one. Every receipt is in one file alone. */
export const makeWriteback = command({
  roles: handingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    bookId: idField,
    shape: z.enum(writebackShapes).default('generic'),
  }),
  output: answer<{ readonly batchId: string; readonly batchNumber: number } & WritebackTotals>(),
  refusals: ['unknownBook', 'nothingToSend'],
});

/** The receipts files there are, newest first. */
export const listWritebacks = query({
  roles: everyRole,
  input: z.strictObject({
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: answer<Page<WritebackView>>(),
});

/** A receipts file's text, byte for byte as it was the first time. */
export const readWriteback = query({
  roles: handingRoles,
  input: z.strictObject({ batchId: idField }),
  output: answer<{
    readonly fileName: string;
    readonly mediaType: string;
    readonly text: string;
    readonly sha256: string;
  }>(),
  refusals: ['unknownWriteback', 'fileNotReproducible'],
});

/** The receipts of one file with what became of each. */
export const readWritebackEntries = query({
  roles: everyRole,
  input: z.strictObject({
    batchId: idField,
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(500).default(200),
  }),
  output: answer<Page<WritebackEntryView>>(),
  refusals: ['unknownWriteback'],
});

/** Takes in the office's answer to a receipts file: accepted receipts are in its books, rejected ones ask for a person. */
export const answerWriteback = command({
  roles: handingRoles,
  input: z.strictObject({ commandId: commandIdField, upload: z.string().min(16).max(64) }),
  output: answer<{
    readonly accepted: number;
    readonly rejected: number;
    /** Said before in the same words. */
    readonly unchanged: number;
    /** Lines that name no receipt of a receipts file, or say nothing that can be understood. */
    readonly problems: readonly { readonly line: number; readonly code: string }[];
  }>(),
  refusals: ['unknownUpload', 'fileUnreadable', 'emptyFile', 'answerWithoutColumns'],
});

/** A person's word on a rejected receipt: send it again in the next file, or it was entered by hand. */
export const settleRejection = command({
  roles: handingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    receiptId: idField,
    entry: z.enum(['receipt', 'reversal']),
    decision: z.enum(['sendAgain', 'accepted']),
  }),
  output: answer<Record<string, never>>(),
  refusals: ['nothingPending'],
});

/** All of this file, for the table. */
export const writebackProcedures = {
  previewWriteback,
  makeWriteback,
  listWritebacks,
  readWriteback,
  readWritebackEntries,
  answerWriteback,
  settleRejection,
} as const;
