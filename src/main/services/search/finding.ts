import type { SearchMatch } from '../../../shared/contract/search.ts';

/** One answer to what was typed: whose it is, what it is, and how much it counts; a higher rank comes first. */
export interface Finding {
  readonly partyId: string;
  /** Null where the party was found and not one account of it. */
  readonly accountId: string | null;
  readonly rank: number;
  readonly match: SearchMatch;
}
