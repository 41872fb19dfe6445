import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { type ImportOutcome, missingReasons } from '../../../../shared/contract/books.ts';
import type { InputOf } from '../../../../shared/contract/contract.ts';
import {
  type FailedRowProblem,
  type FailedRows,
  failedRowsText,
} from '../../../../shared/domain/failed-rows.ts';
import { createUploadStore } from '../../../uploads/upload-store.ts';
import { type TypedCommand, textOption } from '../arguments.ts';
import { done, exitStatus, type Outcome, refusedOutcome, usedWrongly } from '../outcome.ts';
import { call, unlockFor, type Verb, type VerbHouse } from '../verb.ts';

type ImportTerms = InputOf<'previewImport'>;
type Done = Extract<Outcome, { readonly kind: 'done' }>;

/** `bahi import FILE`: takes a file in, or with `--dry-run` says what that would do. */
export const importVerb: Verb = async (house, typed) => {
  const [file] = typed.operands;
  if (file === undefined) return usedWrongly('Which file? bahi import FILE');
  const unlocked = await unlockFor(house, typed);
  if (!unlocked.ok) return refusedOutcome(unlocked.refusal);
  const store = createUploadStore(path.join(house.dataDirectory, 'uploads'));
  const adopted = await store.adopt(path.resolve(file));
  if (!adopted.ok) return refusedOutcome(adopted.refusal);
  house.host.notify({ kind: 'upload', upload: adopted.value });
  const terms = importTerms(typed, adopted.value.handle);
  if (typeof terms === 'string') return usedWrongly(terms);
  const failedTo = textOption(typed, 'failed-rows');
  if (failedTo !== undefined && path.resolve(failedTo) === path.resolve(file)) {
    return usedWrongly('--failed-rows names the file that is imported. Name another one.');
  }
  // Before anything is written: what is there now decides which rows fail.
  const failed = failedTo === undefined ? null : await call(house, 'readFailedRows', terms);
  if (failed !== null && !failed.ok) return refusedOutcome(failed.refusal);
  const outcome = await runImport(house, typed, terms);
  if (outcome.kind !== 'done' || failed === null || failedTo === undefined) return outcome;
  return withFailedRows(outcome, failed.value, failedTo);
};

async function runImport(house: VerbHouse, typed: TypedCommand, terms: ImportTerms): Promise<Outcome> {
  if (typed.options['dry-run'] !== true) {
    const imported = await call(house, 'importFile', { commandId: uuidv7(), ...terms });
    return imported.ok ? outcomeOf(imported.value, 'were') : refusedOutcome(imported.refusal);
  }
  const previewed = await call(house, 'previewImport', terms);
  if (!previewed.ok) return refusedOutcome(previewed.refusal);
  const { outcome, dateQuestion } = previewed.value;
  if (dateQuestion === null) return outcomeOf(outcome, 'would be');
  return refusedOutcome({ code: 'dateOrderNeeded', params: { columns: dateQuestion.columns } });
}

/** Writes the rows that stayed out, to be mended and imported again; no file where none did. */
async function withFailedRows(outcome: Done, failed: FailedRows, file: string): Promise<Outcome> {
  const answer = { ...(outcome.answer as object), failedRows: failed.rows.length };
  if (failed.rows.length === 0) {
    return done(answer, `${outcome.words}\nNo row failed, so ${file} was not written.`);
  }
  const words = {
    column: 'What is wrong (Bahi)',
    sentenceOf: ({ problem }: FailedRowProblem) => problem,
  };
  try {
    await writeFile(file, failedRowsText(failed, words));
  } catch {
    return done(
      answer,
      `${outcome.words}\nThe failed rows could not be written to ${file}.`,
      exitStatus.failed,
    );
  }
  return done(answer, `${outcome.words}\n${failed.rows.length} rows that failed stand in ${file}.`);
}

/** What the file no longer names, and whether it looks like a part of its book. */
function absenceLines({ absent, closed, looksPartial }: ImportOutcome, verb: string): string[] {
  if (absent === 0) return [];
  if (closed > 0) return [`${closed} claims that the file no longer names ${verb} closed.`];
  const part = looksPartial
    ? ' That is more than half of what was open: the file looks like a part of its book.'
    : '';
  return [`${absent} open claims are not in the file; none is closed without --close-missing.${part}`];
}

const dateOrders: Readonly<Record<string, ImportTerms['dateOrder']>> = {
  'day-first': 'dayFirst',
  'month-first': 'monthFirst',
};

/** What was said about the file; a sentence where it was not understood. */
function importTerms(typed: TypedCommand, upload: string): ImportTerms | string {
  const creditor = textOption(typed, 'creditor');
  const debtors = textOption(typed, 'debtors');
  const lawSentence = '--creditor is lender or trade, --debtors is business or consumer.';
  if (creditor !== undefined && creditor !== 'lender' && creditor !== 'trade') return lawSentence;
  if (debtors !== undefined && debtors !== 'business' && debtors !== 'consumer') return lawSentence;
  const dates = textOption(typed, 'dates');
  const dateOrder = dates === undefined ? undefined : dateOrders[dates];
  if (dates !== undefined && dateOrder === undefined) return '--dates is day-first or month-first.';
  const owedSign = textOption(typed, 'owed');
  if (owedSign !== undefined && owedSign !== 'minus' && owedSign !== 'plus') {
    return '--owed is minus or plus: the sign of amounts that customers owe.';
  }
  const closeMissing = textOption(typed, 'close-missing');
  if (closeMissing !== undefined && !isMissingReason(closeMissing)) {
    return `--close-missing is one of ${missingReasons.join(', ')}.`;
  }
  const book = textOption(typed, 'mapping');
  const currency = textOption(typed, 'currency');
  const state = textOption(typed, 'state');
  const sheet = textOption(typed, 'sheet');
  return {
    upload,
    ...(book === undefined ? {} : { book }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(owedSign === undefined ? {} : { owedSign }),
    ...(currency === undefined ? {} : { currency }),
    ...(creditor === undefined ? {} : { creditor }),
    ...(debtors === undefined ? {} : { debtors }),
    ...(state === undefined ? {} : { state }),
    ...(closeMissing === undefined ? {} : { closeMissing }),
  };
}

function isMissingReason(text: string): text is (typeof missingReasons)[number] {
  return (missingReasons as readonly string[]).includes(text);
}

function outcomeOf(outcome: ImportOutcome, verb: string): Outcome {
  const { rows, created, updated, unchanged, closed, assumed, problems } = outcome;
  const texts = assumed.map(({ text }) => text);
  const answer = {
    rows,
    created,
    updated,
    unchanged,
    closed,
    assumed: texts,
    problems: problems.map(({ row, column, problem }) => ({ row, column, problem })),
  };
  const lines = [
    `${rows} rows: ${created} ${verb} created, ${updated} updated, ${unchanged} unchanged.`,
    ...absenceLines(outcome, verb),
    ...texts.map((text) => `Assumed: ${text}`),
    ...problems
      .slice(0, 20)
      .map((one) => `Line ${one.row}${one.column === null ? '' : `, ${one.column}`}: ${one.problem}`),
    ...(problems.length > 20 ? [`… and ${problems.length - 20} more; --json lists them all.`] : []),
  ];
  return done(answer, lines.join('\n'));
}
