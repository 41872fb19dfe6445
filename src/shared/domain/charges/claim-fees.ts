import { isFrozenOn } from '../concession/fee-freeze.ts';
import { addDays, daysBetween, type PlainDate } from '../dates.ts';
import { fraction } from '../interest/fraction.ts';
import type { ChargeRules } from '../interest/running-interest.ts';
import { withoutHoles } from '../interest/simple.ts';
import type { ChargedClaim, ClaimCharge } from './charged-claim.ts';
import { netPayments } from './claim-payments.ts';
import { goodsTaxInFee } from './goods-tax.ts';
import { lateFeeOn } from './late-fee.ts';
import { ukFixedSumMinor } from './statutes.ts';
import type { ChargeTerms } from './terms.ts';

/** What is charged once on a late claim: the fixed sum of a statute, and the late fee that was agreed. */
export function feesOnClaim(
  claim: ChargedClaim,
  terms: ChargeTerms,
  rules: ChargeRules,
  asOf: PlainDate,
): readonly ClaimCharge[] {
  if (claim.dueOn >= asOf) return [];
  return [...fixedSums(claim, terms, rules, asOf), ...lateFee(claim, terms, rules, asOf)];
}

/** The fixed sum of the statutes beside their interest, once a late claim; nobody has to remind for it. */
function fixedSums(
  claim: ChargedClaim,
  { interest }: ChargeTerms,
  { statutes }: ChargeRules,
  asOf: PlainDate,
): readonly ClaimCharge[] {
  const onDay = addDays(claim.dueOn, 1);
  if (onDay > asOf || isFrozenOn(claim.holes, onDay) || owedAt(claim, claim.dueOn) <= 0) return [];
  if (interest.regime === 'ukLatePayment') {
    const { currency, fixedRuleId, fixedCitation } = statutes.ukLatePayment;
    if (claim.currency !== currency) return [];
    const sumMinor = ukFixedSumMinor(statutes.ukLatePayment, claim.amountMinor);
    return [feeOf(sumMinor, fixedRuleId, fixedCitation, onDay)];
  }
  if (interest.regime === 'euLatePayment') {
    const { currency, fixedRuleId, fixedCitation, fixedSumMinor } = statutes.euLatePayment;
    return claim.currency === currency ? [feeOf(fixedSumMinor, fixedRuleId, fixedCitation, onDay)] : [];
  }
  return [];
}

function lateFee(
  claim: ChargedClaim,
  { lateFee: terms }: ChargeTerms,
  { statutes }: ChargeRules,
  asOf: PlainDate,
): readonly ClaimCharge[] {
  if (terms === null) return [];
  const onDay = addDays(claim.dueOn, terms.graceDays + 1);
  // A fee that falls due in a freeze is not charged, then or later.
  if (onDay > asOf || isFrozenOn(claim.holes, onDay)) return [];
  const openMinor = owedAt(claim, addDays(onDay, -1));
  if (openMinor <= 0) return [];
  const lastOn = lastLateDay(claim, asOf);
  const late = withoutHoles({ fromOn: addDays(claim.dueOn, 1), toOn: lastOn }, claim.holes);
  const lateDays = late.reduce((days, { fromOn, toOn }) => days + daysBetween(fromOn, toOn) + 1, 0);
  const feeMinor = lateFeeOn(terms, openMinor, lateDays);
  const { ruleId, citation } = statutes.lateFee;
  if (feeMinor === 0) return [];
  const tax = goodsTaxInFee(feeMinor, claim.currency, terms, statutes.goodsTax);
  return [{ ...feeOf(feeMinor, ruleId, citation, onDay), tax }];
}

function feeOf(amountMinor: number, ruleId: string, citation: string, onDay: PlainDate): ClaimCharge {
  return {
    head: 'fee',
    ruleId,
    citation,
    fromOn: onDay,
    toOn: onDay,
    days: 1,
    amount: fraction(amountMinor),
    amountMinor,
    bearsInterest: false,
    isConfirmed: true,
    steps: [],
    payments: [],
    acceptance: null,
    tax: null,
  };
}

/** The last day up to a date on which something was still owed: a claim once paid gets no later. */
function lastLateDay(claim: ChargedClaim, asOf: PlainDate): PlainDate {
  const paidOff = netPayments(claim.movements, asOf).reduce<{ left: number; on: PlainDate | null }>(
    ({ left, on }, payment) => ({
      left: left - payment.amountMinor,
      on: left > 0 && left <= payment.amountMinor ? payment.on : on,
    }),
    { left: claim.amountMinor, on: null },
  );
  return paidOff.left <= 0 && paidOff.on !== null ? paidOff.on : asOf;
}

function owedAt(claim: ChargedClaim, on: PlainDate): number {
  return netPayments(claim.movements, on).reduce(
    (left, { amountMinor }) => left - amountMinor,
    claim.amountMinor,
  );
}
