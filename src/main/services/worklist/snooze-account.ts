import { ok } from '../../../shared/lib/result.ts';
import type { WritingService } from '../service.ts';
import { decideChange } from './account-change.ts';

/** Not now: hides the account from lanes 3–6 until a date. */
export const snoozeAccount: WritingService<'snoozeAccount'> = (context, input) => {
  const { accountId, until, reason } = input;
  const decided = decideChange(context, accountId, { kind: 'snooze', until, reason });
  if (!decided.ok) return decided;
  if (decided.value.draft !== null) context.append([decided.value.draft]);
  return ok({});
};
