import { addDays, type PlainDate } from '../dates.ts';
import { interestOfRunning } from '../interest/accrue.ts';
import { add, divide, type Fraction, fraction, multiply, roundToMinor, zero } from '../interest/fraction.ts';
import {
  type ChargeRules,
  type Running,
  runningInterest,
  runningPenal,
} from '../interest/running-interest.ts';
import type { ChargedClaim, TermsHead } from './charged-claim.ts';
import { interestOnClaim, interestStart } from './claim-charges.ts';
import { feesOnClaim } from './claim-fees.ts';
import type { ChargeTerms } from './terms.ts';

/** What is charged on a claim by head, in minor units, each rounded once. */
export type ChargedByHead = Readonly<Record<TermsHead, number>>;

/** Answers what a claim is charged up to the date it was made for. */
export type QuickCharges = (claim: ChargedClaim, terms: ChargeTerms) => ChargedByHead;

/** What runs from one first day on under one regime: how, and what it makes of one unit, rest by rest where each is rounded. */
interface Growth {
  readonly running: Running;
  readonly fromOn: PlainDate;
  readonly factors: readonly Fraction[];
}

/**
 * Charges of many claims as of one date. Interest on a claim that nothing was paid on is its amount by factors that its
 * terms and its first day fix alone, so they are computed once a day of the book and not once a claim; claims with
 * payments or holes go the whole way. Both ways give the same amount.
 */
export function quickCharges(rules: ChargeRules, asOf: PlainDate): QuickCharges {
  const known = new WeakMap<ChargeTerms, Map<string, Growth | null>>();
  const growthOf = (terms: ChargeTerms, key: string, make: () => Growth | null): Growth | null => {
    const ofTerms = known.get(terms) ?? new Map<string, Growth | null>();
    known.set(terms, ofTerms);
    const found = ofTerms.get(key);
    if (found !== undefined) return found;
    const made = make();
    ofTerms.set(key, made);
    return made;
  };
  return (claim, terms) => {
    const startOn = interestStart(claim, terms, rules);
    const interest = growthOf(terms, startOn, () =>
      growth(runningInterest(terms.interest, rules, startOn), startOn, asOf),
    );
    const lateOn = addDays(claim.dueOn, 1);
    const penal =
      terms.penal === null
        ? null
        : growthOf(terms, `penal ${lateOn}`, () =>
            growth(terms.penal === null ? null : runningPenal(terms.penal, rules), lateOn, asOf),
          );
    const fees = feesOnClaim(claim, terms, rules, asOf);
    return {
      interest: grown(claim, interest, asOf),
      penalty: grown(claim, penal, asOf),
      fee: fees.reduce((sum, fee) => sum + fee.amountMinor, 0),
    };
  };
}

function growth(running: Running | null, fromOn: PlainDate, asOf: PlainDate): Growth | null {
  if (running === null || fromOn > asOf) return null;
  const question = { principalMinor: 1, fromOn, toOn: asOf, payments: [], holes: [] };
  const { interest, steps } = interestOfRunning({ ...running, rounding: 'once' }, question);
  if (running.rounding === 'once') return { running, fromOn, factors: [interest] };
  // Each calendar month is a rest: what it makes of one unit that bore interest at its start.
  const byMonth = Map.groupBy(steps, ({ toOn }) => toOn.slice(0, 7));
  const factors = [...byMonth.values()].map((ofMonth) =>
    ofMonth.reduce((sum, step) => add(sum, divide(step.interest, step.opening)), zero),
  );
  return { running, fromOn, factors };
}

function grown(claim: ChargedClaim, of: Growth | null, asOf: PlainDate): number {
  if (of === null) return 0;
  if (claim.movements.length > 0 || claim.holes.length > 0) {
    return roundToMinor(interestOnClaim(claim, of.running, of.fromOn, asOf).interest);
  }
  const principalMinor = claim.amountMinor - claim.chargedBySourceMinor;
  let owedMinor = principalMinor;
  for (const factor of of.factors) owedMinor += roundToMinor(multiply(fraction(owedMinor), factor));
  return owedMinor - principalMinor;
}
