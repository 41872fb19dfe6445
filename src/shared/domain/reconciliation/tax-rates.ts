import { z } from 'zod';
import type { PlainDate } from '../dates.ts';
import { plainDateField } from '../events/fields.ts';

const period = { from: plainDateField, to: plainDateField.nullable(), source: z.string().min(1) } as const;

/** Rates at which payers deduct tax from an invoice, as dated data (`resources/reconciliation/tax-deducted.json`). */
export const taxRatesSchema = z.strictObject({
  schemaVersion: z.literal(1),
  reviewBy: plainDateField,
  sources: z.array(
    z.strictObject({
      id: z.string(),
      instrument: z.string(),
      url: z.string().nullable(),
      retrieved: plainDateField,
      confidence: z.enum(['low', 'medium', 'high']),
    }),
  ),
  /** Per cents of goods and services tax that may stand on top of the value from which tax is deducted. */
  goodsTaxPercents: z.array(z.strictObject({ percent: z.int().positive(), ...period })),
  /** Tax is rounded, so a deduction may be off by this, in minor units. */
  roundingMinor: z.int().nonnegative(),
  rates: z
    .array(
      z.strictObject({
        section: z.string().min(1).max(60),
        what: z.string().min(1),
        basisPoints: z.int().positive().max(10_000),
        ...period,
      }),
    )
    .min(1),
});

/** The rates, checked. */
export type TaxRates = z.infer<typeof taxRatesSchema>;

/** One way to read an amount as tax deducted from an invoice. */
export interface TaxReading {
  readonly section: string;
  readonly basisPoints: number;
  /** The value from which it was deducted, in minor units: the invoice, or the invoice without goods tax. */
  readonly baseMinor: number;
  readonly goodsTaxPercent: number;
}

/**
 * The usual deductions that an amount may be, nearest first: a rate in force on the invoice's day of the invoice's value
 * or of its value without goods tax. Empty where none fits within the rounding. A reading is an offer, never a fact.
 */
export function taxReadings(
  rates: TaxRates,
  deductedMinor: number,
  invoice: { readonly amountMinor: number; readonly issuedOn: PlainDate },
): readonly TaxReading[] {
  if (deductedMinor <= 0 || invoice.amountMinor <= deductedMinor) return [];
  const isInForce = ({ from, to }: { from: PlainDate; to: PlainDate | null }): boolean =>
    from <= invoice.issuedOn && (to === null || invoice.issuedOn <= to);
  const percents = [0, ...rates.goodsTaxPercents.filter(isInForce).map(({ percent }) => percent)];
  const readings = rates.rates.filter(isInForce).flatMap(({ section, basisPoints }) =>
    percents.map((goodsTaxPercent) => {
      const baseMinor = Math.round((invoice.amountMinor * 100) / (100 + goodsTaxPercent));
      const offMinor = Math.abs(Math.round((baseMinor * basisPoints) / 10_000) - deductedMinor);
      return { section, basisPoints, baseMinor, goodsTaxPercent, offMinor };
    }),
  );
  // An invoice so small that rounding swallows the rate says nothing.
  const fitting = readings.filter(
    ({ offMinor, baseMinor, basisPoints }) =>
      offMinor <= rates.roundingMinor && (baseMinor * basisPoints) / 10_000 > 2 * rates.roundingMinor,
  );
  return fitting
    .toSorted((one, other) => one.offMinor - other.offMinor)
    .map(({ section, basisPoints, baseMinor, goodsTaxPercent }) => ({
      section,
      basisPoints,
      baseMinor,
      goodsTaxPercent,
    }));
}
