import { assert, present } from '../../lib/assert.ts';
import { ok, type Result, refused } from '../../lib/result.ts';
import type { PlainDate } from '../dates.ts';
import type { PlanRemainder } from './equal-instalments.ts';
import { type DateRefusal, nominalDate, type PlanRhythm, planDates, rhythmRefusal } from './plan-dates.ts';
import {
  type AmountQuestion,
  type AmountRefusal,
  amountsOfAmount,
  amountsOfCount,
  amountsOfStep,
  mostInstalments,
  type SolvedAmounts,
} from './schedule-amounts.ts';
import type { PlanStep } from './step-amounts.ts';

/** How many instalments, said as a number or as the last nominal date, before any holiday shift. */
export type PlanSpan =
  | { readonly by: 'count'; readonly count: number }
  | { readonly by: 'endOn'; readonly endOn: PlainDate };

/**
 * What the person typed; the rest follows (row N1). With a step-up of known size one of count, end and
 * amount is typed; with `stepUp` the span and the first amount are, and the step follows.
 */
export type PlanSolve =
  | PlanSpan
  | { readonly by: 'amount'; readonly amountMinor: number }
  | { readonly by: 'stepUp'; readonly span: PlanSpan; readonly amountMinor: number };

/** All that makes a schedule. */
export interface ScheduleQuestion extends PlanRhythm {
  /** With the down payment. */
  readonly totalMinor: number;
  readonly solve: PlanSolve;
  /** Where the rounding goes: on the last instalment, or one unit each on the first ones. */
  readonly remainder: PlanRemainder;
  /** How instalments grow; its size is not read where it follows. */
  readonly step?: PlanStep | null;
}

/** One row of the live table. */
export interface ScheduleRow {
  /** From 1; 0 for a down payment. */
  readonly number: number;
  readonly dueOn: PlainDate;
  /** The date before the holiday shift; differs from `dueOn` where the day was moved. */
  readonly nominalOn: PlainDate;
  readonly amountMinor: number;
  /** What is left of the total after this row. */
  readonly balanceMinor: number;
  /** Whether the row differs from the even amount so that the sum is exact; the row says so. */
  readonly absorbsRemainder: boolean;
  /** Whether a person typed its date or its amount. */
  readonly isTyped: boolean;
}

/** A schedule whose amounts add up to the total exactly. */
export interface PlanSchedule {
  readonly rows: readonly ScheduleRow[];
  /** How many instalments, without the down payment. */
  readonly count: number;
  /** What the first instalment holds that absorbs no remainder and was not typed. */
  readonly equalMinor: number;
  readonly endsOn: PlainDate;
  /** The last date before any holiday shift: asked for as the end, it makes this very schedule. */
  readonly nominalEndOn: PlainDate;
  readonly step: PlanStep | null;
}

/** Why no schedule can be made so. */
export type ScheduleRefusal =
  | { readonly code: 'totalNotPositive' }
  | { readonly code: 'downPaymentTooHigh'; readonly totalMinor: number }
  | { readonly code: 'downPaymentInvalid' }
  | { readonly code: 'typedRowInvalid'; readonly number: number }
  | { readonly code: 'endBeforeFirst'; readonly endOn: PlainDate; readonly firstOn: PlainDate }
  | AmountRefusal
  | DateRefusal;

export { mostInstalments } from './schedule-amounts.ts';

/**
 * Instalments to an exact sum (row N1), solved for what was not typed. Dates count from the first one, so
 * that the 31st goes over the 28th of February back to the 31st; days off are shifted as asked, and dates
 * strictly increase.
 */
export function schedulePlan(question: ScheduleQuestion): Result<PlanSchedule, ScheduleRefusal> {
  const refusal = totalRefusal(question) ?? rhythmRefusal(question);
  if (refusal !== null) return refused(refusal);
  const solved = solveAmounts(question);
  if (!solved.ok) return solved;
  const dates = planDates(question, solved.value.amounts.length);
  if (!dates.ok) return dates;
  const rows = scheduleRows(question, solved.value, dates.value);
  const last = present(dates.value.at(-1), 'a last date');
  return ok({
    rows,
    count: solved.value.amounts.length,
    equalMinor: present(
      solved.value.even.find((amount) => amount !== null) ?? solved.value.amounts[0],
      'an amount',
    ),
    endsOn: last.dueOn,
    nominalEndOn: last.nominalOn,
    step: solved.value.step,
  });
}

function scheduleRows(
  question: ScheduleQuestion,
  { amounts, even }: SolvedAmounts,
  dates: readonly { readonly dueOn: PlainDate; readonly nominalOn: PlainDate }[],
): readonly ScheduleRow[] {
  const { totalMinor, downPayment, typedRows } = question;
  const typed = new Set((typedRows ?? []).map(({ number }) => number));
  const before = dates.length - amounts.length;
  let balanceMinor = totalMinor;
  const rows = dates.map((date, place): ScheduleRow => {
    const at = place - before;
    const amountMinor = present(at < 0 ? downPayment?.amountMinor : amounts[at], 'an amount for each date');
    balanceMinor -= amountMinor;
    const evenMinor = at < 0 ? null : (even[at] ?? null);
    return {
      number: at + 1,
      ...date,
      amountMinor,
      balanceMinor,
      absorbsRemainder: evenMinor !== null && evenMinor !== amountMinor,
      isTyped: typed.has(at + 1),
    };
  });
  assert(balanceMinor === 0, 'a plan adds up to its total');
  return rows;
}

function totalRefusal(question: ScheduleQuestion): ScheduleRefusal | null {
  const { totalMinor, downPayment, typedRows } = question;
  if (!Number.isSafeInteger(totalMinor) || totalMinor <= 0) return { code: 'totalNotPositive' };
  const downMinor = downPayment?.amountMinor ?? null;
  if (downMinor !== null) {
    if (!Number.isSafeInteger(downMinor) || downMinor <= 0) return { code: 'downPaymentInvalid' };
    if (downMinor >= totalMinor) return { code: 'downPaymentTooHigh', totalMinor };
  }
  const wrong = (typedRows ?? []).find(
    ({ amountMinor }) => amountMinor !== null && (!Number.isSafeInteger(amountMinor) || amountMinor <= 0),
  );
  return wrong === undefined ? null : { code: 'typedRowInvalid', number: wrong.number };
}

function solveAmounts(question: ScheduleQuestion): Result<SolvedAmounts, ScheduleRefusal> {
  const { totalMinor, downPayment, solve, remainder } = question;
  const amounts: AmountQuestion = {
    restMinor: totalMinor - (downPayment?.amountMinor ?? 0),
    step: question.step ?? null,
    remainder,
    typedRows: question.typedRows ?? [],
    mostCount: mostInstalments - ((downPayment ?? null) === null ? 0 : 1),
  };
  switch (solve.by) {
    case 'count':
    case 'endOn': {
      const count = countOf(question, solve);
      return count.ok ? amountsOfCount(amounts, count.value) : count;
    }
    case 'amount':
      return amountsOfAmount(amounts, solve.amountMinor);
    case 'stepUp': {
      const count = countOf(question, solve.span);
      return count.ok ? amountsOfStep(amounts, count.value, solve.amountMinor) : count;
    }
  }
}

function countOf(question: ScheduleQuestion, span: PlanSpan): Result<number, ScheduleRefusal> {
  if (span.by === 'count') return ok(span.count);
  const { endOn } = span;
  const firstOn = present(nominalDate(question, 0), 'a plan has a first date');
  if (endOn < firstOn) return refused({ code: 'endBeforeFirst', endOn, firstOn });
  let count = 1;
  while (count <= mostInstalments) {
    const next = nominalDate(question, count);
    if (next === null || next > endOn) break;
    count += 1;
  }
  return ok(count);
}
