import type { AccountState } from '../../../shared/domain/account/state.ts';
import type { DeductionRecord } from '../../../shared/domain/deduction/records.ts';
import { present } from '../../../shared/lib/assert.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { selectDeductionAccount } from '../../db/queries/deductions.ts';
import { refuse, type ServiceContext } from '../service.ts';

/** A deduction with its account. */
export interface KnownDeduction {
  readonly accountId: string;
  readonly state: AccountState;
  readonly record: DeductionRecord;
}

/** The deduction; refused as `unknownDeduction` where there is none. */
export function knownDeduction(
  context: ServiceContext,
  deductionId: string,
): Result<KnownDeduction, { readonly code: 'unknownDeduction' }> {
  const accountId = selectDeductionAccount(context.read, deductionId);
  if (accountId === undefined) return refuse('unknownDeduction');
  const state = context.ledger.states.account(accountId);
  const record = present(state.deductions.deductions.get(deductionId), 'the deduction of its row');
  return ok({ accountId, state, record });
}
