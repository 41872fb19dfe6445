import { open } from 'node:fs/promises';
import path from 'node:path';
import { mostJournalDays } from '../../../../shared/contract/journal.ts';
import { addDays, isPlainDate, type PlainDate } from '../../../../shared/domain/dates.ts';
import { type TypedCommand, textOption } from '../arguments.ts';
import { done, type Outcome, refusedOutcome, usedWrongly } from '../outcome.ts';
import { call, unlockFor, type Verb, type VerbHouse } from '../verb.ts';

/**
 * `bahi journal FILE [--from DATE] [--to DATE] [--names]`: every entry of the double entry as a plain-text journal, which
 * hledger and Ledger read and add up by themselves. Accounts stand under their ids; names only where they are asked for.
 */
export const journalVerb: Verb = async (house, typed) => {
  const [file] = typed.operands;
  if (file === undefined) return usedWrongly('Into which file? bahi journal FILE');
  const from = dateOption(typed, 'from');
  const to = dateOption(typed, 'to');
  if (from === null) return usedWrongly('--from wants a date, YYYY-MM-DD.');
  if (to === null) return usedWrongly('--to wants a date, YYYY-MM-DD.');
  const unlocked = await unlockFor(house, typed);
  if (!unlocked.ok) return refusedOutcome(unlocked.refusal);
  return writeJournal(house, path.resolve(file), {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    withNames: typed.options['names'] === true,
  });
};

interface Asked {
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  readonly withNames: boolean;
}

async function writeJournal(house: VerbHouse, file: string, asked: Asked): Promise<Outcome> {
  const opened = await call(house, 'openJournal', asked);
  if (!opened.ok) return refusedOutcome(opened.refusal);
  const { from, to, text, trialBalance } = opened.value;
  let postings = 0;
  try {
    // Readable by its owner alone: it says who owes what.
    await using out = await open(file, 'w', 0o600);
    await out.write(text);
    for (let day = from; day <= to; day = addDays(day, mostJournalDays)) {
      const last = addDays(day, mostJournalDays - 1);
      const part = { from: day, to: earlierOf(last, to), withNames: asked.withNames };
      const read = await call(house, 'readJournal', part);
      if (!read.ok) return refusedOutcome(read.refusal);
      await out.write(read.value.text);
      postings += read.value.postings;
    }
  } catch {
    return refusedOutcome({ code: 'placeNotWritable' });
  }
  return done(
    { file, from, to, postings, trialBalance },
    `${postings} lines from ${from} to ${to} in ${file}. Add it up with: hledger -f ${path.basename(file)} balance`,
  );
}

function earlierOf(one: PlainDate, other: PlainDate): PlainDate {
  return one < other ? one : other;
}

/** A day that was typed; undefined where none was, null where it is none. */
function dateOption(typed: TypedCommand, name: 'from' | 'to'): PlainDate | undefined | null {
  const text = textOption(typed, name);
  if (text === undefined || isPlainDate(text)) return text;
  return null;
}
