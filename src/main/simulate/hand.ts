import type { PlainDate } from '../../shared/domain/dates.ts';
import type { Random } from '../../shared/lib/random.ts';

/** What a person who does something on a device can see and use. */
export interface Hand {
  readonly userId: string;
  readonly isOffice: boolean;
  readonly on: PlainDate;
  readonly random: Random;
  readonly newId: () => string;
  readonly nextReceiptNumber: () => string;
  /** People who carry cash. */
  readonly colleagues: readonly string[];
}

/** Every personal text about an account carries it: whoever may not see the account must never hold it. */
export const markerOf = (accountId: string): string => `mark-${accountId}-mark`;

/** Of all money in a simulated world. */
export const currency = 'INR';
