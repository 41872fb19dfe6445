import type { OutputOf } from '../../../src/shared/contract/contract.ts';
import type { FoundAccount } from '../../../src/shared/contract/search.ts';

/** The accounts of everything that a search found, in its order. */
export function foundAccounts({ parties }: OutputOf<'search'>): readonly FoundAccount[] {
  return parties.flatMap((party) => party.accounts);
}
