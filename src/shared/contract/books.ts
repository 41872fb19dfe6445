import { z } from 'zod';
import type { PlainDate } from '../domain/dates.ts';
import { currencyField, idField } from '../domain/events/fields.ts';
import { answer, command, commandIdField, everyRole, leadingRoles, query } from './procedure.ts';
import type { Amount } from './values.ts';

/** A book of debts and whose law it stands under. */
export interface BookView {
  readonly bookId: string;
  readonly title: string;
  readonly creditor: 'lender' | 'trade';
  readonly debtors: 'business' | 'consumer';
  readonly state: string | null;
  readonly product: 'trade' | 'loan' | 'microfinance';
  /** Answers that nobody gave yet, by name: shown until somebody confirms them. */
  readonly assumed: readonly string[];
  readonly accounts: number;
  readonly totals: readonly Amount[];
}

/** One cell of a file that could not be read, or was read with a doubt. `row` is the line in the file. */
export interface ImportProblemView {
  readonly row: number;
  readonly column: string | null;
  readonly code: string;
  readonly problem: string;
  readonly severity: 'error' | 'warning';
}

/** One column of the file: what it was taken for and why; editable. */
export interface ImportColumnView {
  readonly column: string;
  readonly field: string | null;
  /** 0 to 100; null where nothing was guessed for it. */
  readonly confidence: number | null;
  readonly samples: readonly string[];
}

/** What an import would do, or has done. */
export interface ImportOutcome {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Claims that this import closed. None yet: what disappeared is closed only when asked. */
  readonly closed: number;
  /** Open claims of this book that the file no longer names. */
  readonly absent: number;
  readonly parties: number;
  readonly accounts: number;
  readonly assumed: readonly string[];
  readonly problems: readonly ImportProblemView[];
  readonly totals: readonly Amount[];
}

/** What the wizard shows before anything is written. */
export interface ImportPreview {
  readonly outcome: ImportOutcome;
  readonly bookId: string;
  readonly bookTitle: string;
  readonly columns: readonly ImportColumnView[];
  readonly mapping: string;
  readonly delimiter: string | null;
  /** First rows as they would come in. */
  readonly sample: readonly {
    readonly row: number;
    readonly party: string;
    readonly number: string;
    readonly issuedOn: PlainDate;
    readonly dueOn: PlainDate;
    readonly amount: Amount;
  }[];
  readonly mappingFrom: 'given' | 'remembered' | 'guessed';
  /** What is asked once per book and was not answered yet (decided 17). */
  readonly questions: readonly ('creditor' | 'debtors' | 'state' | 'currency')[];
}

/** Who the book's law is for (decided 17), and how to read its file. */
const importTerms = {
  /** The handle that the door gave for the file. */
  upload: z.string().min(16).max(64),
  book: z.string().trim().min(1).max(120).optional(),
  mapping: z.string().max(20_000).optional(),
  currency: currencyField.optional(),
  creditor: z.enum(['lender', 'trade']).optional(),
  debtors: z.enum(['business', 'consumer']).optional(),
  state: z.string().max(20).optional(),
  product: z.enum(['trade', 'loan', 'microfinance']).optional(),
} as const;

/** Why a file is not taken in at all; nothing was written. */
export const importRefusals = [
  'unknownUpload',
  'fileMissing',
  'fileUnreadable',
  'emptyFile',
  'tooLarge',
  'binaryFile',
  'htmlFile',
  'xmlFile',
  'endlessLine',
  'truncatedFile',
  'noTable',
  'noHeader',
  'noRows',
  'tooManyBrokenQuotes',
  'mappingIncomplete',
  'mappingDoesNotFit',
  'badMapping',
] as const;

/** The books of the team. */
export const listBooks = query({
  roles: everyRole,
  input: z.strictObject({}),
  output: answer<{ readonly books: readonly BookView[] }>(),
});

/** Corrects or confirms whose law a book stands under. */
export const changeBook = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    bookId: idField,
    creditor: z.enum(['lender', 'trade']),
    debtors: z.enum(['business', 'consumer']),
    state: z.string().max(20).nullable(),
    product: z.enum(['trade', 'loan', 'microfinance']),
  }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownBook'],
});

/** Reads a file and says what importing it would do; writes nothing. */
export const previewImport = query({
  roles: [...leadingRoles, 'desk', 'field'],
  input: z.strictObject(importTerms),
  output: answer<ImportPreview>(),
  refusals: importRefusals,
});

/** Takes a file in. Rows with problems stay out and are listed; the same file again changes nothing. */
export const importFile = command({
  roles: [...leadingRoles, 'desk', 'field'],
  input: z.strictObject({ commandId: commandIdField, ...importTerms }),
  output: answer<ImportOutcome & { readonly importId: string | null; readonly bookId: string }>(),
  refusals: importRefusals,
});

/** Takes an import back as a whole; refused where a receipt depends on it. */
export const undoImport = command({
  roles: leadingRoles,
  input: z.strictObject({ commandId: commandIdField, importId: idField }),
  output: answer<{ readonly accounts: number }>(),
  refusals: ['unknownImport', 'importHasReceipts', 'importUndone'],
});

/** The imports of the past, newest first. */
export const listImports = query({
  roles: everyRole,
  input: z.strictObject({}),
  output: answer<{
    readonly imports: readonly {
      readonly importId: string;
      readonly bookTitle: string;
      readonly fileName: string;
      readonly rows: number;
      readonly created: number;
      readonly updated: number;
      readonly problems: number;
      readonly recordedMs: number;
      readonly recordedByName: string;
      readonly withdrawn: boolean;
    }[];
  }>(),
});

/** All of this file, for the table. */
export const bookProcedures = {
  listBooks,
  changeBook,
  previewImport,
  importFile,
  undoImport,
  listImports,
} as const;
