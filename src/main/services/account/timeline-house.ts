import type { TimelineEntry } from '../../../shared/contract/account.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import type { TeamState } from '../../../shared/domain/team/state.ts';

/** What the words of an entry are looked up in. */
export interface TimelineHouse {
  readonly state: AccountState;
  readonly team: TeamState;
  readonly nameOf: (userId: string) => string;
}

/** The words of an entry: `timeline.<kind>` with its values, the free text, and what it leads to. */
export interface TimelineWords {
  readonly kind: string;
  readonly params: TimelineEntry['text']['params'];
  readonly note: string | null;
  readonly reference: TimelineEntry['reference'];
}
