import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';
import { receiptBookViews } from './receipt-books.ts';

/** The pre-printed receipt books with their leaves: entered, explained, missing, not used yet. */
export const listReceiptBooks: WaitingService<'listReceiptBooks'> = (context) =>
  ok({ books: receiptBookViews(context) });
