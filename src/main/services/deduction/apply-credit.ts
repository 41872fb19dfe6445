import { payableItems } from '../../../shared/domain/account/settlements.ts';
import { partsRefusal } from '../../../shared/domain/deduction/check-parts.ts';
import { sumOf } from '../../../shared/domain/deduction/records.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { standingItems } from '../account/unapplied.ts';
import { accountForMoneyToday } from '../periods/account-today.ts';
import { domainRefusal, refuse, type WritingService } from '../service.ts';

/** Sets a credit of a file against named claims: never more than it has, never more than they are open. */
export const applyCredit: WritingService<'applyCredit'> = (context, input) => {
  const account = accountForMoneyToday(context, input.accountId);
  if (!account.ok) return account;
  const { state, opened } = account.value;
  const credit = standingItems(state, context.today).find(
    ({ itemId, value }) => itemId === input.creditItemId && value.itemKind === 'credit',
  );
  if (credit === undefined || credit.openMinor >= 0) return refuse('creditNotOpen');
  const { commandId: applicationId, creditItemId, lines } = input;
  const appliedMinor = sumOf(lines);
  if (appliedMinor > -credit.openMinor) return refuse('aboveCredit');
  const open = new Map(
    payableItems(state, context.today).map(({ itemId, openMinor }) => [itemId, openMinor]),
  );
  const refusal = partsRefusal(lines, open);
  if (refusal !== null) return domainRefusal(refusal);
  context.append([
    {
      kind: 'credit.applied',
      stream: accountStream(input.accountId),
      data: { applicationId, creditItemId, currency: opened.currency, lines },
      personal: null,
    },
  ]);
  return ok({ appliedMinor });
};
