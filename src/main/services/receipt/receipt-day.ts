import type { ParsedInputOf, Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import type { KnownAccount } from '../account/account-of.ts';
import { businessDateOf } from '../periods/business-date-of.ts';
import { freeLeaf } from '../periods/receipt-books.ts';
import { refuse, type ServiceContext } from '../service.ts';

/** On which day a receipt stands, under which number, and with whom the money is. */
export interface ReceiptDay {
  readonly receivedOn: PlainDate;
  /** The day on which the money changed hands: what the law goes by. */
  readonly handedOn: PlainDate;
  /** The number of the leaf; null where the device numbers it. */
  readonly paperNumber: string | null;
  readonly takenBy: string;
}

/**
 * The day of a receipt by the one rule of business dates. A leaf of a pre-printed book is dated as it says, by its own
 * number, and its money is with who carries the book. What a closed year does not take is dated today, with the day it
 * belongs to beside it.
 */
export function receiptDay(
  context: ServiceContext,
  account: KnownAccount,
  terms: ParsedInputOf<'previewReceipt'>,
  isShownByBank = false,
): Result<ReceiptDay, Refusal<RefusalCodeOf<'previewReceipt'>>> {
  const { paper, belongsTo } = terms;
  const handedOn = belongsTo ?? paper?.on ?? terms.receivedOn ?? context.today;
  if (handedOn > context.today) return refuse('dateInFuture');
  const leaf = paper === null ? null : freeLeaf(context, paper);
  if (leaf !== null && !leaf.ok) return leaf;
  const takenBy = leaf === null ? context.user.userId : leaf.value.carriedBy;
  const dated = businessDateOf(context, {
    on: belongsTo === null ? handedOn : context.today,
    bookId: account.opened.bookId,
    walletOf: takenBy,
    isProven: isShownByBank,
  });
  if (!dated.ok) return dated;
  const paperNumber = leaf === null ? null : leaf.value.number;
  return ok({ receivedOn: dated.value.on, handedOn, paperNumber, takenBy });
}
