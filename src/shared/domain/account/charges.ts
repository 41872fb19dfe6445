import type { Component } from '../allocation/component.ts';
import type { PlainDate } from '../dates.ts';
import type { AccountState, ChargeState } from './state.ts';

/** The components that a frozen charge can be: all but the claim itself. */
export type ChargeHead = Exclude<Component, 'principal'>;

/** A frozen charge that stands on a day: what was posted, less what was waived by then. Payments are not taken off. */
export interface StandingCharge {
  readonly chargeId: string;
  readonly itemId: string;
  readonly head: ChargeHead;
  readonly fromOn: PlainDate;
  /** The day it accrued to, which is also the day it falls due. */
  readonly toOn: PlainDate;
  /** Minor units of the account's currency, never negative. */
  readonly standingMinor: number;
}

/**
 * The frozen charges of an account as they stand at the end of a date, oldest accrual first: a charge is owed from the day
 * it accrued to, whenever it was written in. Charges in another currency than the account's are left out, as two currencies
 * never meet in one sum.
 */
export function standingCharges(state: AccountState, on: PlainDate): readonly StandingCharge[] {
  return [...state.charges.values()]
    .filter((charge) => charge.event.data.toOn <= on && isInAccountCurrency(state, charge))
    .map(({ event: { data }, waivers }) => ({
      chargeId: data.chargeId,
      itemId: data.itemId,
      head: data.head,
      fromOn: data.fromOn,
      toOn: data.toOn,
      standingMinor: [...waivers, ...(state.concessions.remissions.byCharge.get(data.chargeId) ?? [])].reduce(
        (left, waiver) => (waiver.on <= on ? left - waiver.amountMinor : left),
        data.amountMinor,
      ),
    }))
    .sort((one, other) => (one.toOn + one.chargeId < other.toOn + other.chargeId ? -1 : 1));
}

function isInAccountCurrency(state: AccountState, charge: ChargeState): boolean {
  return state.opened === null || charge.event.data.currency === state.opened.data.currency;
}
