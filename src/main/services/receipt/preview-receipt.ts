import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';
import { receiptFacts } from './receipt-facts.ts';

/** The split of an amount before the receipt is written, and what it earns for being early; the paper will say the same. */
export const previewReceipt: WaitingService<'previewReceipt'> = (context, input) => {
  const ready = receiptFacts(context, input);
  if (!ready.ok) return ready;
  const { split, discounts, discountWaits } = ready.value;
  return ok({ ...split, discounts, discountWaits });
};
