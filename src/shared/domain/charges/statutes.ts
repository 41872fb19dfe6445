import { z } from 'zod';
import { addDays, type PlainDate } from '../dates.ts';
import { currencyField, plainDateField, positiveMinorField } from '../events/fields.ts';
import { percentField } from './terms.ts';

const rule = { ruleId: z.string().min(1).max(60), citation: z.string().min(1).max(300) } as const;

/** What statutes fix about late payment, as dated data (`resources/policies/charges.json`). */
export const chargeStatutesSchema = z.strictObject({
  version: z.literal(1),
  reviewBy: z.string(),
  msmed: z.strictObject({
    ...rule,
    table: z.string(),
    /** The yearly rate is this many times the table's. */
    multiple: z.int().positive(),
    /** Days to pay where nothing was agreed, and the most that an agreement may give. */
    daysWithoutAgreement: z.int().positive(),
    maximumDays: z.int().positive(),
  }),
  ukLatePayment: z.strictObject({
    ...rule,
    table: z.string(),
    marginPercent: percentField,
    currency: currencyField,
    fixedRuleId: z.string(),
    fixedCitation: z.string(),
    /** Fixed sum a late invoice; the last band has no upper end. */
    fixedSums: z.array(
      z.strictObject({ belowMinor: positiveMinorField.nullable(), amountMinor: positiveMinorField }),
    ),
  }),
  euLatePayment: z.strictObject({
    ...rule,
    table: z.string(),
    currency: currencyField,
    fixedRuleId: z.string(),
    fixedCitation: z.string(),
    fixedSumMinor: positiveMinorField,
  }),
  contract: z.strictObject(rule),
  penal: z.strictObject(rule),
  lateFee: z.strictObject(rule),
  /** Goods and services tax inside a late fee: the rates that were in force, each list from its day on, oldest first. */
  goodsTax: z.strictObject({
    ...rule,
    currency: currencyField,
    rates: z
      .array(
        z.strictObject({
          fromOn: plainDateField,
          percents: z.array(percentField).min(1),
          source: z.string().min(1).max(300),
        }),
      )
      .min(1),
  }),
  countyCourt: z.strictObject({ ...rule, ratePercent: percentField }),
  negotiableInstrument: z.strictObject({ ...rule, ratePercent: percentField }),
});

/** What statutes fix about late payment. */
export type ChargeStatutes = z.infer<typeof chargeStatutesSchema>;

/** The last day to pay a micro or small supplier, and the appointed day from which interest runs. */
export interface MsmedDays {
  readonly lastPayOn: PlainDate;
  readonly appointedOn: PlainDate;
  /** True where the agreement gave longer than the Act lets it. */
  readonly isCapped: boolean;
}

/**
 * MSMED Act 2006 s.15 with s.2(b): the agreed days from acceptance, never more than 45; 15 days where nothing was agreed
 * in writing. Interest runs from the day after.
 */
export function msmedDays(
  statute: Pick<ChargeStatutes['msmed'], 'daysWithoutAgreement' | 'maximumDays'>,
  acceptedOn: PlainDate,
  agreedDays: number | null,
): MsmedDays {
  const wished = agreedDays ?? statute.daysWithoutAgreement;
  const days = Math.min(wished, statute.maximumDays);
  const lastPayOn = addDays(acceptedOn, days);
  return { lastPayOn, appointedOn: addDays(lastPayOn, 1), isCapped: wished > days };
}

/** The fixed sum for a late invoice of an amount: Late Payment of Commercial Debts (Interest) Act 1998 s.5A. */
export function ukFixedSumMinor(
  statute: Pick<ChargeStatutes['ukLatePayment'], 'fixedSums'>,
  debtMinor: number,
): number {
  const band = statute.fixedSums.find(({ belowMinor }) => belowMinor === null || debtMinor < belowMinor);
  return debtMinor > 0 ? (band?.amountMinor ?? 0) : 0;
}
