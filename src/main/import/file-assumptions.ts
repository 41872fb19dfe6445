import type { PlainDate } from '../../shared/domain/dates.ts';
import { type Assumption, assumption } from './import-assumptions.ts';
import type { ImportMapping } from './import-mapping.ts';
import type { GatheredParties } from './parties.ts';

/** Counts of what rows left open, kept while they are made. */
export type RowTally = {
  floatsCut: number;
  credits: number;
  linesRepeated: number;
  keysMade: number;
  settledUndated: number;
  partPaymentsUndated: number;
  readonly knownBy: Record<'number' | 'name' | 'account', number>;
};

/** A tally of nothing yet. */
export function newTally(): RowTally {
  return {
    floatsCut: 0,
    credits: 0,
    linesRepeated: 0,
    keysMade: 0,
    settledUndated: 0,
    partPaymentsUndated: 0,
    knownBy: { number: 0, name: 0, account: 0 },
  };
}

type Said = { readonly currency?: string; readonly undatedOn?: PlainDate };

/** Everything that was taken for granted to make the rows of a file, in the order a person would ask. */
export function assumptionsOf(
  mapping: ImportMapping,
  tally: RowTally,
  gathered: GatheredParties,
  fileCurrency: string | null,
  said: Said,
): readonly Assumption[] {
  return [
    ...partyAssumptions(mapping, tally, gathered),
    ...dateAssumptions(mapping, said),
    ...amountAssumptions(mapping, fileCurrency, said),
    ...countAssumptions(tally, mapping.owedSign === 'minus'),
  ];
}

function partyAssumptions(
  { columns }: ImportMapping,
  tally: RowTally,
  gathered: GatheredParties,
): readonly Assumption[] {
  const found: Assumption[] = [];
  const { parties, spellings, withSeveralNames } = gathered;
  if (tally.knownBy.name > 0 && tally.knownBy.number + tally.knownBy.account === 0)
    found.push(assumption('partiesByName'));
  if (tally.knownBy.account > 0 && tally.knownBy.number === 0) {
    found.push(assumption('partiesByAccount'));
  }
  if (tally.knownBy.number === 0) return found;
  if (spellings > parties.length) {
    found.push(assumption('spellingsMerged', { spellings, parties: parties.length }));
  }
  if (withSeveralNames > 0 && columns.partyName !== undefined)
    found.push(assumption('namesVary', { parties: withSeveralNames }));
  return found;
}

function dateAssumptions({ columns }: ImportMapping, said: Said): readonly Assumption[] {
  const hasDue = columns.dueOn !== undefined;
  const found: Assumption[] = [];
  if (columns.issuedOn === undefined) {
    if (columns.postedOn !== undefined) found.push(assumption('issuedFromPosted'));
    else if (columns.createdOn !== undefined) found.push(assumption('issuedFromCreated'));
    else if (hasDue) found.push(assumption('issuedFromDue'));
    else if (said.undatedOn !== undefined) return [assumption('undated', { on: said.undatedOn })];
  }
  if (!hasDue && columns.creditDays !== undefined) {
    found.push(assumption('dueFromTerms', { column: columns.creditDays }));
  } else if (!hasDue) found.push(assumption('dueFromIssued'));
  if (columns.settledOn === undefined && columns.daysUntilPayment !== undefined) {
    found.push(assumption('settledOnFromDays', { column: columns.daysUntilPayment }));
  }
  return found;
}

function amountAssumptions(
  { columns, currency }: ImportMapping,
  fileCurrency: string | null,
  said: Said,
): readonly Assumption[] {
  const found: Assumption[] = [];
  const isSaid = said.currency !== undefined || currency !== null;
  if (columns.currency === undefined && !isSaid && fileCurrency !== null) {
    found.push(assumption('currencyAssumed', { currency: fileCurrency }));
  }
  if (columns.amount === undefined && columns.settled === undefined)
    found.push(assumption('amountFromOutstanding'));
  if (columns.outstanding === undefined && columns.settled === undefined) {
    found.push(assumption('outstandingFromAmount'));
  }
  return found;
}

function countAssumptions(tally: RowTally, minusIsOwed: boolean): readonly Assumption[] {
  const found: Assumption[] = [];
  if (minusIsOwed) found.push(assumption('minusIsOwed', { rows: tally.credits }));
  if (tally.credits > 0) found.push(assumption('creditsKept', { rows: tally.credits }));
  if (tally.linesRepeated > 0) found.push(assumption('linesOfDocuments', { rows: tally.linesRepeated }));
  if (tally.settledUndated > 0) found.push(assumption('settledUndated', { rows: tally.settledUndated }));
  if (tally.partPaymentsUndated > 0) {
    found.push(assumption('partPaymentUndated', { rows: tally.partPaymentsUndated }));
  }
  if (tally.floatsCut > 0) found.push(assumption('floatNumbersCut', { cells: tally.floatsCut }));
  if (tally.keysMade > 0) found.push(assumption('itemKeysMade', { rows: tally.keysMade }));
  return found;
}
