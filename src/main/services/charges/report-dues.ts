import type { DuesReport } from '../../../shared/contract/charges.ts';
import { openItems } from '../../../shared/domain/account/settlements.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectAccountsWithCharges } from '../../db/queries/charged-claims.ts';
import type { ServiceContext, WaitingService } from '../service.ts';
import { type AccountDue, duesFromProjections } from './book-charges.ts';
import { chargeRulesOf, dueWithCharges, knownTerms } from './charges-of.ts';

const nothing = {
  accounts: 0,
  principalMinor: 0,
  interestMinor: 0,
  penaltyMinor: 0,
  feeMinor: 0,
  totalMinor: 0,
};

/** What all accounts owe with interest and charges as of a date, one currency at a time. */
export const reportDues: WaitingService<'reportDues'> = (context, { asOf = context.today }) => {
  const byCurrency: Record<string, { -readonly [Member in keyof DuesReport['byCurrency'][string]]: number }> =
    {};
  for (const due of allDues(context, asOf)) {
    const { currency, principalMinor, interestMinor, penaltyMinor, feeMinor } = due;
    const totalMinor = principalMinor + interestMinor + penaltyMinor + feeMinor;
    if (totalMinor === 0) continue;
    const sum = byCurrency[currency] ?? { ...nothing };
    byCurrency[currency] = sum;
    sum.accounts += 1;
    sum.principalMinor += principalMinor;
    sum.interestMinor += interestMinor;
    sum.penaltyMinor += penaltyMinor;
    sum.feeMinor += feeMinor;
    sum.totalMinor += totalMinor;
  }
  return ok({ asOf, byCurrency });
};

/** Accounts with frozen charges have payments and waivers on them: those few are read from their own state. */
function* allDues(context: ServiceContext, asOf: PlainDate): Iterable<AccountDue> {
  const frozen = new Set(selectAccountsWithCharges(context.read));
  const dues = duesFromProjections(
    { database: context.read, teamStream: teamStream(context.session.teamId) },
    knownTerms(context),
    chargeRulesOf(context),
    asOf,
  );
  for (const due of dues.values()) {
    yield frozen.has(due.accountId) ? dueOfAccount(context, due, asOf) : due;
  }
}

function dueOfAccount(context: ServiceContext, due: AccountDue, asOf: PlainDate): AccountDue {
  const state = context.ledger.states.account(due.accountId);
  const { lines } = dueWithCharges(context, state, asOf);
  const sumOf = (...components: readonly string[]): number =>
    lines
      .filter(({ component }) => components.includes(component))
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return {
    ...due,
    principalMinor: openItems(state, asOf).reduce((sum, { openMinor }) => sum + openMinor, 0),
    interestMinor: sumOf('interest'),
    penaltyMinor: sumOf('penalty'),
    feeMinor: sumOf('fee', 'cost'),
  };
}
