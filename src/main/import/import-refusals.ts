import { type SentenceParams, sentenceFrom } from './sentences.ts';

/** Why a whole file cannot be read. Nothing of it comes in: half a file is worse than none. */
export type FileRefusal =
  | { readonly code: 'fileMissing' }
  | { readonly code: 'fileUnreadable' }
  | { readonly code: 'emptyFile' }
  | { readonly code: 'tooLarge'; readonly megabytes: number; readonly limitMegabytes: number }
  | { readonly code: 'binaryFile'; readonly kind: BinaryKind }
  | { readonly code: 'htmlFile' }
  | { readonly code: 'xmlFile' }
  | { readonly code: 'endlessLine'; readonly line: number; readonly limitCharacters: number }
  | { readonly code: 'truncatedFile'; readonly line: number }
  | { readonly code: 'noTable' }
  | { readonly code: 'noHeader' }
  | { readonly code: 'noRows'; readonly line: number }
  | { readonly code: 'tooManyBrokenQuotes'; readonly line: number; readonly limit: number };

/** Why a mapping cannot be applied to a table that was read. */
export type MappingRefusal =
  | { readonly code: 'mappingIncomplete'; readonly missing: readonly string[] }
  | { readonly code: 'mappingDoesNotFit'; readonly columns: readonly string[] };

/** Everything `readImport` may refuse. */
export type ImportRefusal = FileRefusal | MappingRefusal;

/** What a file that is no text seems to be, by its first bytes. */
export type BinaryKind =
  | 'xlsx'
  | 'xls'
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
  binaryFile: 'This is {kind}, not a CSV file. Open it in its program and save it as CSV.',
  htmlFile: 'This is a web page, not a CSV file. Export the report as CSV instead of saving the page.',
  xmlFile: 'This is an XML file, not a CSV file. Export the report as CSV.',
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
  mappingDoesNotFit:
    'The remembered columns do not fit this file; it has no column {columns}. Choose the columns again.',
};

const binaryKindWords: Record<BinaryKind, string> = {
  xlsx: 'an Excel workbook (XLSX)',
  xls: 'an old Excel or Office file (XLS)',
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
