import { z } from 'zod';
import type { PlainDate } from '../domain/dates.ts';
import { currencyField, idField } from '../domain/events/fields.ts';
import type { FailedRows } from '../domain/failed-rows.ts';
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

/** What fills the gaps of a sentence about a file; never a name, number or address of a person. */
export type ImportWordParams = Readonly<Record<string, string | number>>;

/** One cell of a file that could not be read, or was read with a doubt. `row` is the line in the file. */
export interface ImportProblemView {
  readonly row: number;
  readonly column: string | null;
  /** The key of its words on a screen, with `params`. */
  readonly code: string;
  readonly params: ImportWordParams;
  /** The English sentence, for the command line. */
  readonly problem: string;
  readonly severity: 'error' | 'warning';
}

/** One thing the file did not say and that was taken to be so: words by code, and the English sentence. */
export interface ImportAssumptionView {
  readonly code: string;
  readonly params: ImportWordParams;
  readonly text: string;
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
  /** Claims that this import closed: what disappeared is closed only when asked, with the reason. */
  readonly closed: number;
  /** Open claims of this book that the file no longer names. */
  readonly absent: number;
  /** Far fewer open claims than before: the file may be a part of the book. Nothing is listed as missing then. */
  readonly looksPartial: boolean;
  readonly parties: number;
  readonly accounts: number;
  readonly assumed: readonly ImportAssumptionView[];
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
  /** What kind of file it is. */
  readonly format: 'csv' | 'xlsx' | 'tallyXml' | 'xeroJson';
  /** The report of an accounting program that the columns belong to, or null. */
  readonly shape: ImportShape | null;
  /** The sheet that was read and those there are to choose from; null and none where a file has no sheets. */
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  /** Dates that read two ways, with examples from the file; null where nothing has to be asked. */
  readonly dateQuestion: {
    readonly columns: readonly string[];
    readonly examples: readonly {
      readonly written: string;
      readonly dayFirst: PlainDate;
      readonly monthFirst: PlainDate;
    }[];
  } | null;
  /** `minus` where amounts with a minus are read as what customers owe; null where the file has no such amounts. */
  readonly owedSign: 'plus' | 'minus' | null;
  /** Customers whose number stands in more than one way in the file, with zeros in front and without. */
  readonly mergedNumbers: readonly { readonly partyName: string; readonly spellings: readonly string[] }[];
  /** What is asked once per book and was not answered yet (decided 17). */
  readonly questions: readonly ('creditor' | 'debtors' | 'state' | 'currency')[];
}

/** Reports of accounting programs that Bahi knows by their columns. */
export const importShapes = [
  'tallyBillsReceivable',
  'zohoInvoices',
  'quickBooksAging',
  'xeroInvoices',
  'xeroAgedReceivables',
] as const;

/** The name of a known report. */
export type ImportShape = (typeof importShapes)[number];

/** What a person has to know to name the columns of a file that could not be made out. */
export interface ImportColumns {
  readonly columns: readonly ImportColumnView[];
  /** The mapping as far as it was guessed or given. */
  readonly mapping: string;
  /** What is still needed: `party`, `amount`, `dates`. */
  readonly missing: readonly string[];
}

/** Why a claim that a file no longer names is closed. */
export const missingReasons = ['paidElsewhere', 'credited', 'writtenOff', 'movedElsewhere'] as const;

/** Who the book's law is for (decided 17), and how to read its file. */
const importTerms = {
  /** The handle that the door gave for the file. */
  upload: z.string().min(16).max(64),
  book: z.string().trim().min(1).max(120).optional(),
  mapping: z.string().max(20_000).optional(),
  /** The sheet of a workbook, by the name on its tab. */
  sheet: z.string().min(1).max(255).optional(),
  /** Which of day and month stands first, where the file itself does not show it. */
  dateOrder: z.enum(['dayFirst', 'monthFirst']).optional(),
  /** Whether amounts with a minus are what customers owe, or those without. */
  owedSign: z.enum(['plus', 'minus']).optional(),
  currency: currencyField.optional(),
  creditor: z.enum(['lender', 'trade']).optional(),
  debtors: z.enum(['business', 'consumer']).optional(),
  state: z.string().max(20).optional(),
  product: z.enum(['trade', 'loan', 'microfinance']).optional(),
  /** Closes every claim that the file no longer names, for this reason; without it they are listed and stay open. */
  closeMissing: z.enum(missingReasons).optional(),
} as const;

/** Why a file is not taken in at all; nothing was written. */
export const importRefusals = [
  'unknownUpload',
  'fileMissing',
  'fileUnreadable',
  'emptyFile',
  'tooLarge',
  'binaryFile',
  'oldWorkbook',
  'lockedWorkbook',
  'damagedWorkbook',
  'workbookTooLarge',
  'sheetMissing',
  'htmlFile',
  'xmlFile',
  'unknownJson',
  'endlessLine',
  'truncatedFile',
  'noTable',
  'noHeader',
  'noRows',
  'tooManyBrokenQuotes',
  'mappingIncomplete',
  'mappingDoesNotFit',
  'badMapping',
  'dateOrderNeeded',
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

/** The columns of a file with samples, for naming those that `previewImport` could not make out. */
export const readImportColumns = query({
  roles: [...leadingRoles, 'desk', 'field'],
  input: z.strictObject(importTerms),
  output: answer<ImportColumns>(),
  refusals: importRefusals,
});

/** The rows of a file that stay out, as they stand in it, with what is wrong: for a file to mend and import again. */
export const readFailedRows = query({
  roles: [...leadingRoles, 'desk', 'field'],
  input: z.strictObject(importTerms),
  output: answer<FailedRows>(),
  refusals: importRefusals,
});

/** Takes a file in. Rows with problems stay out and are listed; the same file again changes nothing. */
export const importFile = command({
  roles: [...leadingRoles, 'desk', 'field'],
  input: z.strictObject({ commandId: commandIdField, ...importTerms }),
  output: answer<
    ImportOutcome & {
      readonly importId: string | null;
      readonly bookId: string;
      /** Accounts on which the file's lower figure may be a receipt of ours: somebody has to look. */
      readonly toDecide: number;
      /** Differences that the office itself explained: it named the receipts and the amounts fit. */
      readonly explained: number;
    }
  >(),
  refusals: importRefusals,
});

/** Takes an import back as a whole; refused, by name, where something leans on it. */
export const undoImport = command({
  roles: leadingRoles,
  input: z.strictObject({ commandId: commandIdField, importId: idField }),
  output: answer<{ readonly accounts: number }>(),
  refusals: [
    'unknownImport',
    'importUndone',
    'importHasReceipts',
    'importHasDecisions',
    'importHasPromises',
    'importHasPlans',
    'importHasDisputes',
  ],
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
  readImportColumns,
  readFailedRows,
  importFile,
  undoImport,
  listImports,
} as const;
