import type { ImportPreview } from '../../../shared/contract/books.ts';
import { ok } from '../../../shared/lib/result.ts';
import { parseImportDate } from '../../import/import-dates.ts';
import type { ImportReading } from '../../import/read-import.ts';
import type { WaitingService } from '../service.ts';
import { compareImport } from './compare-import.ts';
import { importOutcome, unansweredQuestions } from './import-outcome.ts';
import { readForImport } from './read-for-import.ts';
import { columnViews } from './read-import-columns.ts';

const [sampleRows, shownMergedNumbers] = [50, 50];

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
    columns: columnViews(reading.table, reading.mapping, reading.guess.columns),
    mapping: JSON.stringify(reading.mapping),
    mappingFrom: reading.mappingFrom,
    delimiter: reading.table.delimiter,
    ...reading.file,
    shape: reading.guess.shape,
    dateQuestion: dateQuestion(reading),
    owedSign: signQuestion(reading),
    mergedNumbers: reading.imported.mergedNumbers.slice(0, shownMergedNumbers),
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

/** Examples of dates that read two ways, read both ways. */
function dateQuestion({ dateDoubt }: ImportReading): ImportPreview['dateQuestion'] {
  if (dateDoubt === null) return null;
  const examples = dateDoubt.examples.flatMap((written) => {
    const dayFirst = parseImportDate(written, 'dayFirst');
    const monthFirst = parseImportDate(written, 'monthFirst');
    return dayFirst === null || monthFirst === null ? [] : [{ written, dayFirst, monthFirst }];
  });
  return { columns: dateDoubt.columns, examples };
}

/** What a minus means is asked of Tally, whose versions differ, and of a list that would come in as credits mostly. */
function signQuestion({ mapping, guess, imported }: ImportReading): 'plus' | 'minus' | null {
  if (mapping.owedSign === 'minus') return 'minus';
  const credits = imported.rows.filter((row) => row.amountMinor < 0).length;
  const isOdd = credits * 2 > imported.rows.length;
  return guess.shape === 'tallyBillsReceivable' || isOdd ? 'plus' : null;
}
