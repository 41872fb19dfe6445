import { ok } from '../../../shared/lib/result.ts';
import { cellText } from '../../import/cell-text.ts';
import type { ImportReading } from '../../import/read-import.ts';
import type { WaitingService } from '../service.ts';
import { compareImport } from './compare-import.ts';
import { importOutcome, unansweredQuestions } from './import-outcome.ts';
import { readForImport } from './read-for-import.ts';

const sampleRows = 50;
const samplesPerColumn = 3;

/** Reads a file and says what importing it would do; writes nothing. */
export const previewImport: WaitingService<'previewImport'> = async (context, input) => {
  const read = await readForImport(context, input);
  if (!read.ok) return read;
  const { reading, bookId, bookTitle } = read.value;
  const run = compareImport(context.read, read.value);
  const currencyAssumed = run.assumed.some((assumed) => assumed.code === 'currencyAssumed');
  return ok({
    outcome: importOutcome(input, read.value, run),
    bookId,
    bookTitle,
    columns: columnsOf(reading),
    mapping: JSON.stringify(reading.mapping),
    mappingFrom: reading.mappingFrom,
    delimiter: reading.table.delimiter,
    sample: reading.imported.rows.slice(0, sampleRows).map((row) => ({
      row: row.line,
      party: row.partyName,
      number: row.documentNumber ?? row.itemKey,
      issuedOn: row.issuedOn,
      dueOn: row.dueOn,
      amount: { amountMinor: row.outstandingMinor, currency: row.currency },
    })),
    questions: [
      ...unansweredQuestions(input, read.value),
      ...(currencyAssumed ? (['currency'] as const) : []),
    ],
  });
};

function columnsOf(reading: ImportReading) {
  const fieldsByColumn = new Map(
    Object.entries(reading.mapping.columns).map(([field, column]) => [column, field]),
  );
  const guesses = new Map(reading.guess.columns.map((guess) => [guess.column, guess]));
  return reading.table.header.map((column, at) => ({
    column,
    field: fieldsByColumn.get(column) ?? null,
    confidence: guesses.get(column)?.confidence ?? null,
    samples: reading.table.rows.slice(0, samplesPerColumn).map((row) => cellText(row.cells[at]).slice(0, 60)),
  }));
}
