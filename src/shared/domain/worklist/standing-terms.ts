import { daysBetween, type PlainDate } from '../dates.ts';
import type { AccountFacts } from './account-facts.ts';
import type { Because } from './placement.ts';
import type { StandingPoints } from './policy.ts';

/** Points for how an account stands, beside the weighed terms: whole points of the policy data, the same under every policy. */
export interface StandingTerm {
  readonly name: 'class' | 'deduction' | 'certificate';
  readonly points: number;
  readonly because: Because;
}

/**
 * What the lender's class, open deductions and a late certificate of tax add to a score, where the data gives points for it.
 * None of them places an account on the list: they explain and order what is there for another reason.
 */
export function standingTerms(
  facts: Pick<AccountFacts, 'classification' | 'openDeductions' | 'lateCertificate' | 'currency'>,
  on: PlainDate,
  points: StandingPoints,
): readonly StandingTerm[] {
  return [
    classTerm(facts.classification, on, points),
    deductionTerm(facts, on, points),
    certificateTerm(facts, on, points),
  ].filter((term) => term !== null && term.points > 0) as readonly StandingTerm[];
}

/** The class that comes next, where it comes soon and the data asks for it; else the class the account has. */
function classTerm(
  classification: AccountFacts['classification'],
  on: PlainDate,
  { classes }: StandingPoints,
): StandingTerm | null {
  if (classification === null) return null;
  const { code, since, next } = classification;
  const pointsOf = (asked: string) => classes.find((one) => one.code === asked);
  const nearing = next === null ? undefined : pointsOf(next.code);
  if (next !== null && nearing !== undefined && nearing.nearing > 0) {
    const days = daysBetween(on, next.on);
    if (days <= nearing.nearingDays) {
      const because = { key: 'term.classNearing', params: { code: next.code, on: next.on, days } };
      return { name: 'class', points: nearing.nearing, because };
    }
  }
  const points = pointsOf(code)?.held ?? 0;
  return { name: 'class', points, because: { key: 'term.classHeld', params: { code, on: since } } };
}

function deductionTerm(
  { openDeductions, currency }: Pick<AccountFacts, 'openDeductions' | 'currency'>,
  on: PlainDate,
  { openDeduction, lateDeduction }: StandingPoints,
): StandingTerm | null {
  if (openDeductions === null) return null;
  const { amountMinor, oldestOn, followUpOn } = openDeductions;
  const params = { amountMinor, currency, days: daysBetween(oldestOn, on) };
  return followUpOn < on
    ? { name: 'deduction', points: lateDeduction, because: { key: 'term.deductionLate', params } }
    : { name: 'deduction', points: openDeduction, because: { key: 'term.deductionOpen', params } };
}

function certificateTerm(
  { lateCertificate, currency }: Pick<AccountFacts, 'lateCertificate' | 'currency'>,
  on: PlainDate,
  { lateCertificate: points }: StandingPoints,
): StandingTerm | null {
  if (lateCertificate === null) return null;
  const { quarter, dueOn, amountMinor } = lateCertificate;
  const params = { quarter, amountMinor, currency, days: daysBetween(dueOn, on) };
  return { name: 'certificate', points, because: { key: 'term.certificateLate', params } };
}
