import { checkGoodsTaxRate, checkTerms } from '../../../shared/domain/charges/check-terms.ts';
import type { ChargeTerms } from '../../../shared/domain/charges/terms.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { derivedId, type EventId } from '../../../shared/domain/ids.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountOf } from '../account/account-of.ts';
import { domainRefusal, refuse, type ServiceContext, type WritingService } from '../service.ts';

/** Whether terms may stand in a book from a day on, by its law and by the rates of tax of that day. */
export function objectionToTerms(
  { resources }: ServiceContext,
  book: Parameters<typeof checkTerms>[1],
  { terms, fromOn }: { readonly terms: ChargeTerms; readonly fromOn: PlainDate },
) {
  const checked = checkTerms(terms, book);
  if (!checked.ok) return domainRefusal(checked.refusal);
  const taxed = checkGoodsTaxRate(terms, resources.chargeStatutes.goodsTax, fromOn);
  return taxed.ok ? ok(null) : domainRefusal(taxed.refusal);
}

/** Sets by what a book, or one account of it, charges for late payment; earlier terms keep the claims that fell due under them. */
export const setChargeTerms: WritingService<'setChargeTerms'> = (context, input) => {
  const { commandId, bookId, accountId, fromOn, terms } = input;
  const { teamId } = context.session;
  const book = context.ledger.states.team(teamId).books.get(bookId);
  if (book === undefined) return refuse('unknownBook');
  if (accountId !== null) {
    const account = accountOf(context, accountId);
    if (!account.ok) return account;
    if (account.value.opened.bookId !== bookId) return refuse('unknownAccount');
  }
  const objection = objectionToTerms(context, book, { terms, fromOn });
  if (!objection.ok) return objection;
  const termsId = derivedId<EventId>('terms-', commandId);
  context.append([
    {
      kind: 'charges.termsSet',
      stream: teamStream(teamId),
      data: { termsId, bookId, accountId, fromOn, terms },
      personal: null,
    },
  ]);
  return ok({ termsId });
};
