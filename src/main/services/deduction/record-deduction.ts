import type { ParsedInputOf, Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import { payableItems } from '../../../shared/domain/account/settlements.ts';
import { addDays, type PlainDate } from '../../../shared/domain/dates.ts';
import { partsRefusal } from '../../../shared/domain/deduction/check-parts.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import type { KnownAccount } from '../account/account-of.ts';
import { lawOfAccount } from '../compliance-facts.ts';
import { accountForMoneyToday } from '../periods/account-today.ts';
import { domainRefusal, refuse, type ServiceContext, type WritingService } from '../service.ts';

/** Codes what a payer kept back; it stands apart from what is overdue until a second person decides. */
export const recordDeduction: WritingService<'recordDeduction'> = (context, input) => {
  const account = accountForMoneyToday(context, input.accountId);
  if (!account.ok) return account;
  const followUpOn =
    input.followUpOn ?? addDays(context.today, context.resources.deductionReasons.followUpDays);
  const fit = fits(context, account.value, input, followUpOn);
  if (!fit.ok) return fit;
  const { commandId, accountId, reason, lines, receiptId, reference, ownerId, note } = input;
  const { currency } = account.value.opened;
  context.append([
    {
      kind: 'deduction.recorded',
      stream: accountStream(accountId),
      data: { deductionId: commandId, currency, reason, lines, receiptId, reference, ownerId, followUpOn },
      personal: { note },
    },
  ]);
  return ok({ deductionId: commandId });
};

function fits(
  context: ServiceContext,
  account: KnownAccount,
  { reason, lines, receiptId, ownerId }: ParsedInputOf<'recordDeduction'>,
  followUpOn: PlainDate,
): Result<null, Refusal<RefusalCodeOf<'recordDeduction'>>> {
  const { state } = account;
  // A borrower's arrears are what they are: nothing a borrower says moves the class of a loan.
  if (lawOfAccount(context, account).creditor === 'lender') return refuse('notForLoans');
  const known = context.resources.deductionReasons.reasons.find(({ code }) => code === reason);
  if (known === undefined) return refuse('reasonUnknown');
  if (known.as === 'tender') return refuse('taxIsATender');
  if (receiptId !== null && !state.receipts.has(receiptId)) return refuse('unknownReceipt');
  if (!isMember(context, ownerId)) return refuse('unknownUser');
  if (followUpOn < context.today) return refuse('followUpInPast');
  const open = new Map(
    payableItems(state, context.today).map(({ itemId, openMinor }) => [itemId, openMinor]),
  );
  const refusal = partsRefusal(lines, open);
  return refusal === null ? ok(null) : domainRefusal(refusal);
}

/** Whether a person is an active member of the team; true for nobody. */
export function isMember(context: ServiceContext, userId: string | null): boolean {
  if (userId === null) return true;
  return context.ledger.states.team(context.session.teamId).users.get(userId)?.active === true;
}
