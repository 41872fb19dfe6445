import { splitInclusiveTax } from '../../../../shared/domain/charges/goods-tax.ts';
import { ukFixedSumMinor } from '../../../../shared/domain/charges/statutes.ts';
import { roundToMinor } from '../../../../shared/domain/interest/fraction.ts';
import type { ChargeRules } from '../../../../shared/domain/interest/running-interest.ts';
import { shareOfMinor } from '../../../../shared/domain/interest/share.ts';
import { equalInstalments } from '../../../../shared/domain/plan/equal-instalments.ts';
import { decimalOf, type InterestInputs, minorOf, minorText, wholeOf, wordsOf } from './interest-inputs.ts';
import type { InterestVector } from './interest-vector.ts';

/** Vectors of amounts without days: equal instalments, a share in settlement, goods tax, fixed sums. */
export function moneyAnswer(
  { inputs, rule }: InterestVector,
  rules: ChargeRules,
): Readonly<Record<string, unknown>> | null {
  if (inputs['instalments'] !== undefined) return planAnswer(inputs);
  if (inputs['outstanding'] !== undefined) return settlementAnswer(inputs);
  if (inputs['gstRate'] !== undefined) return goodsTaxAnswer(inputs);
  if (inputs['debt'] !== undefined) return fixedSumAnswer(inputs, rule ?? '', rules);
  return null;
}

function planAnswer(inputs: InterestInputs): Readonly<Record<string, unknown>> | null {
  const total = decimalOf(inputs, 'total');
  const count = wholeOf(inputs, 'instalments', 'count');
  if (total === null || count === null || count < 1) return null;
  const totalMinor = roundToMinor(minorOf(inputs, total));
  const texts = (remainder: 'first' | 'last'): readonly string[] =>
    equalInstalments(totalMinor, count, remainder).map((minor) => minorText(inputs, minor));
  return {
    remainder_first: texts('first'),
    remainder_last: texts('last'),
    total: minorText(inputs, totalMinor),
  };
}

function settlementAnswer(inputs: InterestInputs): Readonly<Record<string, unknown>> | null {
  const outstanding = decimalOf(inputs, 'outstanding');
  const percent = decimalOf(inputs, 'percent', 'pct', 'settlementPercent');
  if (outstanding === null || percent === null) return null;
  const outstandingMinor = roundToMinor(minorOf(inputs, outstanding));
  const settlementMinor = shareOfMinor(outstandingMinor, percent);
  return {
    settlement: minorText(inputs, settlementMinor),
    waiver: minorText(inputs, outstandingMinor - settlementMinor),
    total: minorText(inputs, outstandingMinor),
  };
}

/** Of a regulated lender's charge there is no tax (CBIC Circular 245/02/2025). */
function goodsTaxAnswer(inputs: InterestInputs): Readonly<Record<string, unknown>> | null {
  const received = decimalOf(inputs, 'received', 'amount', 'lateFee', 'fee', 'penalCharge');
  const percent = decimalOf(inputs, 'gstRate');
  if (received === null || percent === null) return null;
  const receivedMinor = roundToMinor(minorOf(inputs, received));
  const isTaxed = !/lender|bank|nbfc|hfc|regulated/i.test(wordsOf(inputs, 'creditor'));
  const isInterstate = /inter/i.test(wordsOf(inputs, 'supply')) || inputs['interState'] === true;
  const split = splitInclusiveTax(receivedMinor, isTaxed ? percent : '0', isInterstate ? 'igst' : 'cgst');
  return {
    taxable: minorText(inputs, split.taxableMinor),
    gst: minorText(inputs, split.cgstMinor + split.sgstMinor + split.igstMinor),
    cgst: minorText(inputs, split.cgstMinor),
    sgst: minorText(inputs, split.sgstMinor),
    igst: minorText(inputs, split.igstMinor),
    roundOff: minorText(inputs, split.roundOffMinor),
    total: minorText(inputs, receivedMinor),
  };
}

/** The Union's sum is one for all debts; the United Kingdom's goes by bands. A consumer owes neither. */
function fixedSumAnswer(
  inputs: InterestInputs,
  rule: string,
  { statutes }: ChargeRules,
): Readonly<Record<string, unknown>> | null {
  const debt = decimalOf(inputs, 'debt');
  if (debt === null) return null;
  const isBusiness = !/B2C|consumer/i.test(wordsOf(inputs, 'segment'));
  const isUnion = rule.startsWith('EU') || inputs['currency'] === 'EUR';
  const debtMinor = roundToMinor(minorOf(inputs, debt));
  const sumMinor = isUnion
    ? statutes.euLatePayment.fixedSumMinor
    : ukFixedSumMinor(statutes.ukLatePayment, debtMinor);
  return { fixedSum: minorText(inputs, isBusiness ? sumMinor : 0) };
}
