import { accountStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { checkDecision, type DifferenceWords } from '../../../shared/domain/reconciliation/decide.ts';
import type { Difference } from '../../../shared/domain/reconciliation/values.ts';
import { ok } from '../../../shared/lib/result.ts';
import { domainRefusal, refuse, type WritingService } from '../service.ts';

/** Writes a person's word on what lies behind a file's other figure. Everything must add up to it. */
export const decideDifference: WritingService<'decideDifference'> = (context, input) => {
  const state = context.ledger.states.account(input.accountId);
  const difference = state.reconciliation.differencesByImport.get(input.importId);
  if (difference === undefined) return refuse('unknownDifference');
  const checked = checkDecision(difference, { receipts: input.receipts, parts: input.parts });
  if (!checked.ok) return domainRefusal(checked.refusal);
  context.append([decisionDraft(input.accountId, difference, checked.value)]);
  return ok({});
};

/** A person's decision as the event it becomes: of a rise, the receipts named are voids that the office took in. */
export function decisionDraft(
  accountId: string,
  difference: Difference,
  { receipts, parts }: DifferenceWords,
): EventDraft<'difference.decided'> {
  const isFall = difference.direction === 'fall';
  return {
    kind: 'difference.decided',
    stream: accountStream(accountId),
    data: {
      importId: difference.importId,
      receipts: isFall ? [...receipts] : [],
      reversals: isFall ? [] : [...receipts],
      parts: [...parts],
      by: 'person',
    },
    personal: null,
  };
}
