import { assert } from '../../lib/assert.ts';
import { ok, type Result, refused } from '../../lib/result.ts';
import { equalInstalments, type PlanRemainder } from './equal-instalments.ts';
import type { TypedRow } from './plan-dates.ts';
import { greatestThatFits, mostStepBasisPoints, type PlanStep, steppedAmounts } from './step-amounts.ts';

/** What a plan's event can hold, and Latitude's highest count (row N2). */
export const mostInstalments = 250;

/** What is divided, without the down payment. */
export interface AmountQuestion {
  readonly restMinor: number;
  readonly step: PlanStep | null;
  readonly remainder: PlanRemainder;
  readonly typedRows: readonly TypedRow[];
  /** How many instalments there may be. */
  readonly mostCount: number;
}

/** The amounts, what each would be without the rounding, and the step as it came out. */
export interface SolvedAmounts {
  readonly amounts: readonly number[];
  /** Null where a person typed the row's amount. */
  readonly even: readonly (number | null)[];
  readonly step: PlanStep | null;
}

/** Why the money cannot be divided so. */
export type AmountRefusal =
  | { readonly code: 'countInvalid'; readonly maximumCount: number }
  | { readonly code: 'amountInvalid' }
  | { readonly code: 'stepInvalid' }
  | { readonly code: 'instalmentsTooMany'; readonly count: number; readonly maximumCount: number }
  | { readonly code: 'instalmentBelowOneUnit'; readonly count: number; readonly totalMinor: number }
  /** So many at that amount come to more than the total: an over-payment by `overMinor`. */
  | { readonly code: 'amountTooHighForCount'; readonly overMinor: number }
  | { readonly code: 'stepTooSteep' }
  | { readonly code: 'stepHasNoRoom' }
  | { readonly code: 'typedRowsAboveTotal'; readonly overMinor: number }
  | { readonly code: 'typedRowsBelowTotal'; readonly missingMinor: number };

type Solved = Result<SolvedAmounts, AmountRefusal>;

/** So many instalments: the amount follows. Rows with a typed amount keep it; the others share the rest. */
export function amountsOfCount(question: AmountQuestion, count: number): Solved {
  const refusal = countRefusal(question, count) ?? stepRefusal(question.step);
  if (refusal !== null) return refused(refusal);
  const { step, remainder } = question;
  const { typed, freeMinor, free } = freeRows(question, count);
  if (free.length === 0) return ofTypedAlone(typed, freeMinor, step);
  if (freeMinor < free.length) return tooLittle(question, free.length, freeMinor);
  if (step === null) {
    const equal = equalInstalments(freeMinor, free.length, remainder);
    return ok(placed(typed, equal, fill(equal.length, Math.floor(freeMinor / free.length)), step));
  }
  const pick = (firstMinor: number): number[] => levels(firstMinor, step, count, free, freeMinor);
  const firstMinor = greatestThatFits(1, Math.floor(freeMinor / free.length), (tried) =>
    isWithin(pick(tried), freeMinor),
  );
  if (firstMinor === null) return refused({ code: 'stepTooSteep' });
  const even = pick(firstMinor);
  return ok(placed(typed, withRest(even, freeMinor, remainder), even, step));
}

/** So much each: the count follows, and the last one takes what is left (Latitude: $1,000 at $400 ends with $200). */
export function amountsOfAmount(question: AmountQuestion, amountMinor: number): Solved {
  const { restMinor, step, remainder, typedRows, mostCount } = question;
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) return refused({ code: 'amountInvalid' });
  const refusal = stepRefusal(step);
  if (refusal !== null) return refused(refusal);
  const typed = new Map(typedRows.map((row) => [row.number, row.amountMinor]));
  const evenAmounts = steppedAmounts(amountMinor, step, mostCount, restMinor);
  const amounts: number[] = [];
  const even: (number | null)[] = [];
  let leftMinor = restMinor;
  for (let at = 0; leftMinor > 0; at += 1) {
    const typedMinor = typed.get(at + 1) ?? null;
    const askedMinor = typedMinor ?? evenAmounts[at];
    if (askedMinor === undefined) return tooMany(question, amountMinor);
    if (typedMinor !== null && typedMinor > leftMinor) {
      return refused({ code: 'typedRowsAboveTotal', overMinor: typedMinor - leftMinor });
    }
    const takenMinor = Math.min(askedMinor, leftMinor);
    amounts.push(takenMinor);
    even.push(typedMinor === null ? askedMinor : null);
    leftMinor -= takenMinor;
  }
  const isOddFirst = remainder === 'first' && even.every((amount) => amount !== null);
  const turned = isOddFirst ? [amounts.at(-1), ...amounts.slice(0, -1)] : amounts;
  const turnedEven = isOddFirst ? [even.at(-1), ...even.slice(0, -1)] : even;
  return ok({
    amounts: turned.filter((amount) => amount !== undefined),
    even: amounts.length === 1 ? amounts : turnedEven.map((amount) => amount ?? null),
    step,
  });
}

/** So many, beginning with so much: the step-up follows. `step.size` is what is looked for and is not read. */
export function amountsOfStep(question: AmountQuestion, count: number, firstMinor: number): Solved {
  const { step, remainder } = question;
  if (step === null) return refused({ code: 'stepInvalid' });
  const refusal = countRefusal(question, count) ?? stepRefusal({ ...step, size: 0 });
  if (refusal !== null) return refused(refusal);
  if (!Number.isSafeInteger(firstMinor) || firstMinor <= 0) return refused({ code: 'amountInvalid' });
  const { typed, freeMinor, free } = freeRows(question, count);
  if (free.length === 0) return ofTypedAlone(typed, freeMinor, { ...step, size: 0 });
  if (freeMinor < free.length) return tooLittle(question, free.length, freeMinor);
  const most = step.unit === 'basisPoints' ? mostStepBasisPoints : freeMinor;
  const pick = (size: number): number[] => levels(firstMinor, { ...step, size }, count, free, freeMinor);
  const size = greatestThatFits(0, most, (tried) => isWithin(pick(tried), freeMinor));
  if (size === null) {
    const overMinor = sumOf(fill(free.length, firstMinor)) - freeMinor;
    return refused({ code: 'amountTooHighForCount', overMinor });
  }
  const even = pick(size);
  if (size === most && sumOf(even) < freeMinor) {
    const hasNoRoom = (free.at(-1) ?? 0) < step.every;
    return refused({ code: hasNoRoom ? 'stepHasNoRoom' : 'stepTooSteep' });
  }
  // Where no step takes place any size would do; none is what the person sees.
  const found = { ...step, size: (free.at(-1) ?? 0) < step.every ? 0 : size };
  return ok(placed(typed, withRest(even, freeMinor, remainder), even, found));
}

function freeRows({ restMinor, typedRows }: AmountQuestion, count: number) {
  const typed: (number | null)[] = fill(count, null);
  for (const { number, amountMinor } of typedRows) {
    if (number <= count && amountMinor !== null) typed[number - 1] = amountMinor;
  }
  const free = typed.flatMap((amount, at) => (amount === null ? [at] : []));
  const freeMinor = typed.reduce<number>((left, amount) => left - (amount ?? 0), restMinor);
  return { typed, free, freeMinor };
}

function ofTypedAlone(typed: readonly (number | null)[], leftMinor: number, step: PlanStep | null): Solved {
  if (leftMinor < 0) return refused({ code: 'typedRowsAboveTotal', overMinor: -leftMinor });
  if (leftMinor > 0) return refused({ code: 'typedRowsBelowTotal', missingMinor: leftMinor });
  return ok(placed(typed, [], [], step));
}

function tooLittle({ restMinor, typedRows }: AmountQuestion, count: number, freeMinor: number): Solved {
  if (typedRows.some(({ amountMinor }) => amountMinor !== null)) {
    return refused({ code: 'typedRowsAboveTotal', overMinor: count - freeMinor });
  }
  return refused({ code: 'instalmentBelowOneUnit', count, totalMinor: restMinor });
}

function countRefusal({ mostCount }: AmountQuestion, count: number): AmountRefusal | null {
  if (!Number.isSafeInteger(count) || count < 1) return { code: 'countInvalid', maximumCount: mostCount };
  return count > mostCount ? { code: 'instalmentsTooMany', count, maximumCount: mostCount } : null;
}

function stepRefusal(step: PlanStep | null): AmountRefusal | null {
  if (step === null) return null;
  const isWhole = Number.isSafeInteger(step.size) && step.size >= 0;
  const isRate = step.unit === 'minor' || step.size <= mostStepBasisPoints;
  const isEvery = Number.isSafeInteger(step.every) && step.every >= 1;
  return isWhole && isRate && isEvery ? null : { code: 'stepInvalid' };
}

function tooMany({ restMinor, step, mostCount }: AmountQuestion, amountMinor: number): Solved {
  const plainCount = Math.ceil(restMinor / amountMinor);
  const count = step === null ? Math.max(plainCount, mostCount + 1) : mostCount + 1;
  return refused({ code: 'instalmentsTooMany', count, maximumCount: mostCount });
}

function levels(
  firstMinor: number,
  step: PlanStep,
  count: number,
  free: readonly number[],
  mostMinor: number,
): number[] {
  const all = steppedAmounts(firstMinor, step, count, mostMinor);
  return free.map((at) => all[at] ?? 0);
}

// Stops before a sum leaves the safe whole numbers.
function isWithin(amounts: readonly number[], mostMinor: number): boolean {
  let sumMinor = 0;
  for (const amountMinor of amounts) {
    sumMinor += amountMinor;
    if (sumMinor > mostMinor) return false;
  }
  return true;
}

function withRest(even: readonly number[], totalMinor: number, remainder: PlanRemainder): readonly number[] {
  const leftMinor = totalMinor - sumOf(even);
  if (remainder === 'last') {
    return even.map((amount, at) => (at === even.length - 1 ? amount + leftMinor : amount));
  }
  const extra = leftMinor % even.length;
  const each = (leftMinor - extra) / even.length;
  return even.map((amount, at) => amount + each + (at < extra ? 1 : 0));
}

function placed(
  typed: readonly (number | null)[],
  freeAmounts: readonly number[],
  freeEven: readonly number[],
  step: PlanStep | null,
): SolvedAmounts {
  let next = 0;
  const even: (number | null)[] = [];
  const amounts = typed.map((amount) => {
    if (amount !== null) {
      even.push(null);
      return amount;
    }
    const freeMinor = freeAmounts[next];
    assert(freeMinor !== undefined, 'an amount for every row that nobody typed');
    even.push(freeEven[next] ?? null);
    next += 1;
    return freeMinor;
  });
  return { amounts, even, step };
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

function fill<Value>(length: number, value: Value): Value[] {
  return Array.from({ length }, () => value);
}
