import type { OfferView } from '../../../shared/contract/concessions.ts';
import type { ParsedInputOf, Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import { compromiseOn } from '../../../shared/domain/account/remissions.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import { decideCompromise } from '../../../shared/domain/concession/decide-compromise.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import type { KnownAccount } from '../account/account-of.ts';
import { isNonPerforming } from '../classification/non-performing.ts';
import { lawOfAccount } from '../compliance-facts.ts';
import { accountForMoneyToday } from '../periods/account-today.ts';
import { domainRefusal, refuse, type ServiceContext } from '../service.ts';
import { type AccountDues, accountDues, ownLevel, sanctionLevelOf } from './account-dues.ts';

/** An offer that may be made, and what it is made on. */
export interface OfferReady {
  readonly account: KnownAccount;
  readonly known: AccountDues;
  readonly view: OfferView;
}

/** States in which a settlement stands in the way of another. */
const running: readonly string[] = ['pendingApproval', 'offered', 'paying'];

/** Whether a settlement of the account waits, is offered, or is being paid. */
export function hasRunningSettlement(state: AccountState, on: PlainDate): boolean {
  return [...state.concessions.compromises.values()].some((record) =>
    running.includes(compromiseOn(state, record, on).status),
  );
}

/** Judges an offer on what is owed today. */
export function offerFacts(
  context: ServiceContext,
  input: ParsedInputOf<'previewSettlement'>,
): Result<OfferReady, Refusal<RefusalCodeOf<'previewSettlement'>>> {
  const account = accountForMoneyToday(context, input.accountId);
  if (!account.ok) return account;
  const { state, opened } = account.value;
  if (hasRunningSettlement(state, context.today)) return refuse('settlementRunning');
  const known = accountDues(context, state);
  const law = lawOfAccount(context, account.value);
  const policy = context.resources.settlementPolicy;
  const decided = decideCompromise({
    on: context.today,
    currency: opened.currency,
    dues: known.dues,
    product: law.product,
    daysPastDue: known.daysPastDue,
    isNonPerforming: isNonPerforming(context, state, context.today),
    offer: input.offer,
    firstOn: input.firstOn,
    count: input.count,
    everyDays: input.everyDays,
    validUntil: input.validUntil,
    isRegulated: law.creditor !== 'trade',
    sanctionLevel: sanctionLevelOf(context, input.sanctionedBy),
    proposerLevel: ownLevel(context),
    hasProposerSanctioned: input.sanctionedBy.includes(context.user.userId),
    policy,
  });
  if (!decided.ok) return domainRefusal(decided.refusal);
  const { band, ...facts } = decided.value;
  const view: OfferView = {
    ...facts,
    dues: known.dues,
    payments: [...facts.payments],
    band: band.name,
    floorBasisPoints: band.floorBasisPoints,
    ratePercent: policy.houseRatePercent,
    waivesStatutoryInterest: known.due.lines.some(({ ruleId }) => ruleId?.startsWith('IN-MSMED') === true),
  };
  return ok({ account: account.value, known, view });
}
