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
