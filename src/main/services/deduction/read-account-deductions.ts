import type { AccountDeductionsView } from '../../../shared/contract/deductions.ts';
import { type AccountState, currentValue } from '../../../shared/domain/account/state.ts';
import { type TaxQuarter, taxQuarters } from '../../../shared/domain/account/tax-quarters.ts';
import { sumOf } from '../../../shared/domain/deduction/records.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectAccountTitles } from '../../db/queries/account-titles.ts';
import { selectDeductions } from '../../db/queries/deductions.ts';
import { accountOf, type KnownAccount } from '../account/account-of.ts';
import { standingItems } from '../account/unapplied.ts';
import type { ServiceContext, WaitingService } from '../service.ts';
import { deductionView } from './deduction-view.ts';

const everyState = ['open', 'accepted', 'partAccepted', 'rejected'] as const;

/** What was kept back on one account, the certificates of tax by quarter, and credits of files with what they pay. */
export const readAccountDeductions: WaitingService<'readAccountDeductions'> = (context, { accountId }) => {
  const account = accountOf(context, accountId);
  if (!account.ok) return account;
  const { state } = account.value;
  const question = { accountId, states: everyState, limit: 500, offset: 0 };
  return ok({
    deductions: selectDeductions(context.read, question).map((row) => deductionView(context, row)),
    quarters: quarterViews(context, account.value),
    credits: standingItems(state, context.today)
      .filter(({ value, openMinor }) => value.itemKind === 'credit' && openMinor < 0)
      .map(({ itemId, value, openMinor }) => ({ itemId, number: value.number, leftMinor: -openMinor })),
    applications: applicationViews(state),
  });
};

function quarterViews(
  context: ServiceContext,
  { state, opened }: KnownAccount,
): AccountDeductionsView['quarters'] {
  const { accountId, accountKey, currency } = opened;
  const partyName = selectAccountTitles(context.read, [accountId])[0]?.partyName ?? '';
  return taxQuarters(state, context.resources.certificateRules, context.today).map((quarter) => ({
    accountId,
    account: accountKey,
    partyName,
    quarter: quarter.quarter,
    form: quarter.form,
    dueOn: quarter.dueOn,
    claimed: { amountMinor: quarter.claimedMinor, currency },
    certified: { amountMinor: quarter.certifiedMinor, currency },
    standing: quarter.standing,
    claims: quarter.claims.map(({ receiptId, at, number, on, amountMinor, state: standing }) => ({
      receiptId,
      at,
      number,
      on,
      amountMinor,
      state: standing,
    })),
    certificates: certificateViews(quarter),
  }));
}

function certificateViews({
  certificates,
}: TaxQuarter): AccountDeductionsView['quarters'][number]['certificates'] {
  return certificates.map(({ event, withdrawnOn }) => {
    const { certificateId, number, datedOn, amountMinor } = event.data;
    return { certificateId, number, datedOn, amountMinor, withdrawnOn };
  });
}

function applicationViews(state: AccountState): AccountDeductionsView['applications'] {
  const numberOf = (itemId: string): string => {
    const item = state.items.get(itemId);
    return (item === undefined ? null : currentValue(item))?.number ?? '';
  };
  return [...state.deductions.credits.values()].map(({ event, undoneOn }) => ({
    applicationId: event.data.applicationId,
    creditNumber: numberOf(event.data.creditItemId),
    on: event.businessDate,
    amountMinor: sumOf(event.data.lines),
    numbers: event.data.lines.map(({ itemId }) => numberOf(itemId)),
    undoneOn,
  }));
}
