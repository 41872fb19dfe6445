import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { ImportOutcome } from '../../../../shared/contract/books.ts';
import type { InputOf } from '../../../../shared/contract/contract.ts';
import { createUploadStore } from '../../../uploads/upload-store.ts';
import { type TypedCommand, textOption } from '../arguments.ts';
import { done, type Outcome, refusedOutcome, usedWrongly } from '../outcome.ts';
import { call, unlockFor, type Verb } from '../verb.ts';

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
  if (terms === null) return usedWrongly('--creditor is lender or trade, --debtors is business or consumer.');
  if (typed.options['dry-run'] === true) {
    const previewed = await call(house, 'previewImport', terms);
    return previewed.ok ? outcomeOf(previewed.value.outcome, 'would be') : refusedOutcome(previewed.refusal);
  }
  const imported = await call(house, 'importFile', { commandId: uuidv7(), ...terms });
  return imported.ok ? outcomeOf(imported.value, 'were') : refusedOutcome(imported.refusal);
};

function importTerms(typed: TypedCommand, upload: string): InputOf<'previewImport'> | null {
  const creditor = textOption(typed, 'creditor');
  const debtors = textOption(typed, 'debtors');
  if (creditor !== undefined && creditor !== 'lender' && creditor !== 'trade') return null;
  if (debtors !== undefined && debtors !== 'business' && debtors !== 'consumer') return null;
  const book = textOption(typed, 'mapping');
  const currency = textOption(typed, 'currency');
  const state = textOption(typed, 'state');
  return {
    upload,
    ...(book === undefined ? {} : { book }),
    ...(currency === undefined ? {} : { currency }),
    ...(creditor === undefined ? {} : { creditor }),
    ...(debtors === undefined ? {} : { debtors }),
    ...(state === undefined ? {} : { state }),
  };
}

function outcomeOf(outcome: ImportOutcome, verb: string): Outcome {
  const { rows, created, updated, unchanged, closed, assumed, problems } = outcome;
  const answer = {
    rows,
    created,
    updated,
    unchanged,
    closed,
    assumed,
    problems: problems.map(({ row, column, problem }) => ({ row, column, problem })),
  };
  const lines = [
    `${rows} rows: ${created} ${verb} created, ${updated} updated, ${unchanged} unchanged.`,
    ...assumed.map((text) => `Assumed: ${text}`),
    ...problems
      .slice(0, 20)
      .map((one) => `Line ${one.row}${one.column === null ? '' : `, ${one.column}`}: ${one.problem}`),
    ...(problems.length > 20 ? [`… and ${problems.length - 20} more; --json lists them all.`] : []),
  ];
  return done(answer, lines.join('\n'));
}
