import type { ChargeStepView, ChargeView } from '../../../shared/contract/charges.ts';
import type { AccountCharge } from '../../../shared/domain/charges/account-charges.ts';
import type { ClaimCharge } from '../../../shared/domain/charges/charged-claim.ts';
import { fraction, fractionToDecimal, roundToMinor } from '../../../shared/domain/interest/fraction.ts';

/** A charge as the drawer and the paper show it. */
export function chargeView(charge: AccountCharge): ChargeView {
  return {
    itemId: charge.itemId,
    number: charge.number,
    head: charge.head,
    ruleId: charge.ruleId,
    citation: charge.citation,
    clause: charge.clause,
    fromOn: charge.fromOn,
    toOn: charge.toOn,
    days: charge.days,
    accruedMinor: charge.amountMinor,
    frozenMinor: charge.frozenMinor,
    notFrozenMinor: charge.notFrozenMinor,
    isConfirmed: charge.isConfirmed,
    steps: stepViews(charge),
    acceptance: charge.acceptance,
    tax: charge.tax,
  };
}

/** Every stretch and payment of a charge in the order of its days; a fee is one line. */
export function stepViews(charge: ClaimCharge): readonly ChargeStepView[] {
  if (charge.steps.length === 0) return [feeView(charge)];
  const stretches = charge.steps.map(
    ({ fromOn, toOn, days, percent, source, opening, interest, isFull }): ChargeStepView => ({
      kind: 'interest',
      fromOn,
      toOn,
      days,
      percent,
      source,
      onMinor: roundToMinor(opening),
      exactMinor: fractionToDecimal(interest, 4),
      isFullRest: isFull,
    }),
  );
  const payments = charge.payments.map(
    ({ on, amountMinor }): ChargeStepView => ({
      kind: 'payment',
      fromOn: on,
      toOn: on,
      days: 0,
      percent: null,
      source: '',
      onMinor: amountMinor,
      exactMinor: fractionToDecimal(fraction(0), 4),
      isFullRest: false,
    }),
  );
  return [...stretches, ...payments].sort((one, other) =>
    one.toOn === other.toOn ? (one.kind < other.kind ? -1 : 1) : one.toOn < other.toOn ? -1 : 1,
  );
}

function feeView({ fromOn, toOn, citation, amountMinor, amount }: ClaimCharge): ChargeStepView {
  return {
    kind: 'fee',
    fromOn,
    toOn,
    days: 1,
    percent: null,
    source: citation,
    onMinor: amountMinor,
    exactMinor: fractionToDecimal(amount, 4),
    isFullRest: false,
  };
}
