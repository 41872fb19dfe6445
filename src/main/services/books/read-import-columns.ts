import type { ImportColumnView } from '../../../shared/contract/books.ts';
import { ok } from '../../../shared/lib/result.ts';
import { cellText } from '../../import/cell-text.ts';
import type { ColumnGuess } from '../../import/guess-columns.ts';
import { guessMapping } from '../../import/guess-mapping.ts';
import { columnsNotIn, type ImportMapping, missingOf } from '../../import/import-mapping.ts';
import { describeImportRefusal } from '../../import/import-refusals.ts';
import type { ParsedTable } from '../../import/parsed-table.ts';
import { readTable } from '../../import/readers.ts';
import { readUpload } from '../../uploads/read-upload.ts';
import { domainRefusal, refuse, type WaitingService } from '../service.ts';
import { mappingOf } from './read-for-import.ts';

const [samplesPerColumn, longestSample] = [3, 60];

/** The columns of a file with samples, and the mapping as far as it goes. Works where no row can be made yet. */
export const readImportColumns: WaitingService<'readImportColumns'> = async (context, input) => {
  const upload = context.uploads.get(input.upload);
  if (upload === undefined) return refuse('unknownUpload');
  const bytes = await readUpload(upload);
  if (!bytes.ok) return refuse('fileUnreadable');
  const given = mappingOf(input.mapping);
  if (given === 'bad') return refuse('badMapping');
  const read = readTable(
    bytes.value,
    context.resources.headerSynonyms,
    input.sheet === undefined ? {} : { sheet: input.sheet },
  );
  if (!read.ok) {
    const { refusal } = domainRefusal(read.refusal);
    return refuse(refusal.code, { ...refusal.params, sentence: describeImportRefusal(read.refusal) });
  }
  const { table } = read.value;
  const guess = guessMapping(table, context.resources.headerSynonyms);
  const fits = given !== null && columnsNotIn(given, table.header).length === 0;
  const mapping = fits ? given : guess.mapping;
  return ok({
    columns: columnViews(table, mapping, guess.columns),
    mapping: JSON.stringify(mapping),
    missing: missingOf(mapping, false),
  });
};

/** Every column with what a mapping takes it for, how sure the guess was, and its first cells. */
export function columnViews(
  table: ParsedTable,
  mapping: ImportMapping,
  guesses: readonly ColumnGuess[],
): readonly ImportColumnView[] {
  const fieldsByColumn = new Map(Object.entries(mapping.columns).map(([field, column]) => [column, field]));
  const guessesByColumn = new Map(guesses.map((guess) => [guess.column, guess]));
  return table.header.map((column, at) => ({
    column,
    field: fieldsByColumn.get(column) ?? null,
    confidence: guessesByColumn.get(column)?.confidence ?? null,
    samples: table.rows
      .slice(0, samplesPerColumn)
      .map((row) => cellText(row.cells[at]).slice(0, longestSample)),
  }));
}
