import { agingBucketOf } from '../../../shared/domain/aging.ts';
import type { WorkingCalendar } from '../../../shared/domain/calendar.ts';
import type { ClockRules } from '../../../shared/domain/clock/rules.ts';
import { addDays, type PlainDate } from '../../../shared/domain/dates.ts';
import type { DispositionMatrix } from '../../../shared/domain/disposition/disposition-matrix.ts';
import type { AccountFacts } from '../../../shared/domain/worklist/account-facts.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { countAttempts } from '../../db/queries/ranking-commitments.ts';
import {
  type AccountBaseRow,
  aboutAccount,
  aboutEverything,
  type RankingQuestion,
  selectAverageDaysLate,
} from '../../db/queries/ranking-facts.ts';
import { commitmentFacts } from './commitment-facts.ts';
import { contactFactsOf, later, restUntil } from './contact-facts.ts';
import { disputeFacts } from './dispute-facts.ts';
import { dueFacts } from './due-facts.ts';
import { legalFacts } from './legal-facts.ts';
import { type AccountRows, readRankingRows } from './ranking-rows.ts';
import type { StandingRules } from './standing-facts.ts';

/** What the facts are read with. */
export interface FactsHouse extends StandingRules {
  readonly dispositions: DispositionMatrix;
  readonly calendar: WorkingCalendar;
  readonly clockRules: ClockRules;
  /** Zone of the business date. */
  readonly zone: string;
}

/** An account with everything its row on the list needs: what is ranked, and what is shown beside it. */
export interface RankedFacts {
  readonly facts: AccountFacts;
  readonly base: AccountBaseRow;
  readonly lastContactOn: PlainDate | null;
}

/**
 * What the worklist looks at, as of the evening of a business date, from the projections: for every account, or for one
 * by the very same statements. Where events of a later date exist, what they changed is folded anew, so that a past day
 * is as true as today.
 */
export function readAccountFacts(
  database: ReadableDatabase,
  house: FactsHouse,
  on: PlainDate,
  accountId: string | null = null,
): RankedFacts[] {
  const question = accountId === null ? aboutEverything(on) : aboutAccount(on, accountId);
  return readFactsOfSlice(database, house, question);
}

/** What the worklist looks at for the accounts of one slice of the book; without names where none will be shown. */
export function readFactsOfSlice(
  database: ReadableDatabase,
  house: FactsHouse,
  question: RankingQuestion,
  names: 'named' | 'nameless' = 'named',
): RankedFacts[] {
  return readRankingRows(database, house, question, names).map((rows) =>
    factsOf(database, house, question.on, rows),
  );
}

const yearDays = 365;

function factsOf(
  database: ReadableDatabase,
  house: FactsHouse,
  on: PlainDate,
  rows: AccountRows,
): RankedFacts {
  const { base } = rows;
  const { accountId, currency, partyId } = base;
  const due = dueFacts(rows.dueAmounts, on);
  const contacts = contactFactsOf(database, house.dispositions, rows.contacts, on);
  const commitments = commitmentFacts(rows.commitments, on, {
    lastOutwardOn: contacts.lastOutwardOn,
    calendar: house.calendar,
  });
  const legal = legalFacts(database, house, rows, on);
  const brokenOn = later(
    later(commitments.brokenPromise?.brokenOn ?? null, commitments.plan?.missedOn ?? null),
    legal.bounce?.bouncedOn ?? null,
  );
  const rest = restUntil(house.dispositions, rows.nextStep, rows.snoozedUntil, on);
  const facts: AccountFacts = {
    accountId,
    partyId,
    currency,
    isOpen: due.totalDueMinor > 0,
    ...due,
    ...disputeFacts(database, rows, { on, overdueMinor: due.overdueMinor, contacts }),
    unappliedMinor: (rows.credit?.amountMinor ?? 0) + (rows.receipts?.unappliedMinor ?? 0),
    unappliedSince: earlier(rows.credit?.since ?? null, rows.receipts?.unappliedSince ?? null),
    ...commitments,
    attemptsSinceBreak:
      brokenOn === null ? 0 : countAttempts(database, { accountId, from: brokenOn, to: on }),
    appointment: rows.appointment,
    ...legal,
    inboundAtMs: unanswered(contacts.lastAskedMs, contacts.lastAnswerMs),
    partialPaymentOn: later(rows.receipts?.lastStandingOn ?? null, rows.paidElsewhereOn),
    holds: rows.holds,
    contactCapUntil: null,
    snoozedUntil: later(rows.snoozedUntil, rest),
    skippedOn: rows.skippedOn,
    // Money on the wrong account touched this one no more than a call to another number.
    lastTouchedOn: later(contacts.lastOutwardOn, rows.receipts?.lastStandingOn ?? null),
    lastRpcOn: contacts.lastRpcOn,
    // Asked for accounts that are not late yet: only lane 6 looks at it, and it walks over all that was ever paid.
    averageDaysLate:
      due.overdueMinor === 0 && due.nextDueOn !== null ? averageDaysLate(database, accountId, on) : null,
    contactOutcomes: null,
    segment: base.debtors ?? 'business',
    bucket: agingBucketOf(due.daysPastDue),
    isBusiness: base.partyKind !== 'person',
    ...rows.standing,
    language: base.language,
    creditLimitMinor: null,
    creditUsedMinor: null,
  };
  return { facts, base, lastContactOn: contacts.lastContactOn };
}

function averageDaysLate(database: ReadableDatabase, accountId: string, on: PlainDate): number | null {
  const days = selectAverageDaysLate(database, { accountId, on, since: addDays(on, -yearDays) });
  return days === null ? null : Math.round(days);
}

/** When the debtor last asked for something that no other contact has followed. */
function unanswered(askedMs: number | null, answerMs: number | null): number | null {
  return askedMs === null || (answerMs !== null && answerMs > askedMs) ? null : askedMs;
}

function earlier(one: PlainDate | null, other: PlainDate | null): PlainDate | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
