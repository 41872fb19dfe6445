import type { Random } from '../../lib/random.ts';
import type { AccountLife } from './account-life.ts';
import type { ClaimQuestion, RecentClaims } from './plan-claims.ts';
import type { PlannedClaim } from './planned-claim.ts';
import type { Profile } from './profile.ts';

/** How an account stands on the day the book is for, and what led there in its last weeks. */
export interface Scene {
  readonly name: string;
  readonly recent: RecentClaims;
  /** Only in the book of that law; in both if left out. */
  readonly only?: 'trade' | 'loan';
  /** Claims that the scene needs besides the account's own. */
  readonly extraClaims?: (question: ClaimQuestion, random: Random) => readonly PlannedClaim[];
  readonly play: (life: AccountLife, profile: Profile) => void;
}
