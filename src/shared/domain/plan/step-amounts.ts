/** Instalments that grow: by a share of the one before in basis points, or by an amount, after every so many. */
export interface PlanStep {
  readonly unit: 'basisPoints' | 'minor';
  readonly size: number;
  /** After how many instalments each step comes. */
  readonly every: number;
}

/** More than doubling with every step is no plan. */
export const mostStepBasisPoints = 10_000;

/**
 * The amounts of `count` instalments that begin with `firstMinor` and grow by the step. A share is rounded
 * half up at each step, so that every amount is what a pocket calculator makes of the one before. Amounts
 * above `mostMinor` are not followed further: it is held, one unit above.
 */
export function steppedAmounts(
  firstMinor: number,
  step: PlanStep | null,
  count: number,
  mostMinor: number,
): number[] {
  const amounts: number[] = [];
  let amountMinor = Math.min(firstMinor, mostMinor + 1);
  for (let at = 0; at < count; at += 1) {
    if (step !== null && at > 0 && at % step.every === 0) {
      amountMinor = Math.min(grown(amountMinor, step), mostMinor + 1);
    }
    amounts.push(amountMinor);
  }
  return amounts;
}

/**
 * The greatest whole number from `least` to `most` for which `fits` holds, or null where it holds for none.
 * It holds up to some number and for none above: what it asks grows with the number.
 */
export function greatestThatFits(
  least: number,
  most: number,
  fits: (tried: number) => boolean,
): number | null {
  if (most < least || !fits(least)) return null;
  let known = least;
  let above = most + 1;
  while (above - known > 1) {
    const tried = known + Math.floor((above - known) / 2);
    if (fits(tried)) known = tried;
    else above = tried;
  }
  return known;
}

function grown(amountMinor: number, { unit, size }: PlanStep): number {
  if (unit === 'minor') return amountMinor + size;
  // In two parts, because the product of a large amount and the rate is no safe whole number.
  const rest = amountMinor % 10_000;
  return amountMinor + ((amountMinor - rest) / 10_000) * size + Math.floor((rest * size + 5_000) / 10_000);
}
