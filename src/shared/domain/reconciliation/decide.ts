import { ok, type Result, refused } from '../../lib/result.ts';
import type { DifferencePart } from './explain.ts';
import type { Difference, ReceiptPart } from './values.ts';

/** What a person says lies behind a difference. */
export interface DifferenceWords {
  readonly receipts: readonly ReceiptPart[];
  readonly parts: readonly DifferencePart[];
}

/** Why a decision cannot be taken so. */
export type DecisionRefusal =
  | { readonly code: 'differenceDecided' }
  | { readonly code: 'receiptNotWaiting' }
  | { readonly code: 'receiptNamedTwice' }
  | {
      readonly code: 'differenceNotExplained';
      readonly amountMinor: number;
      readonly explainedMinor: number;
    };

/**
 * Whether words explain a difference: every receipt waits for the office and for no less than is said, none is named
 * twice, and everything adds up to the difference to the last unit.
 */
export function checkDecision(
  difference: Difference,
  words: DifferenceWords,
): Result<DifferenceWords, DecisionRefusal> {
  if (difference.decided) return refused({ code: 'differenceDecided' });
  const waiting = new Map(difference.candidates.map((one) => [one.receiptId, one.amountMinor]));
  if (words.receipts.some((one) => one.amountMinor > (waiting.get(one.receiptId) ?? 0))) {
    return refused({ code: 'receiptNotWaiting' });
  }
  if (new Set(words.receipts.map(({ receiptId }) => receiptId)).size < words.receipts.length) {
    return refused({ code: 'receiptNamedTwice' });
  }
  const explainedMinor = [...words.receipts, ...words.parts].reduce((sum, one) => sum + one.amountMinor, 0);
  if (explainedMinor !== difference.amountMinor) {
    return refused({ code: 'differenceNotExplained', amountMinor: difference.amountMinor, explainedMinor });
  }
  return ok(words);
}
