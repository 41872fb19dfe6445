import { accountStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import type { PromiseFacts } from '../../../shared/domain/promise/decide.ts';
import type { KnownAccount } from '../account/account-of.ts';
import type { PromiseTerms } from './promise-question.ts';

/** The event of a promise whose terms were decided. */
export function promiseDraft(
  account: KnownAccount,
  promise: {
    readonly promiseId: string;
    readonly terms: PromiseTerms;
    readonly facts: PromiseFacts;
    readonly interactionId: string | null;
  },
): EventDraft<'promise.made'> {
  const { promiseId, terms, facts, interactionId } = promise;
  return {
    kind: 'promise.made',
    stream: accountStream(account.opened.accountId),
    data: {
      promiseId,
      currency: account.opened.currency,
      amountMinor: terms.amountMinor,
      dueOn: terms.dueOn,
      graceUntil: facts.graceUntil,
      thresholdBasisPoints: facts.thresholdBasisPoints,
      mode: terms.mode,
      level: facts.level,
      replaces: terms.replaces,
      needsApproval: facts.needsApproval,
      interactionId,
      warnings: [...facts.warnings],
      overrideReason: terms.overrideReason,
    },
    personal: { promisedBy: terms.promisedBy },
  };
}
