import type { WorklistRow } from '../../../../shared/contract/worklist.ts';
import { isPlainDate } from '../../../../shared/domain/dates.ts';
import { ok, type Result } from '../../../../shared/lib/result.ts';
import { type TypedCommand, textOption } from '../arguments.ts';
import { done, refusedOutcome, usedWrongly } from '../outcome.ts';
import { call, unlockFor, type Verb, type VerbHouse, type WireRefusalLike } from '../verb.ts';

const pageRows = 500;

/** `bahi worklist [--on DATE] [--policy classic]`: every row, suppressed ones last (decided 26). */
export const worklistVerb: Verb = async (house, typed) => {
  const on = textOption(typed, 'on');
  if (on !== undefined && !isPlainDate(on)) return usedWrongly('--on wants a date, YYYY-MM-DD.');
  const unlocked = await unlockFor(house, typed);
  if (!unlocked.ok) return refusedOutcome(unlocked.refusal);
  const ranked = await allRows(house, typed, false);
  if (!ranked.ok) return refusedOutcome(ranked.refusal);
  const suppressed = await allRows(house, typed, true);
  if (!suppressed.ok) return refusedOutcome(suppressed.refusal);
  const rows = [...ranked.value, ...suppressed.value].map(answerOf);
  const words = rows
    .slice(0, 50)
    .map((row) => `${row.rank === null ? '   –' : String(row.rank).padStart(4)}  ${row.party}  ${row.score}`);
  return done(rows, words.join('\n'));
};

async function allRows(
  house: VerbHouse,
  typed: TypedCommand,
  suppressed: boolean,
): Promise<Result<readonly WorklistRow[], WireRefusalLike>> {
  const on = textOption(typed, 'on');
  const policy = textOption(typed, 'policy');
  const rows: WorklistRow[] = [];
  for (;;) {
    const page = await call(house, 'listWorklist', {
      ...(on !== undefined && isPlainDate(on) ? { on } : {}),
      ...(policy === undefined ? {} : { policy }),
      suppressed,
      offset: rows.length,
      limit: pageRows,
    });
    if (!page.ok) return page;
    rows.push(...page.value.rows);
    if (page.value.rows.length < pageRows) return ok(rows);
  }
}

function answerOf(row: WorklistRow) {
  return {
    rank: row.rank,
    accountId: row.accountId,
    account: row.account,
    party: row.party,
    lane: row.suppressed === null ? row.lane : null,
    score: row.score,
    terms: row.terms.map(({ name, points, because }) => ({ name, points, because })),
    suppressed:
      row.suppressed === null ? null : { reason: row.suppressed.reason, until: row.suppressed.until },
  };
}
