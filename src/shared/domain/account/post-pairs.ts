import type { Effects } from '../events/effects.ts';
import { type EntryPair, postingsOfPairs } from '../ledger/posting.ts';

/** Posts pairs of one event. An event may have posted already (a receipt that completes a settlement): its further lines are numbered on. */
export function postPairs(
  effects: Effects,
  cause: Parameters<typeof postingsOfPairs>[0],
  currency: string,
  pairs: readonly EntryPair[],
): void {
  let posted = 0;
  while (effects.postings.at(-1 - posted)?.eventId === cause.id) posted += 1;
  for (const posting of postingsOfPairs(cause, currency, pairs)) {
    effects.postings.push({ ...posting, line: posting.line + posted });
  }
}
