import { z } from 'zod';
import type { PlainDate } from '../domain/dates.ts';
import { idField, plainDateField } from '../domain/events/fields.ts';
import type { Leaf } from '../domain/receipt-book/leaves.ts';
import { answer, command, commandIdField, everyRole, leadingRoles, query } from './procedure.ts';

const reason = z.string().trim().min(1).max(200);

/** A book with the year that can be closed next, and the closed ones. */
export interface BookPeriods {
  readonly bookId: string;
  readonly title: string;
  /** The last year that is over and not closed; null where none is. */
  readonly closable: { readonly startsOn: PlainDate; readonly endsOn: PlainDate } | null;
  readonly yearStartsOn: { readonly month: number; readonly day: number };
  readonly closed: readonly {
    readonly periodId: string;
    readonly startsOn: PlainDate;
    readonly endsOn: PlainDate;
    readonly closedOn: PlainDate;
    readonly closedByName: string;
    readonly reopenedUntilOn: PlainDate | null;
    readonly reopenedReason: string | null;
    /** Receipts dated into it after it was closed. */
    readonly amendments: number;
  }[];
}

/** The years of every book. */
export const listPeriods = query({
  roles: everyRole,
  input: z.strictObject({}),
  output: answer<{ readonly books: readonly BookPeriods[]; readonly daysBack: number }>(),
});

/** Closes the year of a book in which a day lies: no fact is dated into it any more. */
export const closePeriod = command({
  roles: leadingRoles,
  input: z.strictObject({ commandId: commandIdField, bookId: idField, dayInYear: plainDateField }),
  output: answer<{ readonly periodId: string }>(),
  refusals: ['unknownBook', 'periodNotOver', 'periodAlreadyClosed'],
});

/** Opens a closed year for some days, with a reason; whatever is dated into it is an amendment. */
export const reopenPeriod = command({
  roles: leadingRoles,
  input: z.strictObject({ commandId: commandIdField, periodId: idField, untilOn: plainDateField, reason }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownPeriod', 'dateInPast', 'dateTooFar'],
});

/** A pre-printed receipt book with its leaves. */
export interface ReceiptBookView {
  readonly receiptBookId: string;
  readonly series: string;
  readonly first: string;
  readonly last: string;
  readonly issuedTo: string;
  readonly issuedToName: string;
  readonly issuedOn: PlainDate;
  readonly leaves: readonly (Leaf & { readonly receiptId: string | null; readonly note: string })[];
  readonly missing: number;
}

/** The pre-printed receipt books: one's own, or for who leads and the office all of them. */
export const listReceiptBooks = query({
  roles: everyRole,
  input: z.strictObject({}),
  output: answer<{ readonly books: readonly ReceiptBookView[] }>(),
});

/** Gives a pre-printed receipt book to a person. Its leaves are nobody else's. */
export const issueReceiptBook = command({
  roles: ['supervisor', 'cashier', 'admin'],
  input: z.strictObject({
    commandId: commandIdField,
    series: z
      .string()
      .trim()
      .max(20)
      .regex(/^[A-Za-z0-9/ -]+$/),
    firstLeaf: z.int().positive(),
    lastLeaf: z.int().positive(),
    digits: z.int().min(1).max(10),
    issuedTo: idField,
  }),
  output: answer<{ readonly receiptBookId: string }>(),
  refusals: ['unknownUser', 'leavesInvalid', 'leavesTaken'],
});

/** Says why a leaf carries no receipt, or takes that word back. */
export const explainLeaf = command({
  roles: ['field', 'desk', 'supervisor', 'cashier', 'admin'],
  input: z.strictObject({
    commandId: commandIdField,
    receiptBookId: idField,
    leaf: z.int().positive(),
    state: z.enum(['void', 'lost', 'unused', 'reopened']),
    note: z.string().trim().max(200).default(''),
  }),
  output: answer<Record<string, never>>(),
  refusals: [
    'unknownReceiptBook',
    'leafNotInBook',
    'leafAlreadyEntered',
    'leafExplained',
    'notYourReceiptBook',
  ],
});

/** All of this file, for the table. */
export const periodProcedures = {
  listPeriods,
  closePeriod,
  reopenPeriod,
  listReceiptBooks,
  issueReceiptBook,
  explainLeaf,
} as const;
