import { decidePromise } from '../../../shared/domain/promise/decide.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountForMoneyToday } from '../periods/account-today.ts';
import { domainRefusal, type WritingService } from '../service.ts';
import { promiseDraft } from './promise-draft.ts';
import { promiseQuestion } from './promise-question.ts';

/** Takes a promise outside a logged contact. Its id is the command's. */
export const makePromise: WritingService<'makePromise'> = (context, input) => {
  const account = accountForMoneyToday(context, input.accountId);
  if (!account.ok) return account;
  const decided = decidePromise(promiseQuestion(context, account.value, input.terms, context.today));
  if (!decided.ok) return domainRefusal(decided.refusal);
  const promiseId = input.commandId;
  context.append([
    promiseDraft(account.value, { promiseId, terms: input.terms, facts: decided.value, interactionId: null }),
  ]);
  return ok({ promiseId, pendingApproval: decided.value.needsApproval });
};
