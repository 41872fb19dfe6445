import Papa from 'papaparse';
import { unguardText } from '../../../shared/domain/formula-guard.ts';
import { ok, type Result, refused } from '../../../shared/lib/result.ts';

/** What the office's program said of one receipt. */
export interface AnswerLine {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly number: string;
  readonly batchNumber: number | null;
  readonly entry: 'receipt' | 'reversal' | null;
  readonly answer: 'accepted' | 'rejected';
  readonly reason: string | null;
}

/** An answer's lines, and those that say nothing that can be understood. */
export interface ReadAnswer {
  readonly lines: readonly AnswerLine[];
  readonly unclear: readonly { readonly line: number; readonly code: 'numberMissing' | 'statusUnclear' }[];
}

const columnNames = {
  number: [
    'receipt number',
    'payment number',
    'voucher number',
    'ref no',
    'reference no',
    'receipt no',
    'number',
  ],
  batch: ['batch', 'batch number', 'batch no'],
  entry: ['record', 'kind', 'type'],
  status: ['status', 'result', 'answer', 'import status'],
  reason: ['reason', 'error', 'message', 'error message', 'remarks'],
} as const;

const words = {
  accepted: ['accepted', 'ok', 'success', 'successful', 'imported', 'posted', 'created', 'done', 'yes'],
  rejected: ['rejected', 'error', 'failed', 'failure', 'not imported', 'skipped', 'no'],
} as const;

/**
 * Reads the office's answer to a receipts file: a CSV with a column for the receipt's number and one for its status (the
 * plain shape with these two filled in, or a program's own report of an import). Refused where either column is missing.
 */
export function readAnswer(
  text: string,
): Result<ReadAnswer, { readonly code: 'answerWithoutColumns' } | { readonly code: 'emptyFile' }> {
  const body = text.replace(/^\uFEFF/u, '');
  const { data } = Papa.parse<string[]>(body, { skipEmptyLines: 'greedy' });
  const [header, ...rows] = data;
  if (header === undefined || rows.length === 0) return refused({ code: 'emptyFile' });
  const at = (names: readonly string[]): number =>
    header.findIndex((cell) => names.includes(cell.trim().toLowerCase().replaceAll('_', ' ')));
  const columns = {
    number: at(columnNames.number),
    batch: at(columnNames.batch),
    entry: at(columnNames.entry),
    status: at(columnNames.status),
    reason: at(columnNames.reason),
  };
  if (columns.number < 0 || columns.status < 0) return refused({ code: 'answerWithoutColumns' });
  const lines: AnswerLine[] = [];
  const unclear: ReadAnswer['unclear'][number][] = [];
  for (const [index, row] of rows.entries()) {
    const read = readLine(row, columns, index + 2);
    if (read === null) continue;
    if ('code' in read) unclear.push(read);
    else lines.push(read);
  }
  return ok({ lines, unclear });
}

type Columns = Readonly<Record<keyof typeof columnNames, number>>;

function readLine(
  row: readonly string[],
  columns: Columns,
  line: number,
): AnswerLine | ReadAnswer['unclear'][number] | null {
  const cell = (name: keyof Columns): string => unguardText((row[columns[name]] ?? '').trim());
  const kind = cell('entry').toLowerCase();
  // Control totals come back as they went; and a receipt's further lines may be left empty.
  if (kind === 'total' || (cell('number') === '' && cell('status') === '')) return null;
  if (cell('number') === '') return { line, code: 'numberMissing' };
  const status = cell('status').toLowerCase();
  if (status === '') return null;
  const answer = (['accepted', 'rejected'] as const).find((one) =>
    (words[one] as readonly string[]).includes(status),
  );
  if (answer === undefined) return { line, code: 'statusUnclear' };
  const reason = cell('reason').slice(0, 500);
  return {
    line,
    number: cell('number').toUpperCase(),
    batchNumber: /^\d{1,9}$/.test(cell('batch')) ? Number(cell('batch')) : null,
    entry: kind === 'receipt' || kind === 'reversal' ? kind : null,
    answer,
    reason: reason === '' ? null : reason,
  };
}
