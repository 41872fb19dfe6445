import type { PlainDate } from '../dates.ts';

/** One payment as a comparison reads it. */
interface ComparedPayment {
  readonly dueOn: PlainDate;
  readonly amountMinor: number;
}

/** One line of a before and after: the same payment, a changed one, one that is gone, or a new one. */
export interface PlanDifference {
  readonly kind: 'same' | 'moved' | 'amount' | 'movedAndAmount' | 'gone' | 'new';
  readonly before: ComparedPayment | null;
  readonly after: ComparedPayment | null;
}

/**
 * A plan before and after a change, payment by payment in order of date (row N3). Payments on one day are
 * the same one; of the others the first ones before and after are taken for each other.
 */
export function comparePlans(
  before: readonly ComparedPayment[],
  after: readonly ComparedPayment[],
): readonly PlanDifference[] {
  const stayed = new Set(
    before.map(({ dueOn }) => dueOn).filter((dueOn) => after.some((one) => one.dueOn === dueOn)),
  );
  const differences: PlanDifference[] = [];
  let from = 0;
  let to = 0;
  while (from < before.length || to < after.length) {
    const old = before[from];
    const next = after[to];
    const isOldStaying = old !== undefined && stayed.has(old.dueOn);
    const isNextStaying = next !== undefined && stayed.has(next.dueOn);
    if (old !== undefined && next !== undefined && isOldStaying === isNextStaying) {
      differences.push({ kind: changeOf(old, next), before: pick(old), after: pick(next) });
      from += 1;
      to += 1;
    } else if (old !== undefined && !isOldStaying) {
      differences.push({ kind: 'gone', before: pick(old), after: null });
      from += 1;
    } else if (next !== undefined && !isNextStaying) {
      differences.push({ kind: 'new', before: null, after: pick(next) });
      to += 1;
    } else {
      throw new Error('Assertion failed: the payments before and after stand in order of date');
    }
  }
  return differences;
}

function changeOf(before: ComparedPayment, after: ComparedPayment): PlanDifference['kind'] {
  const isMoved = before.dueOn !== after.dueOn;
  const isOther = before.amountMinor !== after.amountMinor;
  if (isMoved) return isOther ? 'movedAndAmount' : 'moved';
  return isOther ? 'amount' : 'same';
}

function pick({ dueOn, amountMinor }: ComparedPayment): ComparedPayment {
  return { dueOn, amountMinor };
}
