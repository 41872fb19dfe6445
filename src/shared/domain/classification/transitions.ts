import { addDays, type PlainDate } from '../dates.ts';
import { daysOverdueInclusive, type OverdueStep, overdueStepOn } from './overdue-steps.ts';
import { type AssetClass, type ClassificationRules, classByDays, standardClass, versionOn } from './rules.ts';

/** Why an account changed its class, or kept a worse one than its days would give. */
export type ClassificationCause = 'days' | 'partPaid' | 'arrearsPaid' | 'otherLoan';

/** An account got another class at the end of a day. */
export interface ClassTransition {
  readonly accountId: string;
  readonly on: PlainDate;
  readonly from: string;
  readonly to: string;
  readonly cause: ClassificationCause;
  /** The version of the rules that speaks. */
  readonly versionId: string;
  /** Days of overdue of the account itself, the due date being day 1; 0 where nothing of it is overdue. */
  readonly daysInclusive: number;
}

/** One loan of a borrower with a creditor. */
export interface BorrowerLoan {
  readonly accountId: string;
  readonly steps: readonly OverdueStep[];
}

/** How a loan stands at the end of a day. */
export interface ClassStanding {
  readonly code: string;
  readonly cause: ClassificationCause;
  /** Whether only full arrears end it. */
  readonly isNonPerforming: boolean;
  readonly daysInclusive: number;
}

/**
 * Every change of class of a borrower's loans up to the evening of a day, oldest first; a pure function of what is owed,
 * the day, and the dated rules (row L7). A class that only full arrears end holds through every part payment, and where the rule
 * is of the borrower it holds on all loans until nothing is overdue on any of them.
 */
export function borrowerTransitions(
  loans: readonly BorrowerLoan[],
  rules: ClassificationRules,
  until: PlainDate,
): readonly ClassTransition[] {
  const transitions: ClassTransition[] = [];
  const last = new Map<string, string>();
  const kept: Kept = { ofLoan: new Map(), ofBorrower: null };
  for (const on of daysOfInterest(loans, rules, until)) {
    const versionId = versionOn(rules, on)?.id;
    if (versionId === undefined) continue;
    for (const [accountId, standing] of standingsOn(loans, rules, on, kept)) {
      const from = last.get(accountId) ?? standardClass;
      if (from === standing.code) continue;
      last.set(accountId, standing.code);
      const { code: to, cause, daysInclusive } = standing;
      transitions.push({ accountId, on, from, to, cause, versionId, daysInclusive });
    }
  }
  return transitions;
}

/** How a borrower's loans stand at the end of a day, by account. */
export function classifyBorrower(
  loans: readonly BorrowerLoan[],
  rules: ClassificationRules,
  on: PlainDate,
): ReadonlyMap<string, ClassStanding> {
  const kept: Kept = { ofLoan: new Map(), ofBorrower: null };
  for (const day of daysOfInterest(loans, rules, on)) standingsOn(loans, rules, day, kept);
  return standingsOn(loans, rules, on, kept);
}

/** Classes that outlive the days, as they stood the evening before. */
interface Kept {
  readonly ofLoan: Map<string, AssetClass>;
  ofBorrower: AssetClass | null;
}

function standingsOn(
  loans: readonly BorrowerLoan[],
  rules: ClassificationRules,
  on: PlainDate,
  kept: Kept,
): ReadonlyMap<string, ClassStanding> {
  const version = versionOn(rules, on);
  if (version === null) return new Map();
  const own = loans.map(({ accountId, steps }) => {
    const oldestDueOn = overdueStepOn(steps, on)?.oldestDueOn ?? null;
    const daysInclusive = oldestDueOn === null ? 0 : daysOverdueInclusive(oldestDueOn, on);
    return { accountId, daysInclusive, byDays: classByDays(version, daysInclusive) };
  });
  if (own.every(({ daysInclusive }) => daysInclusive === 0)) kept.ofBorrower = null;
  for (const { accountId, daysInclusive, byDays } of own) {
    if (daysInclusive === 0) kept.ofLoan.delete(accountId);
    if (byDays?.upgrade !== 'entireArrears') continue;
    kept.ofLoan.set(accountId, worse(kept.ofLoan.get(accountId) ?? null, byDays) ?? byDays);
    if (byDays.borrowerWise) kept.ofBorrower = worse(kept.ofBorrower, byDays);
  }
  return new Map(
    own.map(({ accountId, daysInclusive, byDays }) => {
      const ofLoan = kept.ofLoan.get(accountId) ?? null;
      const held = worse(worse(byDays, ofLoan), kept.ofBorrower);
      const code = held?.code ?? standardClass;
      const isNonPerforming = held?.upgrade === 'entireArrears';
      return [accountId, { code, isNonPerforming, daysInclusive, cause: causeOf(held, byDays, ofLoan) }];
    }),
  );
}

function causeOf(
  held: AssetClass | null,
  byDays: AssetClass | null,
  ofLoan: AssetClass | null,
): ClassificationCause {
  if (held === null) return 'arrearsPaid';
  if (held.code === byDays?.code) return 'days';
  return held.code === ofLoan?.code ? 'partPaid' : 'otherLoan';
}

function worse(one: AssetClass | null, other: AssetClass | null): AssetClass | null {
  if (one === null || other === null) return one ?? other;
  return other.fromDay > one.fromDay ? other : one;
}

/** The evenings on which a class can change: where what is overdue changes, where a class begins, and where a rule does. */
function daysOfInterest(
  loans: readonly BorrowerLoan[],
  rules: ClassificationRules,
  until: PlainDate,
): readonly PlainDate[] {
  const fromDays = new Set(rules.versions.flatMap(({ classes }) => classes.map(({ fromDay }) => fromDay)));
  const days = new Set<PlainDate>(rules.versions.map(({ effectiveFrom }) => effectiveFrom));
  for (const { steps } of loans) {
    for (const [at, { sinceOn, oldestDueOn }] of steps.entries()) {
      days.add(sinceOn);
      if (oldestDueOn === null) continue;
      const endsOn = steps[at + 1]?.sinceOn ?? null;
      for (const fromDay of fromDays) {
        const on = addDays(oldestDueOn, fromDay - 1);
        if (on > sinceOn && (endsOn === null || on < endsOn)) days.add(on);
      }
    }
  }
  return [...days].filter((on) => on <= until).sort();
}
