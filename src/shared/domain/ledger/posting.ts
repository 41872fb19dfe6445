import type { PlainDate } from '../dates.ts';

/**
 * The accounts of the double entry. `cash` carries the person whose hands hold it.
 * Interest, penal charges, fees and costs have heads of their own, so that none is ever part of another's base.
 */
export type EntryAccount =
  | 'receivable.principal'
  | 'receivable.interest'
  | 'receivable.penalty'
  | 'receivable.fee'
  | 'receivable.cost'
  | 'income.interest'
  | 'income.penalty'
  | 'income.fee'
  | 'income.cost'
  | 'book.waived'
  | 'book.claims'
  | 'book.settledElsewhere'
  | 'book.inQuestion'
  | 'book.credited'
  | 'book.writtenOff'
  | 'book.allowance'
  | 'discount.allowed'
  | 'instruments.clearing'
  | 'bank.claimed'
  | 'bank.confirmed'
  | 'receivable.claimed'
  | 'receivable.deducted'
  | 'tax.deducted'
  | 'unapplied'
  | 'bank.deposited'
  | 'cash.onPaper'
  | 'cash.office'
  | 'cash.variance'
  | `cash:${string}`;

/** One line of an entry: debit positive, credit negative, in minor units of one currency. */
export interface Posting {
  readonly eventId: string;
  readonly line: number;
  readonly entryAccount: EntryAccount;
  readonly currency: string;
  readonly amountMinor: number;
  readonly businessDate: PlainDate;
  readonly recordedMs: number;
}

/** A debit and the credit that balances it; a negative amount swaps the sides. */
export interface EntryPair {
  readonly debit: EntryAccount;
  readonly credit: EntryAccount;
  readonly amountMinor: number;
}

/** The balanced lines of one event. Pairs of nothing write no line. */
export function postingsOfPairs(
  event: { readonly id: string; readonly businessDate: PlainDate; readonly hlc: readonly [number, number] },
  currency: string,
  pairs: readonly EntryPair[],
): Posting[] {
  return pairs
    .filter((pair) => pair.amountMinor !== 0)
    .flatMap((pair) => [
      { entryAccount: pair.debit, amountMinor: pair.amountMinor },
      { entryAccount: pair.credit, amountMinor: -pair.amountMinor },
    ])
    .map((half, line) => ({
      eventId: event.id,
      line,
      ...half,
      currency,
      businessDate: event.businessDate,
      recordedMs: event.hlc[0],
    }));
}

/** Sum of all lines by currency: zero for every currency, always (row L1). */
export function trialBalance(postings: Iterable<Posting>): Readonly<Record<string, number>> {
  const totals: Record<string, number> = {};
  for (const posting of postings) {
    totals[posting.currency] = (totals[posting.currency] ?? 0) + posting.amountMinor;
  }
  return totals;
}
