import { openClaims } from '../../../shared/domain/account/open-claims.ts';
import { currentValue } from '../../../shared/domain/account/state.ts';
import { earnedDiscount, ladderFor } from '../../../shared/domain/concession/early-payment.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import type { DataOf, EventDraft } from '../../../shared/domain/events/kinds.ts';
import type { KnownAccount } from '../account/account-of.ts';
import type { ServiceContext } from '../service.ts';
import { laddersOf } from './ladders.ts';

/** A receipt that is about to be written. */
interface NewReceipt {
  readonly receiptId: string;
  readonly receivedOn: PlainDate;
  readonly lines: readonly DataOf<'receipt.recorded'>['lines'][number][];
}

/** The discounts for paying early that a receipt earns, as one event beside it; none where no ladder is reached. */
export function discountDrafts(
  context: ServiceContext,
  { state, opened }: KnownAccount,
  { receiptId, receivedOn, lines }: NewReceipt,
): readonly EventDraft[] {
  const ladders = laddersOf(context);
  if (ladders.length === 0) return [];
  const openById = new Map(openClaims(state, receivedOn).map((claim) => [claim.itemId, claim]));
  const earned = [...new Set(lines.map(({ itemId }) => itemId))].flatMap((itemId) => {
    const item = state.items.get(itemId);
    const value = item === undefined ? null : currentValue(item);
    const open = openById.get(itemId);
    if (value === null || open === undefined) return [];
    const ladder = ladderFor(ladders, opened, value.issuedOn);
    const paidMinor = lines
      .filter((line) => line.itemId === itemId)
      .reduce((sum, line) => sum + line.amountMinor, 0);
    const discount = earnedDiscount(ladder?.rungs ?? [], {
      issuedOn: value.issuedOn,
      amountMinor: value.amountMinor,
      openMinor: open.openMinor,
      paidMinor,
      receivedOn,
    });
    return discount === null ? [] : [{ itemId, ...discount }];
  });
  if (earned.length === 0) return [];
  return [
    {
      kind: 'discount.allowed',
      stream: accountStream(opened.accountId),
      data: { discountId: `DA${receiptId}`, receiptId, currency: opened.currency, lines: earned },
      personal: null,
    },
  ];
}
