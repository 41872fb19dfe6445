import type { ClassificationView, ClassRestatementView } from '../../../shared/contract/classification.ts';
import type { BorrowerLoan } from '../../../shared/domain/classification/days-of-interest.ts';
import type { OverdueRestatement } from '../../../shared/domain/classification/history.ts';
import {
  type ClassificationRules,
  standardClass,
  versionOn,
} from '../../../shared/domain/classification/rules.ts';
import {
  borrowerTransitions,
  type ClassTransition,
  classifyBorrower,
} from '../../../shared/domain/classification/transitions.ts';
import { addDays, addMonthsClamped, type PlainDate } from '../../../shared/domain/dates.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountOf, type KnownAccount } from '../account/account-of.ts';
import type { ServiceContext, WaitingService } from '../service.ts';
import { loansBesides } from './borrower-loans.ts';

/** How one account is classified as of a day, with every change that led there and what later events changed of it. */
export const readClassification: WaitingService<'readClassification'> = (context, input) => {
  const account = accountOf(context, input.accountId);
  if (!account.ok) return account;
  return ok(classificationOf(context, account.value, input.asOf ?? context.today));
};

/** The class of an account with its history; null where its book has no classes, or the day is before every rule. */
export function classificationOf(
  context: ServiceContext,
  { state, opened }: KnownAccount,
  asOf: PlainDate,
): ClassificationView | null {
  const rules = context.resources.classificationRules;
  const version = versionOn(rules, asOf);
  const loans = loansBesides(context, opened);
  const standing = classifyBorrower(loans, rules, asOf).get(opened.accountId);
  if (version === null || standing === undefined) return null;
  const isOwn = ({ accountId }: ClassTransition): boolean => accountId === opened.accountId;
  const transitions = borrowerTransitions(loans, rules, asOf).filter(isOwn).reverse();
  return {
    asOf,
    ...standing,
    since: transitions[0]?.on ?? null,
    transitions: transitions.map(({ accountId: _account, versionId: _version, ...shown }) => shown),
    next: nextOf(loans, rules, opened.accountId, asOf),
    restatements: state.overdue.restatements
      .filter(({ on }) => on <= asOf)
      .flatMap((restatement) => restatementView(restatement, rules))
      .reverse(),
    versionId: version.id,
  };
}

/** The next worse class or stage, if nothing more is paid. */
function nextOf(
  loans: readonly BorrowerLoan[],
  rules: ClassificationRules,
  accountId: string,
  asOf: PlainDate,
): ClassificationView['next'] {
  const codes = versionOn(rules, asOf)?.classes.map(({ code }) => code) ?? [];
  const farthest = addMonthsClamped(asOf, monthsAhead);
  const coming = borrowerTransitions(loans, rules, farthest).find(
    (transition) =>
      transition.accountId === accountId &&
      transition.on > asOf &&
      (codes.indexOf(transition.to) > codes.indexOf(transition.from) || transition.from === transition.to),
  );
  return coming === undefined ? null : { on: coming.on, code: coming.to, stage: coming.toStage };
}

/** Every class and the next stage of an NPA that shipped rules know begins within so many months. */
const monthsAhead = 25;

/** What an event changed of the classes of evenings before it was written down; nothing where only days moved. */
function restatementView(
  { eventId, kind, on, before, after }: OverdueRestatement,
  rules: ClassificationRules,
): readonly ClassRestatementView[] {
  const yesterday = addDays(on, -1);
  const [was, is] = [before, after].map((steps) =>
    borrowerTransitions([{ accountId: eventId, steps }], rules, yesterday),
  );
  const days = [...(was ?? []), ...(is ?? [])].map((transition) => transition.on).sort();
  const changedOn = days.find((day) => codeOn(was, day) !== codeOn(is, day));
  if (changedOn === undefined) return [];
  return [{ eventId, on, kind, changedOn, before: codeOn(was, changedOn), after: codeOn(is, changedOn) }];
}

function codeOn(transitions: readonly ClassTransition[] = [], on: PlainDate): string {
  return transitions.findLast((transition) => transition.on <= on)?.to ?? standardClass;
}
