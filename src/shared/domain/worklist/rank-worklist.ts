import type { PlainDate } from '../dates.ts';
import type { AccountFacts } from './account-facts.ts';
import { placeAccount, type WorklistContext } from './place-account.ts';
import type { Because, Lane, Placement, SuppressionReason } from './placement.ts';
import { type ReminderEscalation, reminderEscalations } from './reminders.ts';
import { type Score, type ScoreTerm, scoreAccount } from './score-account.ts';

/** What the order of the worklist looks at. */
export interface RankKey {
  readonly lane: Lane;
  readonly orderKey: number;
  /** After the rest of its lane: skipped today (lanes 0–2) or contacted today already (lanes 3–6). */
  readonly isPutBack: boolean;
  readonly score: number;
  readonly currency: string;
  readonly overdueMinor: number;
  readonly oldestDueOn: PlainDate | null;
  readonly accountId: string;
}

/** One account in its place. */
export interface RankedAccount extends RankKey {
  /** From 1, over all lanes. */
  readonly rank: number;
  readonly partyId: string;
  readonly because: Because;
  readonly terms: readonly ScoreTerm[];
}

/** One account that is hidden, with the day on which it is looked at again. */
export interface SuppressedAccount {
  readonly accountId: string;
  readonly partyId: string;
  readonly reason: SuppressionReason;
  readonly until: PlainDate;
  readonly because: Because;
  readonly score: number;
  readonly terms: readonly ScoreTerm[];
}

/** A whole worklist: who is next and why, who is hidden and until when, what goes to the supervisor. */
export interface Worklist {
  readonly ranked: readonly RankedAccount[];
  /** By the date on which they come back, then by account id. */
  readonly suppressed: readonly SuppressedAccount[];
  readonly suppressedCountsByReason: Readonly<Partial<Record<SuppressionReason, number>>>;
  readonly escalations: readonly (ReminderEscalation & { readonly accountId: string })[];
}

/**
 * The order of two accounts: lane, then put-back accounts last, then the lane's own order, then score, then the
 * ties of E3 (overdue falling, oldest due date first, account id). Amounts are compared within one currency only, so
 * currencies are set apart before them (decided 15): the order stays a total one.
 */
export function compareRanked(left: RankKey, right: RankKey): number {
  return (
    left.lane - right.lane ||
    Number(left.isPutBack) - Number(right.isPutBack) ||
    left.orderKey - right.orderKey ||
    right.score - left.score ||
    compareText(left.currency, right.currency) ||
    right.overdueMinor - left.overdueMinor ||
    compareText(left.oldestDueOn ?? '9999-12-31', right.oldestDueOn ?? '9999-12-31') ||
    compareText(left.accountId, right.accountId)
  );
}

/** Places, scores and orders the accounts of a book for a day. The order of the input does not matter. */
export function buildWorklist(accounts: readonly AccountFacts[], context: WorklistContext): Worklist {
  const placed = accounts.map((facts) => ({
    facts,
    placement: placeAccount(facts, context),
    score: scoreAccount(facts, context.on, context.policy, context.book),
  }));
  const suppressed = placed.flatMap(suppressedRow).sort(compareSuppressed);
  return {
    ranked: placed
      .flatMap((row) => rankedRow(row, context.on))
      .sort(compareRanked)
      .map((row, index) => ({ ...row, rank: index + 1 })),
    suppressed,
    suppressedCountsByReason: countsByReason(suppressed),
    escalations: accounts
      .filter((facts) => facts.isOpen)
      .flatMap((facts) =>
        reminderEscalations(facts, context.on, context.policy).map((escalation) => ({
          accountId: facts.accountId,
          ...escalation,
        })),
      )
      .sort(
        (left, right) => right.daysOverdue - left.daysOverdue || compareText(left.accountId, right.accountId),
      ),
  };
}

interface PlacedAccount {
  readonly facts: AccountFacts;
  readonly placement: Placement;
  readonly score: Score;
}

function rankedRow(
  { facts, placement, score }: PlacedAccount,
  on: PlainDate,
): readonly Omit<RankedAccount, 'rank'>[] {
  if (placement.kind !== 'lane') return [];
  return [
    {
      accountId: facts.accountId,
      partyId: facts.partyId,
      lane: placement.lane,
      orderKey: placement.orderKey,
      isPutBack: (placement.lane <= 2 ? facts.skippedOn : facts.lastTouchedOn) === on,
      because: placement.because,
      score: score.score,
      terms: score.terms,
      currency: facts.currency,
      overdueMinor: facts.overdueMinor,
      oldestDueOn: facts.oldestDueOn,
    },
  ];
}

function suppressedRow({ facts, placement, score }: PlacedAccount): readonly SuppressedAccount[] {
  if (placement.kind !== 'suppressed') return [];
  const { reason, until, because } = placement;
  const { accountId, partyId } = facts;
  return [{ accountId, partyId, reason, until, because, score: score.score, terms: score.terms }];
}

function compareSuppressed(left: SuppressedAccount, right: SuppressedAccount): number {
  return compareText(left.until, right.until) || compareText(left.accountId, right.accountId);
}

function countsByReason(suppressed: readonly SuppressedAccount[]): Worklist['suppressedCountsByReason'] {
  const counts: Partial<Record<SuppressionReason, number>> = {};
  for (const { reason } of suppressed) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
