import type { PlainDate } from '../dates.ts';

/** What was said of one tender after its receipt, in the order of the fold. */
export interface TenderWord {
  readonly eventId: string;
  readonly word: 'confirmed' | 'unconfirmed' | 'failed' | 'bounced';
  /** Never before the word before it, nor before the receipt. */
  readonly on: PlainDate;
  readonly bankLineRef: string | null;
}
