import { addDays, type PlainDate } from '../dates.ts';
import { interestOfRunning, type RunningAnswer } from '../interest/accrue.ts';
import { roundToMinor } from '../interest/fraction.ts';
import type { RestPayment } from '../interest/rests.ts';
import {
  type ChargeRules,
  type Running,
  runningInterest,
  runningPenal,
} from '../interest/running-interest.ts';
import { type Acceptance, acceptanceOf } from './acceptance.ts';
import type { ChargedClaim, ClaimCharge } from './charged-claim.ts';
import { feesOnClaim } from './claim-fees.ts';
import { principalPayments } from './claim-payments.ts';
import type { ChargeTerms } from './terms.ts';

/** Everything charged on a claim by its terms. */
export interface ChargesOnClaim {
  readonly charges: readonly ClaimCharge[];
  /** True where a statute's rate table does not reach back to the claim. */
  readonly withoutRate: boolean;
}

/**
 * What the terms charge on a claim from its first late day to the end of a date: a pure function of the claim and the
 * date, so that asking twice, or after nine days, charges nothing twice (row L4). Penal charges stand in a head of their
 * own and run on the overdue amount alone (row L5).
 */
export function chargesOnClaim(
  claim: ChargedClaim,
  terms: ChargeTerms,
  rules: ChargeRules,
  asOf: PlainDate,
): ChargesOnClaim {
  if (claim.dueOn >= asOf && claim.issuedOn >= asOf) return { charges: [], withoutRate: false };
  const startOn = interestStart(claim, terms, rules);
  const running = terms.interest.regime === 'none' ? null : runningInterest(terms.interest, rules, startOn);
  const charges = [
    ...(running === null ? [] : interestCharge(claim, running, startOn, asOf)).map((charge) => ({
      ...charge,
      acceptance: msmedAcceptance(claim, terms, rules),
    })),
    ...penalCharge(claim, terms, rules, asOf),
    ...feesOnClaim(claim, terms, rules, asOf),
  ];
  const withoutRate = terms.interest.regime !== 'none' && running === null && startOn <= asOf;
  return { charges, withoutRate };
}

/** The first day that bears interest: the day after the due date, or a micro or small supplier's appointed day. */
export function interestStart(claim: ChargedClaim, { interest }: ChargeTerms, rules: ChargeRules): PlainDate {
  if (interest.regime !== 'msmed') return addDays(claim.dueOn, 1);
  return acceptanceOf(claim, interest.agreedDays, rules.statutes.msmed).appointedOn;
}

function msmedAcceptance(
  claim: ChargedClaim,
  { interest }: ChargeTerms,
  rules: ChargeRules,
): Acceptance | null {
  return interest.regime === 'msmed' ? acceptanceOf(claim, interest.agreedDays, rules.statutes.msmed) : null;
}

/** What runs on a claim from a first day to a date, with every payment on it; exact. */
export function interestOnClaim(
  claim: ChargedClaim,
  running: Running,
  fromOn: PlainDate,
  asOf: PlainDate,
): RunningAnswer {
  const met = running.rests === null ? [] : claim.interestPaid.filter(({ on }) => on <= asOf);
  const payments: readonly RestPayment[] = [
    ...principalPayments(claim, asOf).map(({ on, amountMinor }) => ({ on, amountMinor, toInterestMinor: 0 })),
    ...met.map(({ on, amountMinor }) => ({ on, amountMinor, toInterestMinor: amountMinor })),
  ];
  const principalMinor = claim.amountMinor - claim.chargedBySourceMinor;
  return interestOfRunning(running, { principalMinor, fromOn, toOn: asOf, payments, holes: claim.holes });
}

function interestCharge(
  claim: ChargedClaim,
  running: Running,
  fromOn: PlainDate,
  asOf: PlainDate,
): readonly ClaimCharge[] {
  if (fromOn > asOf) return [];
  const answer = interestOnClaim(claim, running, fromOn, asOf);
  return charged({ head: 'interest', ...running, bearsInterest: running.rests !== null }, answer, running);
}

function penalCharge(
  claim: ChargedClaim,
  { penal }: ChargeTerms,
  rules: ChargeRules,
  asOf: PlainDate,
): readonly ClaimCharge[] {
  const fromOn = addDays(claim.dueOn, 1);
  if (penal === null || fromOn > asOf) return [];
  const running = runningPenal(penal, rules);
  const answer = interestOnClaim(claim, running, fromOn, asOf);
  return charged({ head: 'penalty', ...running, bearsInterest: false }, answer, running);
}

type Titled = Pick<ClaimCharge, 'head' | 'ruleId' | 'citation' | 'bearsInterest'>;

function charged(
  { head, ruleId, citation, bearsInterest }: Titled,
  { interest, steps, payments }: RunningAnswer,
  running: Running,
): readonly ClaimCharge[] {
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [fromOn, toOn] = [first.fromOn, last.toOn];
  return [
    {
      head,
      ruleId,
      citation,
      fromOn,
      toOn,
      days: steps.reduce((sum, step) => sum + step.days, 0),
      amount: interest,
      amountMinor: roundToMinor(interest),
      bearsInterest,
      isConfirmed: running.isConfirmed(fromOn, toOn),
      steps,
      payments,
      acceptance: null,
      tax: null,
    },
  ];
}
