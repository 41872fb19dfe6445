import { liveMinor } from '../../../shared/domain/account/open-claims.ts';
import { reallocationDrafts } from '../../../shared/domain/account/reallocation.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { present } from '../../../shared/lib/assert.ts';
import { ok } from '../../../shared/lib/result.ts';
import { countsOnOf } from '../periods/counts-on.ts';
import { accountPolicy } from '../receipt/account-policy.ts';
import type { WritingService } from '../service.ts';
import { claimedTender } from './claimed-tender.ts';

/** The money of a claimed tender never came: promises and plans that counted it count it no more. */
export const failTender: WritingService<'failTender'> = (context, input) => {
  const accountId = claimedTender(context, input);
  if (!accountId.ok) return accountId;
  const { receiptId, at, on, reasonCode } = input;
  const state = context.ledger.states.account(accountId.value);
  const receipt = present(state.receipts.get(receiptId), 'the receipt of a claimed tender');
  const policy = accountPolicy(context, state, on);
  // What counts and what else is still on its way keep their place.
  const failedMinor = present(receipt.event.data.tenders[at], 'a tender of the receipt').amountMinor;
  const keptMinor = Math.max(0, liveMinor(state, receipt) - failedMinor);
  const laidAnew = reallocationDrafts(state, receiptId, on, policy, keptMinor);
  context.append([
    {
      kind: 'tender.failed',
      stream: accountStream(accountId.value),
      data: { receiptId, at, on, reasonCode, ...countsOnOf(context, accountId.value, on) },
      personal: null,
    },
    ...laidAnew,
  ]);
  return ok({});
};
