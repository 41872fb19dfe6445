import { liveMinor } from '../../../shared/domain/account/open-claims.ts';
import { reallocationDrafts } from '../../../shared/domain/account/reallocation.ts';
import { taxClaims } from '../../../shared/domain/account/tax-claims.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { present } from '../../../shared/lib/assert.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectReceipt } from '../../db/queries/receipts.ts';
import { accountForMoneyToday } from '../periods/account-today.ts';
import { accountPolicy } from '../receipt/account-policy.ts';
import { refuse, type WritingService } from '../service.ts';

/** Tax that was said to be deducted is not: the tender counts no more, and the claims it paid are owed again. */
export const disallowTaxClaim: WritingService<'disallowTaxClaim'> = (context, { receiptId, at }) => {
  const row = selectReceipt(context.read, receiptId);
  if (row === undefined) return refuse('unknownReceipt');
  const account = accountForMoneyToday(context, row.accountId);
  if (!account.ok) return account.refusal.code === 'unknownAccount' ? refuse('unknownReceipt') : account;
  const { state } = account.value;
  const claim = taxClaims(state).find((one) => one.receiptId === receiptId && one.at === at);
  if (claim?.state !== 'claimed') return refuse('taxNotClaimed');
  const receipt = present(state.receipts.get(receiptId), 'the receipt of its row');
  const on = context.today;
  const keptMinor = Math.max(0, liveMinor(state, receipt) - claim.amountMinor);
  const laidAnew = reallocationDrafts(state, receiptId, on, accountPolicy(context, state, on), keptMinor);
  context.append([
    {
      kind: 'tender.failed',
      stream: accountStream(row.accountId),
      data: {
        receiptId,
        at,
        on,
        reasonCode: 'taxDisallowed',
      },
      personal: null,
    },
    ...laidAnew,
  ]);
  return ok({});
};
