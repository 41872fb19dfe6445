import type { Refusal } from '../../../shared/contract/contract.ts';
import { unresolvedMinor } from '../../../shared/domain/account/apply-allocation.ts';
import { type OpenClaim, openClaims } from '../../../shared/domain/account/open-claims.ts';
import { type NamedRefusal, namedRefusal } from '../../../shared/domain/allocation/named-items.ts';
import { type SplitLine, splitReceipt } from '../../../shared/domain/allocation/split.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { present } from '../../../shared/lib/assert.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { selectReceipt } from '../../db/queries/receipts.ts';
import { accountForMoney, type KnownAccount } from '../account/account-of.ts';
import { accountPolicy } from '../receipt/account-policy.ts';
import { domainRefusal, refuse, type ServiceContext, type WritingService } from '../service.ts';

type Input = Parameters<WritingService<'applyUnapplied'>>[1];

/**
 * Gives unapplied money of a receipt the use that a person chose: never more than there is of it, never a disputed part,
 * and never by a guess of ours (row L8).
 */
export const applyUnapplied: WritingService<'applyUnapplied'> = (context, input) => {
  const row = selectReceipt(context.read, input.receiptId);
  if (row === undefined) return refuse('unknownReceipt');
  const account = accountForMoney(context, row.accountId);
  if (!account.ok)
    return account.refusal.code === 'unknownAccount' ? refuse('unknownReceipt') : refuse('newerAppNeeded');
  const receipt = present(account.value.state.receipts.get(input.receiptId), 'the receipt of its row');
  const freeMinor = unresolvedMinor(receipt, account.value.state);
  if (freeMinor === 0) return refuse('nothingUnapplied');
  const lines = input.use === 'claims' ? chosenLines(context, account.value, input, freeMinor) : ok([]);
  if (!lines.ok) return lines;
  const appliedMinor =
    input.use === 'claims' ? lines.value.reduce((sum, line) => sum + line.amountMinor, 0) : freeMinor;
  if (appliedMinor === 0) return refuse('onlyDisputed');
  context.append([
    {
      kind: 'unapplied.applied',
      stream: accountStream(row.accountId),
      data: {
        applicationId: input.commandId,
        receiptId: input.receiptId,
        use: input.use,
        amountMinor: appliedMinor,
        lines: [...lines.value],
      },
      personal: { note: input.note },
    },
  ]);
  return ok({ appliedMinor, leftMinor: freeMinor - appliedMinor });
};

/** What the named claims get of it, in the order named; their components in the order of the account's policy. */
function chosenLines(
  context: ServiceContext,
  account: KnownAccount,
  { itemIds, amounts }: Input,
  freeMinor: number,
): Result<readonly SplitLine[], Refusal<NamedRefusal['code']>> {
  const items = itemIds.map((itemId) => ({ itemId, amountMinor: amounts[itemId] ?? null }));
  const open = openClaims(account.state, context.today);
  const refusal = namedRefusal({ items }, { amountMinor: freeMinor, openItems: open });
  if (refusal !== null) return domainRefusal(refusal);
  const chosen = items.map(({ itemId, amountMinor }) => {
    const claim = present(
      open.find((one) => one.itemId === itemId),
      'a claim that is open',
    );
    return amountMinor ?? undisputedMinor(claim);
  });
  const amountMinor = Math.min(
    freeMinor,
    chosen.reduce((sum, minor) => sum + minor, 0),
  );
  if (amountMinor === 0) return ok([]);
  const split = splitReceipt({
    amountMinor,
    currency: account.opened.currency,
    openItems: open.filter((claim) => itemIds.includes(claim.itemId)),
    direction: null,
    choice: { items },
    on: context.today,
    policy: { ...accountPolicy(context, account.state, context.today), creditorChoice: true },
  });
  return ok(split.lines);
}

function undisputedMinor({ openMinor, disputedMinor }: OpenClaim): number {
  return Math.max(0, openMinor - disputedMinor);
}
