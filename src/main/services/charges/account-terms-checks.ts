import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import { objectionToLadder } from '../../../shared/domain/concession/early-payment.ts';
import { present } from '../../../shared/lib/assert.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountOf } from '../account/account-of.ts';
import { refuse, type ServiceContext } from '../service.ts';
import { objectionToTerms } from './set-charge-terms.ts';

/** The account whose terms are looked at, where its book's law and the caps of the house let them stand. */
export function accountForTerms(context: ServiceContext, input: ParsedInputOf<'previewAccountTerms'>) {
  const account = accountOf(context, input.accountId);
  if (!account.ok) return account;
  const { books } = context.ledger.states.team(context.session.teamId);
  const book = present(books.get(account.value.opened.bookId), 'the book of an account');
  const objection = objectionToTerms(context, book, input);
  if (!objection.ok) return objection;
  const tooGenerous = objectionToLadder(input.rungs, context.resources.settlementPolicy.ladder);
  return tooGenerous === null ? ok(account.value) : refuse(tooGenerous);
}
