import { z } from 'zod';
import { percentField } from '../charges/terms.ts';
import { dateParts, type PlainDate } from '../dates.ts';
import { plainDateField } from '../events/fields.ts';

/** A central bank's rate by the day it changed, as dated data (`resources/rates`). */
export const rateTableSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.string().min(1).max(40),
  title: z.string().min(1).max(120),
  /** The day of its newest word: stands on every paper that used it. */
  version: plainDateField,
  /** Somebody compares it with the source by this day. */
  reviewBy: plainDateField,
  /** Rates of later days are the last one carried on, which nobody has confirmed. */
  confirmedTo: plainDateField,
  source: z.string().min(1),
  url: z.string().nullable(),
  rates: z
    .array(
      z.strictObject({
        fromOn: plainDateField,
        percent: percentField,
        /** `found`: read in a document; `memory`: not checked again. */
        standing: z.enum(['found', 'memory']),
        note: z.string().optional(),
      }),
    )
    .min(1),
});

/** A rate table, checked. */
export type RateTable = z.infer<typeof rateTableSchema>;

/** A yearly rate with where it came from. */
export interface KnownRate {
  readonly percent: string;
  /** The day from which it stands in the table. */
  readonly since: PlainDate;
  /** False where it was carried on past the day the table is confirmed to, or is from memory. */
  readonly isConfirmed: boolean;
}

/** The rate in force on a day; null before the table begins. Entries may stand in any order. */
export function rateOn(table: Pick<RateTable, 'rates' | 'confirmedTo'>, on: PlainDate): KnownRate | null {
  let best: RateTable['rates'][number] | null = null;
  for (const entry of table.rates) {
    if (entry.fromOn <= on && (best === null || entry.fromOn >= best.fromOn)) best = entry;
  }
  if (best === null) return null;
  const isConfirmed = best.standing === 'found' && on <= table.confirmedTo;
  return { percent: best.percent, since: best.fromOn, isConfirmed };
}

/** The days after a day on which the rate changes, up to a last day, oldest first. */
export function changesBetween(
  table: Pick<RateTable, 'rates'>,
  after: PlainDate,
  upTo: PlainDate,
): readonly PlainDate[] {
  return table.rates
    .map(({ fromOn }) => fromOn)
    .filter((on) => on > after && on <= upTo)
    .sort();
}

/** The first day of the half-year a day lies in. */
export function startOfHalfYear(on: PlainDate): PlainDate {
  const { year, month } = dateParts(on);
  return `${String(year).padStart(4, '0')}-${month <= 6 ? '01' : '07'}-01` as PlainDate;
}

/**
 * The day whose Bank Rate fixes statutory interest in the United Kingdom that starts on a day: 31 December before a
 * start in January to June, 30 June before one in July to December (SI 2002/1675 art 4).
 */
export function ukReferenceDay(startOn: PlainDate): PlainDate {
  const { year, month } = dateParts(startOn);
  return (
    month <= 6 ? `${String(year - 1).padStart(4, '0')}-12-31` : `${startOn.slice(0, 4)}-06-30`
  ) as PlainDate;
}
