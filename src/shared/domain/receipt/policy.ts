import { z } from 'zod';
import { currencyField, positiveMinorField } from '../events/fields.ts';

const strictness = z.enum(['allow', 'warn', 'refuse']);

/**
 * The house's rules for tenders (rows V4, V6), read from `resources/policies/receipt.json` or a team's
 * choice.
 */
export const receiptPolicySchema = z.strictObject({
  version: z.literal(1),
  maximumTenders: z.int().min(1).max(10),
  /**
   * Months from its date for which a cheque can be presented: three in India (RBI circular of 4 November
   * 2011).
   */
  chequeValidMonths: z.int().positive(),
  /** A UPI reference that is not twelve digits. */
  malformedUpiReference: strictness,
  /** A UPI, cheque or transfer tender without its reference. */
  missingReference: strictness,
  /** Tenders that reduce nothing until a line of the bank shows them (row V6). */
  claimedUntilConfirmed: z.array(z.enum(['upi', 'bankTransfer'])),
  /** Tax deducted above this share of the receipt is asked about, in basis points. */
  usualTaxShareBasisPoints: z.int().min(0).max(10_000),
  /** Notes and coins in circulation, largest first, in minor units. */
  denominationsMinorByCurrency: z.record(currencyField, z.array(positiveMinorField).min(1)),
});

/** The house's rules for tenders. */
export type ReceiptPolicy = z.infer<typeof receiptPolicySchema>;
