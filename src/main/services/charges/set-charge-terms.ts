import { checkTerms } from '../../../shared/domain/charges/check-terms.ts';
import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { derivedId, type EventId } from '../../../shared/domain/ids.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountOf } from '../account/account-of.ts';
import { domainRefusal, refuse, type WritingService } from '../service.ts';

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
  const checked = checkTerms(terms, book);
  if (!checked.ok) return domainRefusal(checked.refusal);
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
