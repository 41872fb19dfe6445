import { loanRestructures } from '../../../shared/domain/account/loan-restructures.ts';
import { owedParts } from '../../../shared/domain/account/owed-parts.ts';
import type { BorrowerLoan } from '../../../shared/domain/classification/days-of-interest.ts';
import { type OverdueStep, overdueSteps } from '../../../shared/domain/classification/overdue-steps.ts';
import { type ClassStanding, classifyBorrower } from '../../../shared/domain/classification/transitions.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import {
  type LenderAccountRow,
  selectLenderAccounts,
  selectOverdueSteps,
  selectRestructuredAccounts,
} from '../../db/queries/classification.ts';
import type { ServiceContext } from '../service.ts';

/** The loans of one borrower with one lender, the account itself among them; none where its book is no lender's. */
export function loansBesides(
  context: ServiceContext,
  borrower: { readonly partyId: string; readonly bookId: string },
): readonly BorrowerLoan[] {
  const restructured = new Set(selectRestructuredAccounts(context.read));
  return selectLenderAccounts(context.read, borrower).map(({ accountId, product }) => ({
    accountId,
    ...(restructured.has(accountId) ? restructuresOf(context, accountId) : {}),
    steps:
      product === 'trade'
        ? stepsOfState(context, accountId)
        : selectOverdueSteps(context.read, null, accountId).map(toStep),
  }));
}

/** The loans of all lenders' books, borrower by borrower, with what is known of each account. */
export function allBorrowers(
  context: ServiceContext,
  until: PlainDate,
): readonly { readonly rows: readonly LenderAccountRow[]; readonly loans: readonly BorrowerLoan[] }[] {
  const rows = selectLenderAccounts(context.read, null);
  const steps = Map.groupBy(selectOverdueSteps(context.read, until, null), ({ accountId }) => accountId);
  const restructured = new Set(selectRestructuredAccounts(context.read));
  const borrowers = Map.groupBy(rows, ({ partyId, bookId }) => `${bookId}|${partyId}`);
  return [...borrowers.values()].map((own) => ({
    rows: own,
    loans: own.map(({ accountId, product }) => ({
      accountId,
      ...(restructured.has(accountId) ? restructuresOf(context, accountId) : {}),
      steps:
        product === 'trade' ? stepsOfState(context, accountId) : (steps.get(accountId) ?? []).map(toStep),
    })),
  }));
}

/** How an account is classified on a day together with its borrower's other loans; null in a supplier's book. */
export function standingOf(
  context: ServiceContext,
  account: { readonly accountId: string; readonly partyId: string; readonly bookId: string },
  on: PlainDate,
): ClassStanding | null {
  const loans = loansBesides(context, account);
  return classifyBorrower(loans, context.resources.classificationRules, on).get(account.accountId) ?? null;
}

/** An account that was opened before anybody said that its book is a lender's has no rows of its own. */
function stepsOfState(context: ServiceContext, accountId: string): readonly OverdueStep[] {
  return overdueSteps(owedParts(context.ledger.states.account(accountId)));
}

function restructuresOf(
  context: ServiceContext,
  accountId: string,
): Pick<Required<BorrowerLoan>, 'restructures'> {
  return { restructures: loanRestructures(context.ledger.states.account(accountId)) };
}

function toStep({ sinceOn, oldestDueOn }: OverdueStep): OverdueStep {
  return { sinceOn, oldestDueOn };
}
