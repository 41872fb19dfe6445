import type { AgingReport } from '../../../shared/contract/reports.ts';
import { type AgingBucket, agingBucketOf, agingBuckets } from '../../../shared/domain/aging.ts';
import { daysBetween, type PlainDate } from '../../../shared/domain/dates.ts';

/** What stood open on a date, gathered by currency and due date; amounts in minor units. */
export interface AgingFigures {
  readonly lines: readonly {
    readonly currency: string;
    readonly dueOn: PlainDate;
    readonly count: number;
    readonly openMinor: number;
    readonly creditMinor: number;
  }[];
  /** Money in hand that stands against no claim. */
  /** What payers kept back and nobody has decided. */
  readonly deducted: readonly { readonly currency: string; readonly amountMinor: number }[];
  readonly unapplied: readonly { readonly currency: string; readonly amountMinor: number }[];
}

type CurrencyAging = AgingReport['byCurrency'][string];

/** The report of the figures: one currency at a time in order of its code, every bucket present, the total of the buckets. */
export function agingReport(asOf: PlainDate, figures: AgingFigures): AgingReport {
  const currencies = [...figures.lines, ...figures.unapplied, ...figures.deducted].map(
    ({ currency }) => currency,
  );
  const entries = [...new Set(currencies)]
    .sort()
    .map((currency): [string, CurrencyAging] => [currency, ofCurrency(asOf, currency, figures)]);
  return { asOf, byCurrency: Object.fromEntries(entries) };
}

function ofCurrency(
  asOf: PlainDate,
  currency: string,
  { lines, unapplied, deducted }: AgingFigures,
): CurrencyAging {
  const buckets = Object.fromEntries(
    agingBuckets.map((bucket) => [bucket, { count: 0, amountMinor: 0 }]),
  ) as Record<AgingBucket, { count: number; amountMinor: number }>;
  let totalMinor = 0;
  let unappliedMinor = unapplied
    .filter((sum) => sum.currency === currency)
    .reduce((total, { amountMinor }) => total + amountMinor, 0);
  for (const line of lines) {
    if (line.currency !== currency) continue;
    const bucket = buckets[agingBucketOf(daysBetween(line.dueOn, asOf))];
    bucket.count += line.count;
    bucket.amountMinor += line.openMinor;
    totalMinor += line.openMinor;
    unappliedMinor += line.creditMinor;
  }
  const deductedMinor = deducted
    .filter((sum) => sum.currency === currency)
    .reduce((total, { amountMinor }) => total + amountMinor, 0);
  return { buckets, totalMinor, unappliedMinor, deductedMinor };
}
