import type { Posting } from '../ledger/posting.ts';

/** The entities a stream is projected into, one table each. */
export type TouchedKind =
  | 'account'
  | 'item'
  | 'receipt'
  | 'instrument'
  | 'acknowledgment'
  | 'charge'
  | 'compromise'
  | 'concession'
  | 'hardship'
  | 'restructure'
  | 'remission'
  | 'overdueStep'
  | 'deduction'
  | 'creditApplication'
  | 'taxClaim'
  | 'taxCertificate'
  | 'interaction'
  | 'attachment'
  | 'promise'
  | 'plan'
  | 'dispute'
  | 'hold'
  | 'appointment'
  | 'review'
  | 'difference'
  | 'party'
  | 'phone'
  | 'address'
  | 'relation'
  | 'walletEntry'
  | 'deposit'
  | 'handover'
  | 'cashClose'
  | 'team'
  | 'user'
  | 'device'
  | 'book'
  | 'import'
  | 'writeback'
  | 'period'
  | 'receiptBook'
  | 'teamDay'
  | 'bankStatement'
  | 'bankLine'
  | 'bankMatch'
  | 'policy'
  | 'chargeTerms';

/** What applying one event did besides changing the state: rows to write again, and postings to add. */
export interface Effects {
  readonly touched: Map<TouchedKind, Set<string>>;
  readonly postings: Posting[];
}

/** Nothing touched yet. */
export function noEffects(): Effects {
  return { touched: new Map(), postings: [] };
}

/** Marks one entity as changed. */
export function touch(effects: Effects, kind: TouchedKind, id: string): void {
  const ids = effects.touched.get(kind);
  if (ids === undefined) effects.touched.set(kind, new Set([id]));
  else ids.add(id);
}
