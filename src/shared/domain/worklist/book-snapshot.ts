import type { PlainDate } from '../dates.ts';
import type { AccountFacts } from './account-facts.ts';

/** Figures of the whole book that a score is measured against; taken once a day so that ranks do not drift (decided 15). */
export interface BookSnapshot {
  readonly takenOn: PlainDate;
  /** The 95th percentile of overdue amounts above nothing, per currency, in minor units. */
  readonly p95OverdueMinorByCurrency: Readonly<Record<string, number>>;
}

/** The day's snapshot of a book. */
export function takeBookSnapshot(
  accounts: readonly Pick<AccountFacts, 'currency' | 'overdueMinor' | 'isOpen'>[],
  takenOn: PlainDate,
): BookSnapshot {
  const overdueByCurrency = new Map<string, number[]>();
  for (const account of accounts) {
    if (!account.isOpen || account.overdueMinor <= 0) continue;
    const amounts = overdueByCurrency.get(account.currency) ?? [];
    amounts.push(account.overdueMinor);
    overdueByCurrency.set(account.currency, amounts);
  }
  const entries = [...overdueByCurrency]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([currency, amounts]): [string, number] => [currency, percentile95(amounts)]);
  return { takenOn, p95OverdueMinorByCurrency: Object.fromEntries(entries) };
}

/** The nearest-rank 95th percentile: the smallest amount that at least 95 of 100 do not exceed; 0 of an empty list. */
export function percentile95(amounts: readonly number[]): number {
  const ascending = [...amounts].sort((left, right) => left - right);
  // In whole numbers: ceil(0.95 · n) by floats would be one too many for some n.
  const rank = Math.ceil((ascending.length * 95) / 100);
  return ascending[rank - 1] ?? 0;
}
