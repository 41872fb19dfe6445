import { type SentenceParams, sentenceFrom } from './sentences.ts';

/** Why a whole file cannot be read. Nothing of it comes in: half a file is worse than none. */
export type FileRefusal =
  | { readonly code: 'fileMissing' }
  | { readonly code: 'fileUnreadable' }
  | { readonly code: 'emptyFile' }
  | { readonly code: 'tooLarge'; readonly megabytes: number; readonly limitMegabytes: number }
  | { readonly code: 'binaryFile'; readonly kind: BinaryKind }
  | { readonly code: 'oldWorkbook' }
  | { readonly code: 'lockedWorkbook' }
  | { readonly code: 'damagedWorkbook' }
  | { readonly code: 'workbookTooLarge' }
  | { readonly code: 'sheetMissing' }
  | { readonly code: 'htmlFile' }
  | { readonly code: 'xmlFile' }
  | { readonly code: 'unknownJson' }
  | { readonly code: 'endlessLine'; readonly line: number; readonly limitCharacters: number }
  | { readonly code: 'truncatedFile'; readonly line: number }
  | { readonly code: 'noTable' }
  | { readonly code: 'noHeader' }
  | { readonly code: 'noRows'; readonly line: number }
  | { readonly code: 'tooManyBrokenQuotes'; readonly line: number; readonly limit: number };

/** Why a mapping cannot be applied to a table that was read. */
export type MappingRefusal =
  | { readonly code: 'mappingIncomplete'; readonly missing: readonly string[] }
  | { readonly code: 'mappingDoesNotFit'; readonly columns: readonly string[] }
  | { readonly code: 'dateOrderNeeded'; readonly columns: readonly string[] };

/** Everything `readImport` may refuse. */
export type ImportRefusal = FileRefusal | MappingRefusal;

/** What a file that is no text seems to be, by its first bytes. */
export type BinaryKind =
  | 'xlsx'
  | 'xlsb'
  | 'xls'
  | 'lockedXlsx'
  | 'ods'
  | 'docx'
  | 'zip'
  | 'pdf'
  | 'image'
  | 'compressed'
  | 'database'
  | 'unknown';

const sentences: Record<ImportRefusal['code'], string> = {
  fileMissing: 'There is no file at this place. Check the name, or choose the file again.',
  fileUnreadable: 'This file cannot be opened. Close it in other programs and check that you may read it.',
  emptyFile: 'This file is empty. Export it again from the program it came from.',
  tooLarge: 'This file has {megabytes} MB; up to {limitMegabytes} MB can be read. Export it in parts.',
  binaryFile: 'This is {kind}, not a CSV file. Open it in its program and save it as CSV or XLSX.',
  oldWorkbook:
    'This is an old Excel or Office file (XLS). Open it in Excel or LibreOffice and save it as XLSX or CSV.',
  lockedWorkbook:
    'This workbook has a password, so nobody can read it from outside. Open it in Excel, take the password away, save it, and choose it again.',
  damagedWorkbook:
    'This workbook is damaged or cut off. Nothing was taken from it. Open it in Excel or LibreOffice, save it anew, or copy it again.',
  workbookTooLarge:
    'Unpacked, this workbook is larger than any list that Bahi reads. Delete sheets and columns that are not needed, or save the list as CSV in parts.',
  sheetMissing: 'The workbook has no sheet of that name. Choose one that it has.',
  htmlFile:
    'This is a web page, also where its name ends in .xls. Open it in Excel or LibreOffice and save it as XLSX or CSV, or export the report as CSV.',
  xmlFile:
    'This XML file is not the report “Bills Receivable” of Tally. Export that report as XML, or any list as CSV or XLSX.',
  unknownJson:
    'This JSON file holds no invoices, credit notes or aged receivables of Xero. Export the list as CSV or XLSX.',
  endlessLine:
    'Line {line} is longer than {limitCharacters} characters, so this is not a table of rows. Export it again.',
  truncatedFile:
    'The file stops in the middle of line {line}: part of it is missing. Nothing was taken from it. Export or copy it again.',
  noTable: 'No columns were found in this file. Export it as CSV, with one row per invoice or instalment.',
  noHeader: 'No row with column names was found. Add one above the data and choose the file again.',
  noRows: 'Below the column names of line {line} there are no rows. Export it again with its data.',
  tooManyBrokenQuotes:
    'By line {line} more than {limit} lines have quotation marks that do not close. Export the file again as CSV.',
  mappingIncomplete: 'No column was found for: {missing}. Say which column holds it.',
  dateOrderNeeded:
    'In {columns} day and month cannot be told apart. Say which comes first: --dates day-first or --dates month-first.',
  mappingDoesNotFit:
    'The remembered columns do not fit this file; it has no column {columns}. Choose the columns again.',
};

const binaryKindWords: Record<BinaryKind, string> = {
  xlsx: 'an Excel workbook (XLSX)',
  xlsb: 'a binary Excel workbook (XLSB)',
  xls: 'an old Excel or Office file (XLS)',
  lockedXlsx: 'a workbook with a password',
  ods: 'a spreadsheet (ODS)',
  docx: 'a Word document',
  zip: 'a ZIP archive',
  pdf: 'a PDF',
  image: 'a picture',
  compressed: 'a compressed file',
  database: 'a database',
  unknown: 'a file of binary data',
};

const fieldWords: Readonly<Record<string, string>> = {
  party: 'customer number or name',
  amount: 'amount',
  dates: 'due date or invoice date',
};

/** The plain English sentence of a refusal: what is wrong and what to do. The screen has its own by `code`. */
export function describeImportRefusal(refusal: ImportRefusal): string {
  const { code, ...rest } = refusal;
  const params: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(rest) as [string, string | number | readonly string[]][]) {
    params[name] =
      typeof value === 'object' ? value.map((word) => fieldWords[word] ?? word).join(', ') : value;
  }
  if (refusal.code === 'binaryFile') params['kind'] = binaryKindWords[refusal.kind];
  return sentenceFrom(sentences[code], params satisfies SentenceParams);
}
