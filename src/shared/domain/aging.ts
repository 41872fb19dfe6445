/** Buckets of days past due, oldest last; a claim due on the day itself is current (`daysPastDue` 0, decided 6). */
export const agingBuckets = ['current', '1-30', '31-60', '61-90', '91-120', '>120'] as const;

/** The label of a bucket of days past due. */
export type AgingBucket = (typeof agingBuckets)[number];

/** The bucket of a claim by its days past due (exclusive count: the due date itself is day 0). */
export function agingBucketOf(daysPastDue: number): AgingBucket {
  if (daysPastDue <= 0) return 'current';
  if (daysPastDue <= 30) return '1-30';
  if (daysPastDue <= 60) return '31-60';
  if (daysPastDue <= 90) return '61-90';
  return daysPastDue <= 120 ? '91-120' : '>120';
}

/** The days past due that fall into a bucket, both ends included; `to` is null for the oldest. */
export function agingBucketDays(bucket: AgingBucket): { readonly from: number; readonly to: number | null } {
  if (bucket === 'current') return { from: Number.MIN_SAFE_INTEGER, to: 0 };
  if (bucket === '>120') return { from: 121, to: null };
  const [from = 0, to = 0] = bucket.split('-').map(Number);
  return { from, to };
}

/** What falls into one bucket. */
export interface BucketSum {
  readonly count: number;
  readonly amountMinor: number;
}

/** Ageing of one currency. Unapplied credit stands beside the buckets, never inside them (decided 26). */
export interface CurrencyAging {
  readonly buckets: Readonly<Record<AgingBucket, BucketSum>>;
  readonly totalMinor: number;
  readonly unappliedMinor: number;
  /** What payers kept back with a reason that nobody has decided; owed, and in no bucket. */
  readonly deductedMinor: number;
}
