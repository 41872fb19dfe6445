import type { AccountChange } from '../../../shared/contract/worklist.ts';
import { wokenReason } from '../../../shared/domain/account/apply.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { checkSnooze } from '../../../shared/domain/worklist/reminders.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { selectWorklistRow } from '../../db/queries/worklist.ts';
import { refuse, type ServiceContext } from '../service.ts';
import { policyInForce } from './refresh-worklist.ts';

/** Why one account is not changed. */
export type ChangeRefusal =
  | { readonly code: 'unknownAccount' }
  | { readonly code: 'dateNotAfterToday' }
  | { readonly code: 'dateTooFar'; readonly params?: { readonly latest: string } };

/** What a change writes, if anything, and what would take it back. */
export interface DecidedChange {
  /** Null where the account already stands so. */
  readonly draft: EventDraft | null;
  readonly inverse: AccountChange;
}

/** What one change of one account writes. Whether the person may and whether the assignee exists is asked before. */
export function decideChange(
  context: ServiceContext,
  accountId: string,
  change: AccountChange,
): Result<DecidedChange, ChangeRefusal> {
  const state = context.ledger.states.account(accountId);
  if (state.opened === null) return refuse('unknownAccount');
  const stream = accountStream(accountId);
  switch (change.kind) {
    case 'snooze': {
      const { until, reason } = change;
      const checked = checkSnooze(until, context.today, policyInForce(context));
      if (!checked.ok) {
        return checked.refusal.code === 'snoozeNotAhead'
          ? refuse('dateNotAfterToday')
          : { ok: false, refusal: { code: 'dateTooFar', params: { latest: checked.refusal.latest } } };
      }
      const draft = { kind: 'account.snoozed', stream, data: { until, reason }, personal: null } as const;
      return ok({ draft, inverse: asideOf(context, state) });
    }
    case 'skip': {
      const draft = {
        kind: 'account.skipped',
        stream,
        data: { reason: change.reason },
        personal: null,
      } as const;
      return ok({ draft, inverse: asideOf(context, state) });
    }
    case 'wake':
      return ok({ draft: wakeDraft(context, accountId, state), inverse: asideOf(context, state) });
    case 'assign': {
      const { userId } = change;
      const inverse = { kind: 'assign', userId: state.assignedTo } as const;
      if (state.assignedTo === userId) return ok({ draft: null, inverse });
      return ok({ draft: { kind: 'account.assigned', stream, data: { userId }, personal: null }, inverse });
    }
  }
}

/** How an account is put aside now, as the change that would put it aside so again. */
function asideOf({ today }: ServiceContext, { snooze, skip }: AccountState): AccountChange {
  if (snooze !== null && snooze.until > today) {
    return { kind: 'snooze', until: snooze.until, reason: snooze.reason };
  }
  return skip?.on === today ? { kind: 'skip', reason: skip.reason } : { kind: 'wake' };
}

/** A snooze that ends today; null where the account is not put aside. */
function wakeDraft(context: ServiceContext, accountId: string, state: AccountState): EventDraft | null {
  const isAside = asideOf(context, state).kind !== 'wake';
  const rests = selectWorklistRow(context.read, accountId)?.suppressedReason === 'snoozed';
  if (!isAside && !rests) return null;
  const data = { until: context.today, reason: wokenReason };
  return { kind: 'account.snoozed', stream: accountStream(accountId), data, personal: null };
}
