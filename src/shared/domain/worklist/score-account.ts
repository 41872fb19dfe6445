import { daysBetween, type PlainDate } from '../dates.ts';
import { minorDigits } from '../money.ts';
import type { AccountFacts } from './account-facts.ts';
import type { BookSnapshot } from './book-snapshot.ts';
import type { Because } from './placement.ts';
import { recencyTargetDays, type WorklistPolicy } from './policy.ts';

/** One term of a score: whole points and the sentence that explains them. */
export interface ScoreTerm {
  /** `risk` is the name of the uplift term until contact outcomes exist (decided 16). */
  readonly name: 'value' | 'age' | 'risk' | 'uplift' | 'recency' | 'leverage';
  readonly points: number;
  readonly because: Because;
}

/** A score and the terms that add up to it exactly. */
export interface Score {
  readonly score: number;
  readonly terms: readonly ScoreTerm[];
}

/**
 * The score of an account inside its lane, 0 to 1000, by catalogue E3: each term is weighted, rounded to whole points and
 * then summed (decided 15). Terms of weight 0 are left out, so "classic" shows value and age alone.
 */
export function scoreAccount(
  facts: AccountFacts,
  on: PlainDate,
  policy: WorklistPolicy,
  book: BookSnapshot,
): Score {
  const weights = policy.weightsPermille;
  const terms = [
    weighted('value', weights.value, valueShare(facts, book), valueBecause(facts)),
    weighted('age', weights.age, Math.min(1, facts.daysPastDue / policy.ageFullDays), {
      key: 'term.age',
      params: { days: facts.daysPastDue },
    }),
    upliftTerm(facts, policy),
    recencyTerm(facts, on, policy),
    weighted('leverage', weights.leverage, leverageShare(facts, policy), leverageBecause(facts)),
  ].flatMap((term) => term ?? []);
  return { score: terms.reduce((sum, term) => sum + term.points, 0), terms };
}

function weighted(
  name: ScoreTerm['name'],
  weightPermille: number,
  share: number,
  because: Because,
): ScoreTerm | null {
  if (weightPermille === 0) return null;
  return { name, points: Math.round(weightPermille * share), because };
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
function upliftTerm(facts: AccountFacts, policy: WorklistPolicy): ScoreTerm | null {
  const weight = policy.weightsPermille.uplift;
  const outcomes = facts.contactOutcomes;
  if (outcomes === null || outcomes.contacts < policy.minimumOutcomes) {
    const params = { contacts: outcomes?.contacts ?? 0, needed: policy.minimumOutcomes };
    return weighted('risk', weight, 0, { key: 'term.littleData', params });
  }
  const uplift = outcomes.paidWithContactPermille - outcomes.paidWithoutContactPermille;
  const share = Math.min(1, Math.max(0, uplift / policy.upliftFullPermille));
  return weighted('uplift', weight, share, { key: 'term.uplift', params: { ...outcomes } });
}

/** R of E3: how much of the wanted interval has passed since the right party was last reached; never = all of it. */
function recencyTerm(facts: AccountFacts, on: PlainDate, policy: WorklistPolicy): ScoreTerm | null {
  const targetDays = recencyTargetDays(policy, facts.segment, facts.bucket);
  const weight = policy.weightsPermille.recency;
  if (facts.lastRpcOn === null) {
    return weighted('recency', weight, 1, { key: 'term.neverReached', params: { targetDays } });
  }
  const days = Math.max(0, daysBetween(facts.lastRpcOn, on));
  const share = Math.min(1, days / targetDays);
  return weighted('recency', weight, share, { key: 'term.recency', params: { days, targetDays } });
}

/** K of E3: a business close to its credit limit wants its next delivery. */
function leverageShare(facts: AccountFacts, policy: WorklistPolicy): number {
  const used = usedPermille(facts);
  if (used === null) return 0;
  if (used >= policy.leverageHighPermille) return 1;
  return used >= policy.leverageMediumPermille ? 0.5 : 0;
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
