import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';
import { decideChange } from './account-change.ts';

/** Passes over the account today, with the reason kept. */
export const skipAccount: WritingService<'skipAccount'> = (context, { accountId, reason }) => {
  const decided = decideChange(context, accountId, { kind: 'skip', reason });
  if (!decided.ok) return refuse('unknownAccount');
  if (decided.value.draft !== null) context.append([decided.value.draft]);
  return ok({});
};
