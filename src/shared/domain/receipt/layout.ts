import type { SplitLine } from '../allocation/split.ts';
import type { PlainDate } from '../dates.ts';

/** How a receipt lies on the claims from a day on; its lines and the unapplied rest come to the receipt's amount. */
export interface ReceiptLayout {
  /** The event that says so. */
  readonly eventId: string;
  readonly on: PlainDate;
  readonly lines: readonly SplitLine[];
  readonly unappliedMinor: number;
  /** Another receipt stands in its place while its void waits: it pays nothing, and nobody is asked what to do with it. */
  readonly isSetAside?: true;
  /** A person said so: it is not split again. */
  readonly isDecided?: true;
}
