import { type ChargeTerms, termsOn } from '../../../shared/domain/charges/terms.ts';
import { ladderFor } from '../../../shared/domain/concession/early-payment.ts';
import { canonicalJson } from '../../../shared/domain/events/canonical.ts';
import { teamStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { derivedId, type EventId } from '../../../shared/domain/ids.ts';
import { ok } from '../../../shared/lib/result.ts';
import { laddersOf } from '../concession/ladders.ts';
import { ladderDraft } from '../concession/set-early-payment-ladder.ts';
import { refuse, type WritingService } from '../service.ts';
import { accountForTerms } from './account-terms-checks.ts';
import { knownTerms } from './charges-of.ts';

/**
 * Sets the terms of one account from a day on. What already holds on that day is not written again, so that an account
 * whose ladder alone changes goes on following its book in the rest.
 */
export const setAccountTerms: WritingService<'setAccountTerms'> = (context, input) => {
  const account = accountForTerms(context, input);
  if (!account.ok) return account;
  const { commandId, accountId, fromOn, terms, rungs, reason } = input;
  const { opened } = account.value;
  const { bookId } = opened;
  const isCharged = !isSame(termsOn(knownTerms(context), opened, fromOn), terms);
  const isGiven = !isSame(ladderFor(laddersOf(context), opened, fromOn)?.rungs ?? [], rungs);
  if (!isCharged && !isGiven) return refuse('termsUnchanged');
  const termsSet: EventDraft<'charges.termsSet'> = {
    kind: 'charges.termsSet',
    stream: teamStream(context.session.teamId),
    data: { termsId: derivedId<EventId>('terms-', commandId), bookId, accountId, fromOn, terms },
    personal: { reason },
  };
  context.append([
    ...(isCharged ? [termsSet] : []),
    ...(isGiven ? [ladderDraft(context, { bookId, accountId, fromOn, rungs, reason })] : []),
  ]);
  return ok({
    changed: [...(isCharged ? (['charges'] as const) : []), ...(isGiven ? (['ladder'] as const) : [])],
  });
};

function isSame(one: ChargeTerms | readonly unknown[], other: ChargeTerms | readonly unknown[]): boolean {
  return canonicalJson(one as never) === canonicalJson(other as never);
}
