import { credibilityOf } from '../../../shared/domain/promise/credibility.ts';
import { decidePromise } from '../../../shared/domain/promise/decide.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountForMoneyToday } from '../periods/account-today.ts';
import { domainRefusal, type WaitingService } from '../service.ts';
import { promiseQuestion } from './promise-question.ts';

const askedAboutLater = 'shownNow';

/** What taking a promise would mean. Warnings are shown, not refused: the form asks for the reason when it saves. */
export const previewPromise: WaitingService<'previewPromise'> = (context, input) => {
  const account = accountForMoneyToday(context, input.accountId);
  if (!account.ok) return account;
  const terms = { ...input.terms, overrideReason: input.terms.overrideReason ?? askedAboutLater };
  const question = promiseQuestion(context, account.value, terms, context.today);
  const decided = decidePromise(question);
  if (!decided.ok) return domainRefusal(decided.refusal);
  const { graceUntil, level, needsApproval, warnings, proposedDueOn } = decided.value;
  const { kept, made } = credibilityOf(question.existing.map((promise) => promise.status));
  const reasonNeeded = warnings.filter((warning) => question.policy.reasonNeededFor.includes(warning));
  return ok({
    graceUntil,
    level,
    needsApproval,
    warnings,
    reasonNeeded,
    proposedDueOn,
    credibility: { kept, made },
  });
};
