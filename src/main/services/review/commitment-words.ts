import { type StreamId, streamSubject } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import type { ReviewItem } from '../../../shared/domain/review/review.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { refuse, type ServiceContext } from '../service.ts';

type Decision = 'approved' | 'rejected';

/** The second person's word on a promise or a plan that waits because of a review. Maker and checker are never the same. */
export function commitmentWords(
  context: ServiceContext,
  stream: StreamId,
  { subject }: ReviewItem,
  decision: Decision,
): Result<readonly EventDraft[], { readonly code: 'wordDoesNotFit' | 'makerIsChecker' }> {
  const state = context.ledger.states.account(streamSubject(stream));
  const { userId } = context.user;
  const promise = state.promises.get(subject ?? '');
  if (promise?.authored === 'suspended' || promise?.authored === 'pendingApproval') {
    if (promise.madeBy === userId) return refuse('makerIsChecker');
    const data = { promiseId: promise.promiseId, decision, reason: '' };
    return ok([{ kind: 'promise.decided', stream, data, personal: null }]);
  }
  const plan = state.plans.get(subject ?? '');
  if (plan?.authored !== 'pendingApproval') return refuse('wordDoesNotFit');
  if (plan.proposedBy === userId) return refuse('makerIsChecker');
  const data = { planId: plan.planId, decision, reason: '' };
  return ok([{ kind: 'plan.decided', stream, data, personal: null }]);
}
