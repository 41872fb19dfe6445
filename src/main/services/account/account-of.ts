import { recordedPartyId } from '../../../shared/domain/account/moves.ts';
import { paymentsOf } from '../../../shared/domain/account/paid-amounts.ts';
import { openItems } from '../../../shared/domain/account/settlements.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import { daysBetween, type PlainDate } from '../../../shared/domain/dates.ts';
import type { EventOf } from '../../../shared/domain/events/kinds.ts';
import type { PlanRecord } from '../../../shared/domain/plan/record.ts';
import { type ViewedPlan, viewPlan } from '../../../shared/domain/plan/view.ts';
import { type ViewedPromise, viewPromises } from '../../../shared/domain/promise/view.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { selectSurvivor } from '../../db/queries/party-identities.ts';
import { refuse, type ServiceContext } from '../service.ts';

/** An account that was opened, with its opening; its party is the one it is shown under. */
export interface KnownAccount {
  readonly state: AccountState;
  readonly opened: EventOf<'account.opened'>['data'];
}

/** The account; refused as `unknownAccount` where there is none. */
export function accountOf(
  context: ServiceContext,
  accountId: string,
): Result<KnownAccount, { readonly code: 'unknownAccount' }> {
  const state = context.ledger.states.account(accountId);
  if (state.opened === null) return refuse('unknownAccount');
  const partyId = selectSurvivor(context.read, recordedPartyId(state, state.opened.data));
  return ok({ state, opened: { ...state.opened.data, partyId } });
}

/** The account for an act of money or commitment; refused as `newerAppNeeded` while a newer app's events wait on it. */
export function accountForMoney(
  context: ServiceContext,
  accountId: string,
): Result<KnownAccount, { readonly code: 'unknownAccount' | 'newerAppNeeded' }> {
  const known = accountOf(context, accountId);
  if (!known.ok) return known;
  return known.value.state.parked > 0 ? refuse('newerAppNeeded') : known;
}

/** All that is open on the account's claims on a date, in minor units of its currency. */
export function outstandingMinor(state: AccountState, on: PlainDate): number {
  return openItems(state, on).reduce((sum, item) => sum + item.openMinor, 0);
}

/** The account's promises as they stand on a date. */
export function promisesOn(state: AccountState, on: PlainDate): readonly ViewedPromise[] {
  return viewPromises([...state.promises.values()], paymentsOf(state), on);
}

/** The account's plans as they stand on a date, newest first. */
export function plansOn(
  state: AccountState,
  on: PlainDate,
): readonly { readonly plan: PlanRecord; readonly view: ViewedPlan }[] {
  const payments = paymentsOf(state);
  return [...state.plans.values()].map((plan) => ({ plan, view: viewPlan(plan, payments, on) })).reverse();
}

const daysOfTwelveMonths = 365;

/** The best single payment of the twelve months before a date; null where none is known (row P7). */
export function bestPaymentMinor(state: AccountState, on: PlainDate): number | null {
  const recent = paymentsOf(state).filter(
    (payment) => payment.voidedOn === null && daysBetween(payment.on, on) <= daysOfTwelveMonths,
  );
  return recent.length === 0 ? null : Math.max(...recent.map((payment) => payment.amountMinor));
}
