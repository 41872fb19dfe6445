import { msmedDays, ukFixedSumMinor } from '../../../../shared/domain/charges/statutes.ts';
import type { InterestTerms } from '../../../../shared/domain/charges/terms.ts';
import { addDays, daysBetween, type PlainDate } from '../../../../shared/domain/dates.ts';
import { interestOfRunning } from '../../../../shared/domain/interest/accrue.ts';
import {
  divide,
  fraction,
  fractionToDecimal,
  multiply,
  roundToMinor,
} from '../../../../shared/domain/interest/fraction.ts';
import type { RateTable } from '../../../../shared/domain/interest/rates.ts';
import type { RestPayment } from '../../../../shared/domain/interest/rests.ts';
import { type ChargeRules, runningInterest } from '../../../../shared/domain/interest/running-interest.ts';
import {
  amountText,
  dateOf,
  decimalOf,
  delayOf,
  exactText,
  givenRates,
  heldRate,
  type InterestInputs,
  minorOf,
  minorText,
  namedRates,
  wholeOf,
  wordsOf,
} from './interest-inputs.ts';
import type { InterestVector } from './interest-vector.ts';

/** Vectors of statutes on late payment: MSMED Act, the United Kingdom's Act, the Union's directive. */
export function statuteAnswer(
  vector: InterestVector,
  rules: ChargeRules,
): Readonly<Record<string, unknown>> | null {
  const rule = vector.rule ?? '';
  const { inputs } = vector;
  if (
    rule.startsWith('IN-MSMED') ||
    inputs['appointedDay'] !== undefined ||
    inputs['acceptance'] !== undefined
  ) {
    return msmedAnswer(vector, rules);
  }
  if (rule.startsWith('EU') || Object.keys(inputs).some((name) => /^(ecb|basiszins)/.test(name))) {
    return unionAnswer(vector, rules);
  }
  return rule.startsWith('UK') || inputs['currency'] === 'GBP' ? kingdomAnswer(vector, rules) : null;
}

function withTable(rules: ChargeRules, id: string, table: RateTable | null): ChargeRules {
  return table === null ? rules : { ...rules, tables: new Map([...rules.tables, [id, table]]) };
}

function msmedAnswer(vector: InterestVector, shipped: ChargeRules): Readonly<Record<string, unknown>> | null {
  const { inputs, title = '', convention = '' } = vector;
  const { statutes } = shipped;
  const rates = givenRates(inputs, 'bankRates', 'bankRate') ?? namedRates(inputs, /^bankRate/);
  const rules = withTable(shipped, statutes.msmed.table, rates);
  const days = msmedDaysOf(inputs, rules);
  const asOf = dateOf(inputs, 'paid', 'asOf', 'to', 'paidOn');
  const principal = decimalOf(inputs, 'principal', 'amount');
  if (days === null || asOf === null || principal === null) return null;
  const words = `${convention} ${title} ${wordsOf(inputs, 'convention')}`;
  const isByMonth = /^\s*B\b|variant B|calendar month|month.?end/i.test(words);
  const terms: InterestTerms = {
    regime: 'msmed',
    rests: isByMonth ? 'calendarMonth' : 'appointedDay',
    agreedDays: null,
  };
  const running = runningInterest(terms, rules, days.appointedOn);
  if (running === null) return null;
  const isRounded = /rounded? .*each rest|rounding .*(at )?each rest|each rest .*round/i.test(words);
  const principalMinor = roundToMinor(minorOf(inputs, principal));
  const answer = interestOfRunning(
    { ...running, rounding: isRounded ? 'eachRest' : running.rounding },
    { principalMinor, fromOn: days.appointedOn, toOn: asOf, payments: paymentsOf(inputs), holes: [] },
  );
  const paid = answer.payments.at(-1);
  const interestMinor = roundToMinor(answer.interest);
  return {
    lastPayDay: days.lastPayOn,
    appointedDay: days.appointedOn,
    interestFrom: days.appointedOn,
    days: Math.max(0, daysBetween(days.lastPayOn, asOf)),
    interest: amountText(inputs, answer.interest),
    interestExact: exactText(inputs, answer.interest),
    total: minorText(inputs, principalMinor + interestMinor),
    effectiveAnnualPct: fractionToDecimal(
      multiply(divide(answer.interest, fraction(principalMinor)), fraction(100)),
      6,
    ),
    balanceAsOf: amountText(inputs, answer.balance),
    balance: amountText(inputs, answer.balance),
    ...(paid === undefined
      ? {}
      : {
          interestToPayment: amountText(inputs, paid.toInterest),
          toInterest: amountText(inputs, paid.toInterest),
          toPrincipal: amountText(inputs, paid.toPrincipal),
          principalAfterPayment: amountText(inputs, paid.balance),
          balanceAfterPayment: amountText(inputs, paid.balance),
        }),
  };
}

function msmedDaysOf(
  inputs: InterestInputs,
  { statutes }: ChargeRules,
): { readonly lastPayOn: PlainDate; readonly appointedOn: PlainDate } | null {
  const accepted = dateOf(
    inputs,
    'acceptance',
    'accepted',
    'deemedAcceptance',
    'objectionRemoved',
    'delivery',
    'delivered',
  );
  const agreedOn = dateOf(inputs, 'agreedDate', 'agreedOn');
  if (accepted !== null) {
    const agreedDays =
      wholeOf(inputs, 'agreedDays', 'contractDays', 'creditDays') ??
      (agreedOn === null ? null : daysBetween(accepted, agreedOn));
    return msmedDays(statutes.msmed, accepted, agreedDays);
  }
  const appointedOn = dateOf(inputs, 'appointedDay', 'interestFrom');
  const lastPayOn =
    dateOf(inputs, 'lastPayDay', 'due') ?? (appointedOn === null ? null : addDays(appointedOn, -1));
  return lastPayOn === null ? null : { lastPayOn, appointedOn: appointedOn ?? addDays(lastPayOn, 1) };
}

function paymentsOf(inputs: InterestInputs): readonly RestPayment[] {
  const said = inputs['partPayment'] ?? inputs['partPayments'] ?? inputs['payments'] ?? [];
  return (Array.isArray(said) ? said : [said]).flatMap((row: InterestInputs) => {
    const on = dateOf(row, 'date', 'on', 'paid');
    const amount = decimalOf(row, 'amount');
    return on === null || amount === null ? [] : [{ on, amountMinor: roundToMinor(minorOf(inputs, amount)) }];
  });
}

function kingdomAnswer(
  vector: InterestVector,
  shipped: ChargeRules,
): Readonly<Record<string, unknown>> | null {
  const { inputs } = vector;
  const { ukLatePayment } = shipped.statutes;
  const rates = namedRates(inputs, /^(bankRate|boe)/i) ?? givenRates(inputs, 'bankRates', 'bankRate');
  const rules = withTable(shipped, ukLatePayment.table, rates);
  const fixedSum = (debtMinor: number): number => ukFixedSumMinor(ukLatePayment, debtMinor);
  return lateAnswer(vector, { regime: 'ukLatePayment' }, rules, fixedSum);
}

function unionAnswer(vector: InterestVector, shipped: ChargeRules): Readonly<Record<string, unknown>> | null {
  const { inputs, title = '', convention = '' } = vector;
  const { euLatePayment } = shipped.statutes;
  const german = Object.keys(inputs).find((name) => name.startsWith('basiszins'));
  const rates =
    namedRates(inputs, /^(ecb|basiszins|reference)/i) ??
    givenRates(inputs, 'ecbRates', 'referenceRates', 'ecb', 'ecbRate', 'referenceRate', 'reference') ??
    (german === undefined ? null : heldRate(decimalOf(inputs, german) ?? '0'));
  const rules = withTable(shipped, euLatePayment.table, rates);
  const words = `${title} ${convention} ${wordsOf(inputs, 'fixing', 'fixingRule')}`;
  const isFixed = /fix(ed)?.?at|fixed|one rate|ireland/i.test(words) && !/float/i.test(words);
  // Section 288(2) BGB: nine points over the base rate between businesses.
  const usualMargin = german === undefined ? '8' : '9';
  const marginPercent = decimalOf(inputs, 'margin', 'points', 'marginPoints', 'surcharge') ?? usualMargin;
  const terms: InterestTerms = {
    regime: 'euLatePayment',
    fixing: isFixed ? 'fixAtDue' : 'float',
    marginPercent,
  };
  return lateAnswer(vector, terms, rules, () => euLatePayment.fixedSumMinor);
}

/** Simple statutory interest with its fixed sum. */
function lateAnswer(
  { inputs }: InterestVector,
  terms: InterestTerms,
  rules: ChargeRules,
  fixedSumOf: (debtMinor: number) => number,
): Readonly<Record<string, unknown>> | null {
  const principal = decimalOf(inputs, 'principal', 'debt', 'amount');
  const delay = delayOf(inputs);
  if (principal === null || delay === null) return null;
  const principalMinor = roundToMinor(minorOf(inputs, principal));
  const fromOn = addDays(delay.dueOn, 1);
  const running = runningInterest(terms, rules, fromOn);
  if (running === null) return null;
  const toOn = delay.paidOn;
  const payments = paymentsOf(inputs);
  const answer = interestOfRunning(running, { principalMinor, fromOn, toOn, payments, holes: [] });
  const fixedMinor = toOn < fromOn ? 0 : fixedSumOf(principalMinor);
  return {
    days: Math.max(0, daysBetween(delay.dueOn, delay.paidOn)),
    rate: running.rateOn(fromOn).percent,
    interest: amountText(inputs, answer.interest),
    interestExact: exactText(inputs, answer.interest),
    fixedSum: minorText(inputs, fixedMinor),
    total: minorText(inputs, principalMinor + roundToMinor(answer.interest) + fixedMinor),
    daily: amountText(
      inputs,
      interestOfRunning(running, { principalMinor, fromOn, toOn: fromOn, payments: [], holes: [] }).interest,
    ),
  };
}
