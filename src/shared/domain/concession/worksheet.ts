import type { DataOf } from '../events/kinds.ts';

/** A month's money as it was asked at the door. */
export type Worksheet = NonNullable<DataOf<'hardship.opened'>['worksheet']>;

/** What of a month's income is left after what has to be spent; minor units, negative where it does not reach. */
export function disposableMinor({ incomes, expenses }: Pick<Worksheet, 'incomes' | 'expenses'>): number {
  const sumOf = (lines: Worksheet['incomes']): number =>
    lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return sumOf(incomes) - sumOf(expenses);
}

/** How what is offered stands to what is left over: more than that asks a person for what they do not have. */
export type Affordability = 'unknown' | 'nothingLeft' | 'beyond' | 'within';

/** Whether a month's payment can be had from what is left over (CONC 7.3.4R: no unreasonably large sums). */
export function affordabilityOf(worksheet: Worksheet | null, monthlyMinor: number | null): Affordability {
  if (worksheet === null) return 'unknown';
  const left = disposableMinor(worksheet);
  if (left <= 0) return 'nothingLeft';
  return monthlyMinor !== null && monthlyMinor > left ? 'beyond' : 'within';
}
