import type { OwedPart } from '../classification/overdue-steps.ts';
import { settlementsByItem } from './settlements.ts';
import { type AccountState, currentValue, isInAccountCurrency } from './state.ts';
import { receiptMovements } from './tender-standing.ts';

/**
 * What of an account is arrears once its day is past: its claims, and interest that was frozen on them, each with every
 * dated movement. Penal charges, fees and costs are no arrears of interest or principal (RBI/2021-22/125).
 */
export function owedParts(state: AccountState): readonly OwedPart[] {
  const settlements = settlementsByItem(state);
  const claims = [...state.items.values()].flatMap((item): OwedPart[] => {
    const value = currentValue(item);
    if (value === null || value.itemKind === 'credit') return [];
    const { dueOn, issuedOn, amountMinor } = value;
    return [{ dueOn, issuedOn, amountMinor, movements: settlements.get(item.itemId) ?? [] }];
  });
  return [...claims, ...frozenInterest(state)];
}

function frozenInterest(state: AccountState): readonly OwedPart[] {
  const interest = [...state.charges.values()].filter(
    (charge) => charge.event.data.head === 'interest' && isInAccountCurrency(state, charge),
  );
  if (interest.length === 0) return [];
  const paid = Map.groupBy(
    [...state.receipts.values()]
      .filter((receipt) => isInAccountCurrency(state, receipt))
      .flatMap((receipt) => receiptMovements(state, receipt)),
    ({ chargeId }) => chargeId,
  );
  return interest.map(({ event: { data }, waivers }) => ({
    dueOn: data.toOn,
    issuedOn: data.toOn,
    amountMinor: data.amountMinor,
    movements: [
      ...waivers,
      ...(state.concessions.remissions.byCharge.get(data.chargeId) ?? []),
      ...(paid.get(data.chargeId) ?? []),
    ],
  }));
}
