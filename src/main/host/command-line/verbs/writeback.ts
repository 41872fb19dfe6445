import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { InputOf } from '../../../../shared/contract/contract.ts';
import type { WritebackView } from '../../../../shared/contract/writeback.ts';
import { createUploadStore } from '../../../uploads/upload-store.ts';
import { type TypedCommand, textOption } from '../arguments.ts';
import { done, exitStatus, type Outcome, refusedOutcome, usedWrongly } from '../outcome.ts';
import { call, unlockFor, type Verb, type VerbHouse } from '../verb.ts';

type Shape = NonNullable<InputOf<'makeWriteback'>['shape']>;

const shapes: readonly string[] = ['generic', 'tally', 'zoho', 'quickbooks'] satisfies Shape[];

/**
 * `bahi writeback`: hands the receipts since the last file to the office (`--out FILE`), writes an earlier file again
 * (`--again NUMBER`), or takes in the office's answer (`--answer FILE`). Without any it lists the files there are.
 */
export const writebackVerb: Verb = async (house, typed) => {
  const shape = textOption(typed, 'shape') ?? 'generic';
  if (!shapes.includes(shape)) return usedWrongly(`--shape is one of ${shapes.join(', ')}.`);
  const again = textOption(typed, 'again');
  const out = textOption(typed, 'out');
  const answer = textOption(typed, 'answer');
  if (again !== undefined && out === undefined) return usedWrongly('Where to? --out FILE');
  const unlocked = await unlockFor(house, typed);
  if (!unlocked.ok) return refusedOutcome(unlocked.refusal);
  if (answer !== undefined) return takeAnswer(house, answer);
  const listed = await call(house, 'listWritebacks', { limit: 200 });
  if (!listed.ok) return refusedOutcome(listed.refusal);
  if (out === undefined) return listOutcome(listed.value.rows);
  if (again === undefined) return handOver(house, typed, shape as Shape, out);
  const found = listed.value.rows.find(({ batchNumber }) => String(batchNumber) === again);
  return found === undefined
    ? refusedOutcome({ code: 'unknownWriteback' })
    : save(house, found.batchId, out, {});
};

async function handOver(house: VerbHouse, typed: TypedCommand, shape: Shape, out: string): Promise<Outcome> {
  const books = await call(house, 'listBooks', {});
  if (!books.ok) return refusedOutcome(books.refusal);
  const named = textOption(typed, 'mapping');
  const fitting = books.value.books.filter(({ title }) => named === undefined || title === named);
  const [book] = fitting;
  if (book === undefined) return refusedOutcome({ code: 'unknownBook' });
  if (fitting.length > 1) return usedWrongly('There are several books. Name one with --mapping BOOK.');
  const made = await call(house, 'makeWriteback', { commandId: uuidv7(), bookId: book.bookId, shape });
  if (!made.ok) return refusedOutcome(made.refusal);
  const { batchId, batchNumber, entries, totals } = made.value;
  return save(house, batchId, out, { batchNumber, entries, totals });
}

async function save(house: VerbHouse, batchId: string, out: string, figures: object): Promise<Outcome> {
  const read = await call(house, 'readWriteback', { batchId });
  if (!read.ok) return refusedOutcome(read.refusal);
  const file = path.resolve(out);
  const answer = { batchId, ...figures, sha256: read.value.sha256, file };
  try {
    await writeFile(file, read.value.text);
  } catch {
    const words = `The file could not be written to ${file}. It is kept: write it again with --again.`;
    return done(answer, words, exitStatus.failed);
  }
  return done(answer, `Written to ${file} (SHA-256 ${read.value.sha256}).`);
}

async function takeAnswer(house: VerbHouse, file: string): Promise<Outcome> {
  const store = createUploadStore(path.join(house.dataDirectory, 'uploads'));
  const adopted = await store.adopt(path.resolve(file));
  if (!adopted.ok) return refusedOutcome(adopted.refusal);
  house.host.notify({ kind: 'upload', upload: adopted.value });
  const answered = await call(house, 'answerWriteback', {
    commandId: uuidv7(),
    upload: adopted.value.handle,
  });
  if (!answered.ok) return refusedOutcome(answered.refusal);
  const { accepted, rejected, unchanged, problems } = answered.value;
  const lines = [
    `${accepted} accepted, ${rejected} rejected, ${unchanged} known before.`,
    ...problems.map(({ line, code }) => `Line ${line}: ${problemSentences[code] ?? code}`),
  ];
  return done(answered.value, lines.join('\n'));
}

const problemSentences: Readonly<Record<string, string>> = {
  numberMissing: 'there is no receipt number.',
  statusUnclear: 'the status is neither accepted nor rejected.',
  receiptNotSent: 'no receipts file holds this receipt.',
};

function listOutcome(rows: readonly WritebackView[]): Outcome {
  const lines = rows.map(
    (row) =>
      `${row.batchNumber}  ${row.madeOn}  ${row.bookTitle}  ${row.entries} entries: ${row.inOffice} in the office, ${row.rejected} rejected, ${row.waiting} waiting`,
  );
  return done(
    rows,
    lines.length === 0 ? 'No receipts file yet. bahi writeback --out FILE makes one.' : lines.join('\n'),
  );
}
