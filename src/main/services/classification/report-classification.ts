import type {
  ClassificationReport,
  ClassifiedAccount,
  ClassSum,
} from '../../../shared/contract/classification.ts';
import { standardClass, versionOn } from '../../../shared/domain/classification/rules.ts';
import { borrowerTransitions, classifyBorrower } from '../../../shared/domain/classification/transitions.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectLenderDues } from '../../db/queries/classification.ts';
import type { ServiceContext, WaitingService } from '../service.ts';
import { allBorrowers } from './borrower-loans.ts';

type Sums = Record<string, Record<string, { -readonly [Key in keyof ClassSum]: ClassSum[Key] }>>;

/** Lenders' accounts by class as of a day: totals of all of them, rows of the classes asked for, the worst first. */
export const reportClassification: WaitingService<'reportClassification'> = (context, input) => {
  const { asOf, codes, offset, limit } = input;
  const version = versionOn(context.resources.classificationRules, asOf);
  const order = [standardClass, ...(version?.classes ?? []).map(({ code }) => code)];
  const stages = (version?.stages ?? []).map(({ code }) => code);
  const all = classifiedAccounts(context, asOf);
  const rows = all
    .filter(({ code, stage }) => codes === undefined || codes.includes(code) || codes.includes(stage ?? code))
    .toSorted(
      (one, other) =>
        order.indexOf(other.code) - order.indexOf(one.code) ||
        stages.indexOf(other.stage ?? '') - stages.indexOf(one.stage ?? '') ||
        other.daysInclusive - one.daysInclusive,
    );
  return ok<ClassificationReport>({
    asOf,
    versionId: version?.id ?? null,
    codes: order,
    byCurrency: sumsOf(all, order, ({ code }) => code),
    stages,
    byStage: sumsOf(all, stages, ({ stage }) => stage),
    rows: rows.slice(offset, offset + limit),
    total: rows.length,
  });
};

function classifiedAccounts(context: ServiceContext, asOf: PlainDate): readonly ClassifiedAccount[] {
  const rules = context.resources.classificationRules;
  const dues = new Map(selectLenderDues(context.read, asOf).map((due) => [due.accountId, due]));
  return allBorrowers(context, asOf).flatMap(({ rows, loans }) => {
    const standings = classifyBorrower(loans, rules, asOf);
    const transitions = borrowerTransitions(loans, rules, asOf);
    return rows.flatMap((row): readonly ClassifiedAccount[] => {
      const { accountId, accountKey, currency, partyName, bookTitle } = row;
      const standing = standings.get(accountId);
      if (standing === undefined) return [];
      const due = dues.get(accountId);
      return [
        {
          accountId,
          account: accountKey,
          partyName: partyName ?? '',
          bookTitle: bookTitle ?? '',
          ...standing,
          since: transitions.findLast((transition) => transition.accountId === accountId)?.on ?? null,
          owed: { amountMinor: due?.owedMinor ?? 0, currency },
          overdue: { amountMinor: due?.overdueMinor ?? 0, currency },
        },
      ];
    });
  });
}

function sumsOf(
  all: readonly ClassifiedAccount[],
  order: readonly string[],
  codeOf: (account: ClassifiedAccount) => string | null,
): Sums {
  const currencies = [...new Set(all.map(({ owed }) => owed.currency))].sort();
  const sums: Sums = {};
  for (const currency of currencies) {
    const byCode: Sums[string] = {};
    for (const code of order) byCode[code] = { count: 0, owedMinor: 0, overdueMinor: 0 };
    sums[currency] = byCode;
  }
  for (const account of all) {
    const { owed, overdue } = account;
    const sum = sums[owed.currency]?.[codeOf(account) ?? ''];
    if (sum === undefined) continue;
    sum.count += 1;
    sum.owedMinor += owed.amountMinor;
    sum.overdueMinor += overdue.amountMinor;
  }
  return sums;
}
