import { loanRestructures } from '../../../shared/domain/account/loan-restructures.ts';
import { owedParts } from '../../../shared/domain/account/owed-parts.ts';
import type { BorrowerLoan } from '../../../shared/domain/classification/days-of-interest.ts';
import { overdueSteps } from '../../../shared/domain/classification/overdue-steps.ts';
import {
  type ClassificationRules,
  standardClass,
  versionOn,
} from '../../../shared/domain/classification/rules.ts';
import {
  borrowerTransitions,
  type ClassTransition,
} from '../../../shared/domain/classification/transitions.ts';
import { addDays, type PlainDate } from '../../../shared/domain/dates.ts';
import { type CertificateRules, certificateDue } from '../../../shared/domain/deduction/tax-quarter.ts';
import type { AccountFacts } from '../../../shared/domain/worklist/account-facts.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import type { RankingQuestion } from '../../db/queries/ranking-facts.ts';
import {
  type BorrowerLoanRow,
  selectLoansOfBorrowers,
  selectOpenDeductions,
  selectStepsUntil,
  selectUncoveredTax,
  type UncoveredTaxRow,
} from '../../db/queries/ranking-standing.ts';
import { foldUntil } from './past-account.ts';

/** How an account stands beside what it owes: its class, what was kept back, and certificates of tax that are late. */
export type StandingFacts = Pick<AccountFacts, 'classification' | 'openDeductions' | 'lateCertificate'>;

/** Nothing to say of an account. */
export const noStanding: StandingFacts = {
  classification: null,
  openDeductions: null,
  lateCertificate: null,
};

/** What standing facts are read with. */
export interface StandingRules {
  readonly classificationRules: ClassificationRules;
  readonly certificateRules: CertificateRules;
}

/** How the accounts of a slice stand at the end of a date, by account; those of which there is nothing to say are left out. */
export function readStandingFacts(
  database: ReadableDatabase,
  rules: StandingRules,
  question: RankingQuestion,
): ReadonlyMap<string, StandingFacts> {
  const facts = new Map<string, StandingFacts>();
  const add = (accountId: string, more: Partial<StandingFacts>): void => {
    facts.set(accountId, { ...(facts.get(accountId) ?? noStanding), ...more });
  };
  for (const [accountId, classification] of classesOf(database, rules.classificationRules, question)) {
    add(accountId, { classification });
  }
  for (const { accountId, ...openDeductions } of selectOpenDeductions(database, question)) {
    add(accountId, { openDeductions });
  }
  for (const { accountId, ...lateCertificate } of lateCertificates(database, rules, question)) {
    // The oldest quarter comes first, and is the one that is told.
    if ((facts.get(accountId)?.lateCertificate ?? null) === null) add(accountId, { lateCertificate });
  }
  return facts;
}

function lateCertificates(
  database: ReadableDatabase,
  { certificateRules }: StandingRules,
  question: RankingQuestion,
): readonly (UncoveredTaxRow & { readonly dueOn: PlainDate })[] {
  return selectUncoveredTax(database, question).flatMap((row) => {
    const { dueOn } = certificateDue(certificateRules, row.quarter);
    return dueOn < question.on ? [{ ...row, dueOn }] : [];
  });
}

/** A class that comes later than in so many days is no fact yet. */
const daysAhead = 31;

/** What the borrowers of a slice are classed as by what was known at the end of a date, and what comes if nothing is paid. */
function* classesOf(
  database: ReadableDatabase,
  rules: ClassificationRules,
  question: RankingQuestion,
): Generator<[string, AccountFacts['classification']]> {
  const rows = selectLoansOfBorrowers(database, question);
  if (rows.length === 0) return;
  const { on } = question;
  const ids = rows.map(({ accountId }) => accountId);
  const steps = Map.groupBy(selectStepsUntil(database, ids, on), ({ accountId }) => accountId);
  const codes = [standardClass, ...(versionOn(rules, on)?.classes ?? []).map(({ code }) => code)];
  for (const own of Map.groupBy(rows, ({ borrower }) => borrower).values()) {
    const loans = own.map((row) => loanOf(database, row, on, steps.get(row.accountId) ?? []));
    // Whoever has nothing overdue and no new terms is standard, and stays so until something is.
    if (loans.every(isPlain)) continue;
    const [only] = loans;
    if (only !== undefined && loans.length === 1 && only.restructures === undefined) {
      const classification = classOfSteps(only.steps, rules, codes, on);
      if (classification !== null) yield [only.accountId, classification];
      continue;
    }
    const all = Map.groupBy(
      borrowerTransitions(loans, rules, addDays(on, daysAhead)),
      ({ accountId }) => accountId,
    );
    for (const [accountId, transitions] of all) {
      const isOfSlice = accountId >= question.from && accountId <= question.to;
      const classification = isOfSlice ? classFacts(transitions, codes, on) : null;
      if (classification !== null) yield [accountId, classification];
    }
  }
}

/** So many classes of a day are known by their steps: instalments fall due on the same few days. */
const mostKnown = 5_000;

interface KnownClasses {
  readonly on: PlainDate;
  readonly classesBySteps: Map<string, AccountFacts['classification']>;
}

const knownByRules = new WeakMap<ClassificationRules, KnownClasses>();

/** The class of a borrower's only loan: worked out once for all loans of the same steps. */
function classOfSteps(
  steps: BorrowerLoan['steps'],
  rules: ClassificationRules,
  codes: readonly string[],
  on: PlainDate,
): AccountFacts['classification'] {
  let known = knownByRules.get(rules);
  if (known?.on !== on || known.classesBySteps.size >= mostKnown) {
    known = { on, classesBySteps: new Map() };
    knownByRules.set(rules, known);
  }
  const key = steps.map(({ sinceOn, oldestDueOn }) => `${sinceOn} ${oldestDueOn ?? ''}`).join();
  const found = known.classesBySteps.get(key);
  if (found !== undefined) return found;
  const transitions = borrowerTransitions([{ accountId: key, steps }], rules, addDays(on, daysAhead));
  const classification = classFacts(transitions, codes, on);
  known.classesBySteps.set(key, classification);
  return classification;
}

function isPlain({ steps, restructures }: BorrowerLoan): boolean {
  return (steps.at(-1)?.oldestDueOn ?? null) === null && restructures === undefined;
}

function loanOf(
  database: ReadableDatabase,
  { accountId, product, restructured }: BorrowerLoanRow,
  on: PlainDate,
  steps: BorrowerLoan['steps'],
): BorrowerLoan {
  // An account opened before its book was a lender's has no steps of its own; new terms are in the events alone.
  if (product !== 'trade' && restructured === 0) return { accountId, steps };
  const state = foldUntil(database, accountId, on);
  const known = product === 'trade' ? overdueSteps(owedParts(state)) : steps;
  const restructures = loanRestructures(state);
  return {
    accountId,
    steps: known.filter(({ sinceOn }) => sinceOn <= on),
    ...(restructures.length === 0 ? {} : { restructures }),
  };
}

function classFacts(
  transitions: readonly ClassTransition[],
  codes: readonly string[],
  on: PlainDate,
): AccountFacts['classification'] {
  const last = transitions.findLast((transition) => transition.on <= on && transition.from !== transition.to);
  if (last === undefined || last.to === standardClass) return null;
  const next = transitions.find(
    (transition) => transition.on > on && codes.indexOf(transition.to) > codes.indexOf(transition.from),
  );
  return {
    code: last.to,
    since: last.on,
    next: next === undefined ? null : { on: next.on, code: next.to },
  };
}
