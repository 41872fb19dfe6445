import { currencyOf } from '../account/state.ts';
import { agingBucketOf, agingBuckets } from '../aging.ts';
import { daysBetween, type PlainDate } from '../dates.ts';
import type { AccountEvent } from '../events/kinds.ts';
import type { AccountStatement, StatementPaper, StatementTotal } from './model.ts';
import { type AccountStory, accountMovements, balanceLines, type EventWords } from './statement.ts';
import { unrealisedMoney } from './unrealised.ts';

/** What a statement of one account is made from. */
export interface StatementQuestion {
  readonly story: AccountStory;
  readonly account: string;
  readonly creditor: string;
  readonly from: PlainDate | null;
  readonly asOf: PlainDate;
  readonly wordsOf: (event: AccountEvent) => EventWords;
  /** What is open of the claims on the day, and the money in hand, as the account's own screen counts them. */
  readonly openClaims: readonly { readonly dueOn: PlainDate; readonly openMinor: number }[];
  readonly unappliedMinor: number;
  readonly accrued: AccountStatement['accrued'];
  readonly conventions: AccountStatement['conventions'];
}

/** The statement of one account: opening, every movement with its balance, closing, ageing, money not yet arrived. */
export function buildAccountStatement(question: StatementQuestion): AccountStatement {
  const { story, account, creditor, from, asOf, wordsOf, openClaims, unappliedMinor, accrued, conventions } =
    question;
  const { openingMinor, lines, closingMinor } = balanceLines(accountMovements(story, wordsOf), from, asOf);
  const ageing = agingBuckets.map((bucket) => ({
    bucket,
    amountMinor: openClaims
      .filter(({ dueOn }) => agingBucketOf(daysBetween(dueOn, asOf)) === bucket)
      .reduce((sum, { openMinor }) => sum + openMinor, 0),
  }));
  const agedMinor = ageing.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return {
    account,
    creditor,
    currency: currencyOf(story.state),
    from,
    asOf,
    openingMinor,
    lines,
    debitMinor: lines.reduce((sum, { debitMinor }) => sum + debitMinor, 0),
    creditMinor: lines.reduce((sum, { creditMinor }) => sum + creditMinor, 0),
    closingMinor,
    unappliedMinor,
    claimed: unrealisedMoney(story, asOf),
    ageing,
    besideMinor: closingMinor + unappliedMinor - agedMinor,
    accrued,
    accruedMinor: accrued.reduce((sum, { notChargedMinor }) => sum + notChargedMinor, 0),
    conventions,
  };
}

/** What the statements of several accounts come to, one sum for each currency in the order of their codes (row A2). */
export function statementTotals(accounts: readonly AccountStatement[]): StatementTotal[] {
  const totals = new Map<string, StatementTotal>();
  for (const { currency, ...part } of accounts) {
    const sum = totals.get(currency);
    totals.set(currency, {
      currency,
      openingMinor: (sum?.openingMinor ?? 0) + part.openingMinor,
      debitMinor: (sum?.debitMinor ?? 0) + part.debitMinor,
      creditMinor: (sum?.creditMinor ?? 0) + part.creditMinor,
      closingMinor: (sum?.closingMinor ?? 0) + part.closingMinor,
      unappliedMinor: (sum?.unappliedMinor ?? 0) + part.unappliedMinor,
    });
  }
  return [...totals.values()].sort((one, other) => (one.currency < other.currency ? -1 : 1));
}

/** A statement on paper: of one account, or of all accounts of a party. */
export function buildStatement(
  head: Pick<StatementPaper, 'paper' | 'practice' | 'house' | 'creditor' | 'party' | 'from' | 'asOf'>,
  accounts: readonly AccountStatement[],
): StatementPaper {
  return { version: 1, ...head, accounts, totals: statementTotals(accounts) };
}
