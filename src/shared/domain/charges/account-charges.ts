import { openCharges, paidByCharge } from '../account/open-claims.ts';
import { type Settlement, settlementsByItem } from '../account/settlements.ts';
import { type AccountState, type ChargeState, currencyOf, currentValue } from '../account/state.ts';
import { frozenDays } from '../concession/fee-freeze.ts';
import type { PlainDate } from '../dates.ts';
import type { ChargeRules } from '../interest/running-interest.ts';
import type { ChargedClaim, ClaimCharge } from './charged-claim.ts';
import { chargesOnClaim } from './claim-charges.ts';
import { chargedBySource } from './claim-payments.ts';
import { type DatedTerms, termsOn } from './terms.ts';

/** A charge by the terms with what of it stands in the ledger. */
export interface AccountCharge extends ClaimCharge {
  readonly itemId: string;
  readonly number: string;
  readonly clause: string;
  /** What of it was frozen by the date, before waivers and payments. */
  readonly frozenMinor: number;
  /** What is not frozen; nothing where more was frozen than it came to. */
  readonly notFrozenMinor: number;
}

/** What an account owes besides its claims, as of a date. */
export interface AccountCharges {
  readonly charges: readonly AccountCharge[];
  /** Numbers of claims whose statute has no rate for their days. */
  readonly withoutRate: readonly string[];
}

/**
 * Interest and charges of every claim of an account up to a date, as a view: nothing is stored, and what was frozen is
 * subtracted, never charged again.
 */
export function accountCharges(
  state: AccountState,
  known: readonly DatedTerms[],
  rules: ChargeRules,
  asOf: PlainDate,
): AccountCharges {
  if (state.opened === null || known.length === 0) return { charges: [], withoutRate: [] };
  const { bookId, accountId } = state.opened.data;
  const withoutRate: string[] = [];
  const { endedOnByItem } = state.concessions.remissions;
  const charges = chargedClaims(state).flatMap((claim) => {
    // What was settled, or written off for good, bears nothing more, and what had not been frozen went with it.
    const endedOn = endedOnByItem.get(claim.itemId);
    if (endedOn !== undefined && endedOn <= asOf) return [];
    const terms = termsOn(known, { bookId, accountId }, claim.dueOn);
    const found = chargesOnClaim(claim, terms, rules, asOf);
    if (found.withoutRate) withoutRate.push(claim.number);
    return found.charges.map((charge): AccountCharge => {
      const frozenMinor = frozenOf(state, claim.itemId, charge, asOf);
      return {
        ...charge,
        itemId: claim.itemId,
        number: claim.number,
        clause: terms.clause,
        frozenMinor,
        notFrozenMinor: Math.max(0, charge.amountMinor - frozenMinor),
      };
    });
  });
  return { charges, withoutRate };
}

/** What was frozen of one charge by a date, before waivers and payments; minor units. */
function frozenOf(
  state: AccountState,
  itemId: string,
  { head, ruleId }: Pick<ClaimCharge, 'head' | 'ruleId'>,
  asOf: PlainDate,
): number {
  let frozenMinor = 0;
  for (const { event } of state.charges.values()) {
    const { data } = event;
    if (data.itemId !== itemId || data.head !== head || data.ruleId !== ruleId) continue;
    if (data.toOn <= asOf && data.currency === state.opened?.data.currency) frozenMinor += data.amountMinor;
  }
  return frozenMinor;
}

/** The claims of an account as charges see them; credits owe nothing. Oldest due first. */
export function chargedClaims(state: AccountState): readonly ChargedClaim[] {
  const settlements = settlementsByItem(state);
  const interestPaid = interestPaidByItem(state);
  const currency = currencyOf(state);
  const holes = frozenDays(state.concessions);
  return [...state.items.values()]
    .flatMap((item): readonly ChargedClaim[] => {
      const value = currentValue(item);
      if (value === null || value.itemKind === 'credit' || value.amountMinor <= 0) return [];
      const { itemId, number, issuedOn, dueOn, acceptedOn, amountMinor } = value;
      return [
        {
          itemId,
          number,
          currency,
          issuedOn,
          ...(acceptedOn === undefined ? {} : { acceptedOn }),
          dueOn,
          amountMinor,
          chargedBySourceMinor: chargedBySource(value),
          movements: (settlements.get(itemId) ?? []).map(({ on, amountMinor: movedMinor }: Settlement) => ({
            on,
            amountMinor: movedMinor,
          })),
          interestPaid: interestPaid.get(itemId) ?? [],
          holes,
        },
      ];
    })
    .sort((one, other) => (one.dueOn + one.itemId < other.dueOn + other.itemId ? -1 : 1));
}

/** What was paid or waived of frozen interest, by claim and day. */
function interestPaidByItem(
  state: AccountState,
): ReadonlyMap<string, readonly { readonly on: PlainDate; readonly amountMinor: number }[]> {
  const paid = new Map<string, { readonly on: PlainDate; readonly amountMinor: number }[]>();
  for (const charge of state.charges.values()) {
    const { itemId, head } = charge.event.data;
    if (head !== 'interest') continue;
    const list = paid.get(itemId) ?? [];
    const remissions = state.concessions.remissions.byCharge.get(charge.event.data.chargeId) ?? [];
    list.push(...[...charge.waivers, ...remissions].map(({ on, amountMinor }) => ({ on, amountMinor })));
    list.push(...paymentsOfCharge(state, charge));
    paid.set(itemId, list);
  }
  return paid;
}

function paymentsOfCharge(
  state: AccountState,
  charge: ChargeState,
): readonly { readonly on: PlainDate; readonly amountMinor: number }[] {
  const { chargeId } = charge.event.data;
  const days = [...state.receipts.values()].map(({ event }) => event.businessDate).sort();
  let before = 0;
  return [...new Set(days)].flatMap((on) => {
    const paidMinor = paidByCharge(state, on).get(chargeId) ?? 0;
    const amountMinor = paidMinor - before;
    before = paidMinor;
    return amountMinor > 0 ? [{ on, amountMinor }] : [];
  });
}

/** A line of what is owed as of a date; all lines add up to it. */
export interface DueLine {
  readonly kind: 'claim' | 'frozen' | 'notFrozen';
  readonly itemId: string;
  readonly component: 'principal' | AccountCharge['head'] | 'cost';
  readonly amountMinor: number;
  readonly chargeId: string | null;
  readonly ruleId: string | null;
  readonly sinceOn: PlainDate;
}

/** What is owed besides the claims, line by line: frozen charges that are open, and what is not frozen yet. */
export function chargeLines(
  state: AccountState,
  { charges }: AccountCharges,
  asOf: PlainDate,
): readonly DueLine[] {
  const frozen = openCharges(state, asOf).map(
    ({ itemId, head, openMinor, chargeId, fromOn }): DueLine => ({
      kind: 'frozen',
      itemId,
      component: head,
      amountMinor: openMinor,
      chargeId,
      ruleId: state.charges.get(chargeId)?.event.data.ruleId ?? null,
      sinceOn: fromOn,
    }),
  );
  const open = charges
    .filter(({ notFrozenMinor }) => notFrozenMinor > 0)
    .map(
      ({ itemId, head, notFrozenMinor, ruleId, fromOn }): DueLine => ({
        kind: 'notFrozen',
        itemId,
        component: head,
        amountMinor: notFrozenMinor,
        chargeId: null,
        ruleId,
        sinceOn: fromOn,
      }),
    );
  return [...frozen, ...open];
}
