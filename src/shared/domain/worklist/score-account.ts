import { daysBetween, type PlainDate } from '../dates.ts';
import { minorDigits } from '../money.ts';
import type { AccountFacts } from './account-facts.ts';
import type { BookSnapshot } from './book-snapshot.ts';
import type { Because } from './placement.ts';
import { recencyTargetDays, type WorklistPolicy, type WorklistRules } from './policy.ts';
import { type StandingTerm, standingTerms } from './standing-terms.ts';

/** One term of a score: whole points and the sentence that explains them. */
export interface ScoreTerm {
  /** `risk` is the name of the uplift term until contact outcomes exist (decided 16). */
  readonly name: 'value' | 'age' | 'risk' | 'uplift' | 'recency' | 'leverage' | StandingTerm['name'];
  readonly points: number;
  readonly because: Because;
}

/** Points for how an account stands are a share of these, whatever the weights. */
const fullPermille = 1000;

/** A score and the terms that add up to it exactly. */
export interface Score {
  readonly score: number;
  readonly terms: readonly ScoreTerm[];
}

/** What weighs a term: one entry of a policy's weights. */
export type TermWeight = keyof WorklistPolicy['weightsPermille'];

/** A term before it is weighed: its share of the full points, 0 to 1, which no weight changes. */
export interface TermShare {
  readonly name: ScoreTerm['name'];
  readonly share: number;
  readonly because: Because;
}

/** Every account has a share for each of these, in this order; points for how it stands come behind them. */
export const termWeights = ['value', 'age', 'uplift', 'recency', 'leverage'] as const satisfies TermWeight[];

/**
 * The score of an account inside its lane, 0 to 1000 by catalogue E3 and a few points of the policy data on top for how it
 * stands: each term is weighted, rounded to whole points and
 * then summed (decided 15). Terms of weight 0 are left out, so "classic" shows value and age alone.
 */
export function scoreAccount(
  facts: AccountFacts,
  on: PlainDate,
  policy: WorklistPolicy,
  book: BookSnapshot,
): Score {
  return weighTerms(termShares(facts, on, policy, book), policy.weightsPermille);
}

/** The terms of an account before they are weighed, in the order of `termWeights`: true under every choice of weights. */
export function termShares(
  facts: AccountFacts,
  on: PlainDate,
  rules: WorklistRules,
  book: BookSnapshot,
): readonly TermShare[] {
  return [
    { name: 'value', share: valueShare(facts, book), because: valueBecause(facts) },
    {
      name: 'age',
      share: Math.min(1, facts.daysPastDue / rules.ageFullDays),
      because: { key: 'term.age', params: { days: facts.daysPastDue } },
    },
    upliftTerm(facts, rules),
    recencyTerm(facts, on, rules),
    { name: 'leverage', share: leverageShare(facts, rules), because: leverageBecause(facts) },
    ...standingTerms(facts, on, rules.standingPoints).map(({ name, points, because }) => ({
      name,
      share: points / fullPermille,
      because,
    })),
  ];
}

/** The score that some weights make of the shares of an account. */
export function weighTerms(shares: readonly TermShare[], weights: WorklistPolicy['weightsPermille']): Score {
  const terms: ScoreTerm[] = [];
  let score = 0;
  for (let at = 0; at < shares.length; at += 1) {
    const term = shares[at];
    const name = termWeights[at];
    const weight = name === undefined ? fullPermille : weights[name];
    if (term === undefined || weight === 0) continue;
    const points = pointsOf(weight, term.share);
    score += points;
    terms.push({ name: term.name, points, because: term.because });
  }
  return { score, terms };
}

/** What a share of a term brings: whole points. */
export function pointsOf(weightPermille: number, share: number): number {
  return Math.round(weightPermille * share);
}

/** What may be asked for: the overdue amount without its disputed part, or what falls due next where nothing is late. */
function stakeMinor(facts: AccountFacts): number {
  if (facts.overdueMinor <= 0) return Math.max(0, facts.nextDueMinor);
  return Math.max(0, facts.overdueMinor - facts.disputedMinor);
}

/** V of E3: on a logarithmic scale to the P95 of the book in the same currency. Amounts are in whole units of money. */
function valueShare(facts: AccountFacts, book: BookSnapshot): number {
  const unit = 10 ** minorDigits(facts.currency);
  const stake = stakeMinor(facts) / unit;
  const p95 = (book.p95OverdueMinorByCurrency[facts.currency] ?? 0) / unit;
  if (stake === 0) return 0;
  return p95 === 0 ? 1 : Math.min(1, Math.log(1 + stake) / Math.log(1 + p95));
}

function valueBecause(facts: AccountFacts): Because {
  const key = facts.overdueMinor > 0 ? 'term.value' : 'term.valueDueSoon';
  return { key, params: { amountMinor: stakeMinor(facts), currency: facts.currency } };
}

/** U of E3: what a contact is worth by past outcomes; 0 points with "little data" until there are enough. */
function upliftTerm(facts: AccountFacts, rules: WorklistRules): TermShare {
  const outcomes = facts.contactOutcomes;
  if (outcomes === null || outcomes.contacts < rules.minimumOutcomes) {
    const params = { contacts: outcomes?.contacts ?? 0, needed: rules.minimumOutcomes };
    return { name: 'risk', share: 0, because: { key: 'term.littleData', params } };
  }
  const uplift = outcomes.paidWithContactPermille - outcomes.paidWithoutContactPermille;
  const share = Math.min(1, Math.max(0, uplift / rules.upliftFullPermille));
  return { name: 'uplift', share, because: { key: 'term.uplift', params: { ...outcomes } } };
}

/** R of E3: how much of the wanted interval has passed since the right party was last reached; never = all of it. */
function recencyTerm(facts: AccountFacts, on: PlainDate, rules: WorklistRules): TermShare {
  const targetDays = recencyTargetDays(rules, facts.segment, facts.bucket);
  if (facts.lastRpcOn === null) {
    return { name: 'recency', share: 1, because: { key: 'term.neverReached', params: { targetDays } } };
  }
  const days = Math.max(0, daysBetween(facts.lastRpcOn, on));
  const share = Math.min(1, days / targetDays);
  return { name: 'recency', share, because: { key: 'term.recency', params: { days, targetDays } } };
}

/** K of E3: a business close to its credit limit wants its next delivery. */
function leverageShare(facts: AccountFacts, rules: WorklistRules): number {
  const used = usedPermille(facts);
  if (used === null) return 0;
  if (used >= rules.leverageHighPermille) return 1;
  return used >= rules.leverageMediumPermille ? 0.5 : 0;
}

/** Used share of the credit limit in permille, rounded down so that 89.99 % is not 90 %. */
function usedPermille(facts: AccountFacts): number | null {
  const { isBusiness, creditLimitMinor, creditUsedMinor } = facts;
  if (!isBusiness || creditLimitMinor === null || creditUsedMinor === null || creditLimitMinor <= 0)
    return null;
  return Math.floor((creditUsedMinor * 1000) / creditLimitMinor);
}

function leverageBecause(facts: AccountFacts): Because {
  const used = usedPermille(facts);
  if (used === null) return { key: 'term.noLimit', params: {} };
  return { key: 'term.leverage', params: { percent: Math.floor(used / 10) } };
}
