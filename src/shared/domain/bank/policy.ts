import { z } from 'zod';

const confidence = z.int().min(0).max(100);
const days = z.int().min(0).max(120);
const window = z.strictObject({ beforeDays: days, afterDays: days });

/**
 * How lines of the bank are held against receipts (row X3), read from `resources/policies/bank-matching.json`. Nothing
 * below `threshold` is ever posted without a person's word on that very match.
 */
export const bankMatchingPolicySchema = z.strictObject({
  version: z.literal(1),
  source: z.string().min(1),
  effectiveFrom: z.string().min(1),
  threshold: confidence,
  /** By the evidence; each presumes that the amounts are equal to the last unit, but for `amountNear`. */
  confidence: z.strictObject({
    receiptNumber: confidence,
    reference: confidence,
    chequeNumber: confidence,
    cashDeposit: confidence,
    party: confidence,
    amountAlone: confidence,
    severalReceipts: confidence,
    severalLines: confidence,
    depositSlip: confidence,
    amountNear: confidence,
  }),
  /** Days the bank's line may lie before and behind the receipt. */
  window: z.strictObject({ upi: window, bankTransfer: window, cheque: window, cashDeposit: window }),
  /** Receipts older than this are not looked for any more. */
  lookBackDays: z.int().min(30).max(4000),
  /** How far an amount may be off, in minor units, to be shown as a likeness; it is never a match. */
  amountNearMinor: z.int().nonnegative(),
  /** How alike a payer's name must be, in hundredths. */
  nameLikeness: confidence,
  /** The most receipts on one deposit slip, and among how many they are looked for. */
  depositSlip: z.strictObject({
    mostReceipts: z.int().min(2).max(12),
    mostCandidates: z.int().min(2).max(24),
  }),
  /**
   * Money that the bank sends back: its charge is booked within so many days of it, and a return that was told of a cheque so
   * many days before the bank's line is that of the line.
   */
  returns: z.strictObject({ chargeWithinDays: days, toldBeforeDays: days }),
});

/** How lines of the bank are held against receipts. */
export type BankMatchingPolicy = z.infer<typeof bankMatchingPolicySchema>;
