import type { ParsedInputOf, Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import { openItems } from '../../../shared/domain/account/settlements.ts';
import {
  type RestructuredPayment,
  restructureSchedule,
} from '../../../shared/domain/concession/restructure.ts';
import type { PlanRecord } from '../../../shared/domain/plan/record.ts';
import { isPlanRunning, remainingInstalments } from '../../../shared/domain/plan/view.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { type KnownAccount, plansOn } from '../account/account-of.ts';
import { accountForMoneyToday } from '../periods/account-today.ts';
import { domainRefusal, refuse, type ServiceContext } from '../service.ts';
import { type AccountDues, accountDues } from './account-dues.ts';

/** New terms that may be written. */
export interface RestructureReady {
  readonly account: KnownAccount;
  readonly known: AccountDues;
  /** What was to be paid when: the plan that runs, else the claims on their due dates. */
  readonly before: readonly RestructuredPayment[];
  readonly after: readonly RestructuredPayment[];
  readonly totalMinor: number;
  readonly replaced: PlanRecord | null;
}

/** Judges new terms on what is owed today. */
export function restructureFacts(
  context: ServiceContext,
  input: ParsedInputOf<'previewRestructure'>,
): Result<RestructureReady, Refusal<RefusalCodeOf<'previewRestructure'>>> {
  const account = accountForMoneyToday(context, input.accountId);
  if (!account.ok) return account;
  const { state } = account.value;
  if (input.firstOn < context.today) return refuse('firstInPast');
  const known = accountDues(context, state);
  const schedule = restructureSchedule({ ...input, dues: known.dues });
  if (!schedule.ok) return domainRefusal(schedule.refusal);
  const running = plansOn(state, context.today).find(({ view }) => isPlanRunning(view.status));
  if (running?.view.status === 'pendingApproval') return refuse('planWaits');
  const before =
    running === undefined
      ? openItems(state, context.today).map(({ dueOn, openMinor }) => ({ dueOn, amountMinor: openMinor }))
      : remainingInstalments(running.view).map(({ dueOn, amountMinor }) => ({ dueOn, amountMinor }));
  return ok({
    account: account.value,
    known,
    before: before.slice(0, 250),
    after: schedule.value,
    totalMinor: schedule.value.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    replaced: running?.plan ?? null,
  });
}
