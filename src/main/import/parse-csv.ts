import { type Result, refused } from '../../shared/lib/result.ts';
import { readCsvRecords } from './csv-records.ts';
import { guessDelimiter, saidDelimiterOf } from './guess-delimiter.ts';
import type { HeaderSynonyms } from './header-synonyms.ts';
import type { FileRefusal } from './import-refusals.ts';
import type { ParsedTable } from './parsed-table.ts';
import { recordsToTable } from './records-to-table.ts';
import { runSteps, type Steps } from './steps.ts';

/** What a person may say about a CSV file where the guess is wrong. */
export type CsvOptions = { readonly delimiter?: string; readonly headerLine?: number };

/**
 * A CSV text (line ends `\n`) as a table: separator and header row are found, rows carry the line they begin on,
 * and what is no row becomes a problem. Refuses texts without a table and texts that end in the middle.
 */
export function* parseCsvSteps(
  text: string,
  synonyms: HeaderSynonyms,
  options: CsvOptions = {},
): Steps<Result<ParsedTable, FileRefusal>> {
  const delimiter = options.delimiter ?? guessDelimiter(text);
  if (delimiter === null) return refused({ code: 'noTable' });
  const read = yield* readCsvRecords(text, delimiter);
  if (!read.ok) return read;
  const firstLine = saidDelimiterOf(text) === null ? 1 : 2;
  const { records, broken } = read.value;
  return yield* recordsToTable(
    {
      records: firstLine === 1 ? records : records.filter(({ line }) => line >= firstLine),
      broken,
      delimiter,
      headerLine: options.headerLine,
      mayBeCut: !text.endsWith('\n'),
    },
    synonyms,
  );
}

/** `parseCsvSteps` in one go. */
export function parseCsv(
  text: string,
  synonyms: HeaderSynonyms,
  options: CsvOptions = {},
): Result<ParsedTable, FileRefusal> {
  return runSteps(parseCsvSteps(text, synonyms, options));
}
