import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';
import { receiptFacts } from './receipt-facts.ts';

/** The split of an amount before the receipt is written; the paper will say the same. */
export const previewReceipt: WaitingService<'previewReceipt'> = (context, input) => {
  const ready = receiptFacts(context, input);
  return ready.ok ? ok(ready.value.split) : ready;
};
