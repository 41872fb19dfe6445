import { addMonthsClamped, earlierDate, type PlainDate } from '../dates.ts';
import { type BorrowerLoan, daysOfInterest } from './days-of-interest.ts';
import { daysOverdueInclusive, overdueStepOn } from './overdue-steps.ts';
import { type Downgrade, downgradesBy } from './restructures.ts';
import {
  type AssetClass,
  type ClassificationRules,
  type ClassificationVersion,
  classByDays,
  stageOn,
  standardClass,
  versionOn,
} from './rules.ts';

/** Why an account changed its class, or kept a worse one than its days would give. */
export type ClassificationCause =
  | 'days'
  | 'partPaid'
  | 'arrearsPaid'
  | 'otherLoan'
  | 'restructured'
  | 'timeNonPerforming';

/** An account got another class, or another stage of it, at the end of a day. */
export interface ClassTransition {
  readonly accountId: string;
  readonly on: PlainDate;
  readonly from: string;
  readonly to: string;
  /** What the class is called by the time the loan has had it: before and after; null where it has no stages. */
  readonly fromStage: string | null;
  readonly toStage: string | null;
  readonly cause: ClassificationCause;
  /** The version of the rules that speaks. */
  readonly versionId: string;
  /** Days of overdue of the account itself, the due date being day 1; 0 where nothing of it is overdue. */
  readonly daysInclusive: number;
}

/** How a loan stands at the end of a day. */
export interface ClassStanding {
  readonly code: string;
  /** Sub-standard, doubtful …, by the time as a non-performing loan; null where it is none. */
  readonly stage: string | null;
  readonly cause: ClassificationCause;
  /** Whether only full arrears end it. */
  readonly isNonPerforming: boolean;
  /** Since when it is, whatever stage it had meanwhile; null where it is not. */
  readonly nonPerformingSince: PlainDate | null;
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
  const last = new Map<string, ClassStanding>();
  for (const { on, version, standings } of evenings(loans, rules, until)) {
    for (const [accountId, standing] of standings) {
      const before = last.get(accountId);
      const from = before?.code ?? standardClass;
      const fromStage = before?.stage ?? null;
      if (from === standing.code && fromStage === standing.stage) continue;
      last.set(accountId, standing);
      const { code: to, stage: toStage, daysInclusive } = standing;
      const cause = from === to ? 'timeNonPerforming' : standing.cause;
      const versionId = version.id;
      transitions.push({ accountId, on, from, to, fromStage, toStage, cause, versionId, daysInclusive });
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
  let standings: Evening['standings'] = new Map();
  for (const evening of evenings(loans, rules, on, [on])) {
    if (evening.on === on) standings = evening.standings;
  }
  return standings;
}

interface Evening {
  readonly on: PlainDate;
  readonly version: ClassificationVersion;
  readonly standings: ReadonlyMap<string, ClassStanding>;
}

/** The evenings up to a day on which something can change, with those asked for; days before every rule are left out. */
function* evenings(
  loans: readonly BorrowerLoan[],
  rules: ClassificationRules,
  until: PlainDate,
  asked: readonly PlainDate[] = [],
): Generator<Evening> {
  const downgrades = new Map(
    loans.map(({ accountId, restructures }) => [accountId, downgradesBy(restructures ?? [], rules)]),
  );
  const named = [...downgrades.values()].flat().flatMap(({ on, heldUntil }) => [on, heldUntil]);
  const days = daysOfInterest(loans, rules, until, [...named, ...asked]);
  const kept: Kept = { ofLoan: new Map(), ofBorrower: null };
  for (let at = 0; at < days.length; at += 1) {
    const on = days[at];
    const version = on === undefined ? null : versionOn(rules, on);
    if (on === undefined || version === null) continue;
    const begun = keepWorst(loans, version, on, { kept, downgrades });
    yield { on, version, standings: standingsOn(loans, version, on, kept) };
    // The stages of a loan that became non-performing this evening begin on later ones.
    if (begun) addDays(days, at, stageDays(rules, on, until));
  }
}

function stageDays({ versions }: ClassificationRules, sinceOn: PlainDate, until: PlainDate): PlainDate[] {
  return versions
    .flatMap(({ stages }) => stages)
    .flatMap(({ afterMonths }) => (afterMonths === null ? [] : [addMonthsClamped(sinceOn, afterMonths)]))
    .filter((on) => on <= until);
}

/** Puts days into an order behind a place of it, each once. */
function addDays(days: PlainDate[], at: number, more: readonly PlainDate[]): void {
  const ahead = new Set([...days.slice(at + 1), ...more.filter((on) => on > (days[at] ?? on))]);
  days.splice(at + 1, days.length, ...[...ahead].sort());
}

/** A class that outlives the days. */
interface Held {
  readonly by: AssetClass;
  readonly since: PlainDate;
  /** New terms that keep it from becoming better before a day. */
  readonly until: PlainDate | null;
}

/** Classes that outlive the days, as they stood the evening before. */
interface Kept {
  readonly ofLoan: Map<string, Held>;
  ofBorrower: Held | null;
}

/** Brings what is kept to the end of a day; answers whether a loan became non-performing on it. */
function keepWorst(
  loans: readonly BorrowerLoan[],
  version: ClassificationVersion,
  on: PlainDate,
  known: { readonly kept: Kept; readonly downgrades: ReadonlyMap<string, readonly Downgrade[]> },
): boolean {
  const { kept, downgrades } = known;
  const days = new Map(loans.map((loan) => [loan.accountId, daysInclusiveOn(loan, on)]));
  const isOver = (held: Held | null | undefined): boolean => !held?.until || on >= held.until;
  if ([...days.values()].every((count) => count === 0) && isOver(kept.ofBorrower)) kept.ofBorrower = null;
  let begun = false;
  for (const { accountId } of loans) {
    const daysInclusive = days.get(accountId) ?? 0;
    if (daysInclusive === 0 && isOver(kept.ofLoan.get(accountId))) kept.ofLoan.delete(accountId);
    const byDays = classByDays(version, daysInclusive);
    const found: Held[] = (downgrades.get(accountId) ?? [])
      .filter((downgrade) => downgrade.on === on)
      .map(({ to, heldUntil }) => ({ by: to, since: on, until: heldUntil }));
    if (byDays?.upgrade === 'entireArrears') found.push({ by: byDays, since: on, until: null });
    for (const held of found) {
      const before = kept.ofLoan.get(accountId) ?? null;
      begun ||= before === null;
      kept.ofLoan.set(accountId, together(before, held));
      if (held.by.borrowerWise) kept.ofBorrower = together(kept.ofBorrower, held);
    }
  }
  return begun;
}

/** The worse class of the two, since the earlier day, until the later one. */
function together(before: Held | null, next: Held): Held {
  if (before === null) return next;
  const until =
    before.until === null || (next.until !== null && next.until > before.until) ? next.until : before.until;
  return { by: worse(before.by, next.by) ?? next.by, since: earlierDate(before.since, next.since), until };
}

function standingsOn(
  loans: readonly BorrowerLoan[],
  version: ClassificationVersion,
  on: PlainDate,
  kept: Kept,
): ReadonlyMap<string, ClassStanding> {
  return new Map(
    loans.map((loan): [string, ClassStanding] => {
      const daysInclusive = daysInclusiveOn(loan, on);
      const byDays = classByDays(version, daysInclusive);
      const ofLoan = kept.ofLoan.get(loan.accountId) ?? null;
      const held = worse(worse(byDays, ofLoan?.by ?? null), kept.ofBorrower?.by ?? null);
      const isNonPerforming = held?.upgrade === 'entireArrears';
      const nonPerformingSince = isNonPerforming ? sinceOf(ofLoan, kept.ofBorrower, on) : null;
      return [
        loan.accountId,
        {
          code: held?.code ?? standardClass,
          stage:
            nonPerformingSince === null ? null : (stageOn(version, nonPerformingSince, on)?.code ?? null),
          cause: causeOf(held, byDays, ofLoan),
          isNonPerforming,
          nonPerformingSince,
          daysInclusive,
        },
      ];
    }),
  );
}

function sinceOf(ofLoan: Held | null, ofBorrower: Held | null, on: PlainDate): PlainDate {
  return earlierDate(ofLoan?.since ?? on, ofBorrower?.since ?? on);
}

function daysInclusiveOn({ steps }: BorrowerLoan, on: PlainDate): number {
  const oldestDueOn = overdueStepOn(steps, on)?.oldestDueOn ?? null;
  return oldestDueOn === null ? 0 : daysOverdueInclusive(oldestDueOn, on);
}

function causeOf(
  held: AssetClass | null,
  byDays: AssetClass | null,
  ofLoan: Held | null,
): ClassificationCause {
  if (held === null) return 'arrearsPaid';
  if (held.code === byDays?.code) return 'days';
  if (held.code !== ofLoan?.by.code) return 'otherLoan';
  return ofLoan.until === null ? 'partPaid' : 'restructured';
}

function worse(one: AssetClass | null, other: AssetClass | null): AssetClass | null {
  if (one === null || other === null) return one ?? other;
  return other.fromDay > one.fromDay ? other : one;
}
