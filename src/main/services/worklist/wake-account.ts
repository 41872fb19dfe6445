import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';
import { decideChange } from './account-change.ts';

/** Takes a snooze, a skip or a result's rest back: a snooze that ends today. What is not put aside stays as it is. */
export const wakeAccount: WritingService<'wakeAccount'> = (context, { accountId }) => {
  const decided = decideChange(context, accountId, { kind: 'wake' });
  if (!decided.ok) return refuse('unknownAccount');
  if (decided.value.draft !== null) context.append([decided.value.draft]);
  return ok({});
};
