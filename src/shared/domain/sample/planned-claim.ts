import type { PlainDate } from '../dates.ts';
import type { DataOf } from '../events/kinds.ts';

/** What an import says about one claim. */
export type ClaimValue = DataOf<'items.imported'>['items'][number];

/** One payment made past Bahi, as the next file tells it. */
export type ClaimSettlement = ClaimValue['settlements'][number];

/**
 * How a claim will be paid when nobody chases it: `elsewhere` past Bahi, told by the next file; `office` by transfer,
 * receipted at the desk; `chased` not before somebody asks.
 */
export type PaymentHabit = 'elsewhere' | 'office' | 'chased';

/** A claim of the sample book with its future. */
export interface PlannedClaim {
  readonly value: Omit<ClaimValue, 'settlements'>;
  /** From this day on the source's files name it. */
  readonly listedOn: PlainDate;
  readonly habit: PaymentHabit;
  /** The day on which it is paid by habit; null where it is chased. */
  readonly paidOn: PlainDate | null;
}
