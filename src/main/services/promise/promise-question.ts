import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { PromiseQuestion } from '../../../shared/domain/promise/decide.ts';
import { bestPaymentMinor, type KnownAccount, outstandingMinor, promisesOn } from '../account/account-of.ts';
import type { ServiceContext } from '../service.ts';

/** What a form says about a promise. */
export type PromiseTerms = ParsedInputOf<'previewPromise'>['terms'];

/** The question the domain decides: the terms as typed, and the account as it stands. */
export function promiseQuestion(
  context: ServiceContext,
  account: KnownAccount,
  terms: PromiseTerms,
  on: PlainDate,
): PromiseQuestion {
  return {
    amountMinor: terms.amountMinor,
    currency: account.opened.currency,
    accountCurrency: account.opened.currency,
    dueOn: terms.dueOn,
    mode: terms.mode,
    replaces: terms.replaces,
    existing: promisesOn(account.state, on),
    on,
    outstandingMinor: outstandingMinor(account.state, on),
    bestPaymentMinor: bestPaymentMinor(account.state, on),
    overrideReason: terms.overrideReason,
    policy: context.resources.promisePolicy,
    calendar: context.resources.calendar,
  };
}
