import { z } from 'zod';
import { defineKind } from './define-kind.ts';
import { idField, plainDateField } from './fields.ts';

const noPersonal = z.null();
const reason = z.string().min(1).max(200);

/** A period of a book, as a rule its financial year, takes no facts with its dates any more. */
export const periodClosed = defineKind({
  kind: 'period.closed',
  version: 1,
  stream: 'team',
  data: z.object({
    periodId: idField,
    bookId: idField,
    startsOn: plainDateField,
    endsOn: plainDateField,
  }),
  personal: noPersonal,
});

/** A closed period takes facts again until a day, each of them an amendment of what was closed. */
export const periodReopened = defineKind({
  kind: 'period.reopened',
  version: 1,
  stream: 'team',
  data: z.object({ reopeningId: idField, periodId: idField, untilOn: plainDateField, reason }),
  personal: noPersonal,
});

/** A pre-printed receipt book with its own numbers was given to a person. */
export const receiptBookIssued = defineKind({
  kind: 'receiptBook.issued',
  version: 1,
  stream: 'team',
  data: z.object({
    receiptBookId: idField,
    series: z.string().min(1).max(20),
    firstLeaf: z.int().positive(),
    lastLeaf: z.int().positive(),
    /** Digits of the number as printed, leading zeros and all. */
    digits: z.int().min(1).max(10),
    issuedTo: idField,
  }),
  personal: noPersonal,
});

/** Why a leaf of a receipt book carries no receipt. `reopened` takes the word back. */
export const receiptBookLeafExplained = defineKind({
  kind: 'receiptBook.leafExplained',
  version: 1,
  stream: 'team',
  data: z.object({
    receiptBookId: idField,
    leaf: z.int().positive(),
    state: z.enum(['void', 'lost', 'unused', 'reopened']),
    note: z.string().max(200),
  }),
  personal: noPersonal,
});
