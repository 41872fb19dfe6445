import type { PlainDate } from '../../../shared/domain/dates.ts';
import { streamKindOf, streamSubject } from '../../../shared/domain/events/envelope.ts';
import type { BahiEvent } from '../../../shared/domain/events/kinds.ts';
import { type BookSnapshot, takeBookSnapshot } from '../../../shared/domain/worklist/book-snapshot.ts';
import type { WorklistPolicy } from '../../../shared/domain/worklist/policy.ts';
import { present } from '../../../shared/lib/assert.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { selectAccountIdsOfParty } from '../../db/queries/account.ts';
import {
  forgetWorklist,
  outdateWorklist,
  replaceWorklist,
  saveWorklistRow,
  saveWorklistState,
  selectWorklistState,
  type WorklistStateRow,
  type WorklistTableRow,
} from '../../db/queries/worklist.ts';
import { changeLedger } from '../../ledger/ledger.ts';
import type { ServiceContext } from '../service.ts';
import { dayOutlook } from './day-outlook.ts';
import { type FactsHouse, type RankedFacts, readAccountFacts } from './read-account-facts.ts';
import { computeRow, type ListTerms } from './worklist-row.ts';

/** The policy of the team's choice; the shipped default where none was chosen, or the chosen one is gone. */
export function policyInForce(context: ServiceContext): WorklistPolicy {
  const { policiesById, defaultPolicyId } = context.resources.worklistPolicies;
  const chosen =
    context.ledger.states.team(context.session.teamId).policies.get(worklistPolicyKey) ?? defaultPolicyId;
  return present(policiesById[chosen] ?? policiesById[defaultPolicyId], 'the default worklist policy');
}

/** Under this name the team's choice stands among its policies. */
export const worklistPolicyKey = 'worklist';

/** What account facts are read with. */
export function factsHouse(context: ServiceContext): FactsHouse {
  const { dispositions, calendar } = context.resources;
  return { dispositions, calendar, zone: context.session.zone };
}

/** Whether the kept list is today's, under the policy in force, and no contact hour has ended since. */
export function isWorklistCurrent(context: ServiceContext, state: WorklistStateRow | undefined): boolean {
  if (state === undefined) return false;
  const { forDate, policy, validUntilMs } = state;
  const isInTime = validUntilMs === null || context.nowMs < validUntilMs;
  return forDate === context.today && policy === policyInForce(context).id && isInTime;
}

/**
 * Computes the whole list anew where the kept one is not true any more: another day, another policy, a file taken in, or
 * the end of somebody's contact hours. Answers whether a true list is kept now; a full or read-only disk leaves it as it was, and readers compute for themselves.
 */
export function ensureWorklistFor(context: ServiceContext): boolean {
  if (isWorklistCurrent(context, selectWorklistState(context.read))) return true;
  const list = computeToday(context);
  const kept = changeLedger(context.ledger, (database) => {
    replaceWorklist(database, list.state, list.rows);
    return ok(true);
  });
  return kept.ok;
}

/**
 * The figures a day's scores are measured against: those taken when the day's list was first computed, so that ranks do
 * not drift with the money that comes in (decided 15); taken anew where the list has none of that day.
 */
export function snapshotOfDay(
  context: ServiceContext,
  on: PlainDate,
  accounts: readonly RankedFacts[],
): BookSnapshot {
  const state = selectWorklistState(context.read);
  if (state?.forDate === on) return snapshotOf(state);
  return takeBookSnapshot(
    accounts.map(({ facts }) => facts),
    on,
  );
}

function snapshotOf({ forDate, p95 }: WorklistStateRow): BookSnapshot {
  return { takenOn: forDate, p95OverdueMinorByCurrency: JSON.parse(p95) as Readonly<Record<string, number>> };
}

function computeToday(context: ServiceContext): {
  readonly state: WorklistStateRow;
  readonly rows: readonly WorklistTableRow[];
} {
  const { today, session, nowMs } = context;
  const policy = policyInForce(context);
  const accounts = readAccountFacts(context.read, factsHouse(context), today);
  const book = snapshotOfDay(context, today, accounts);
  const outlook = dayOutlook(context);
  const terms: ListTerms = { on: today, zone: session.zone, policy, book, outlook: outlook.channels };
  const rows = accounts.flatMap((account) => computeRow(account, terms) ?? []);
  const p95 = JSON.stringify(book.p95OverdueMinorByCurrency);
  return {
    state: { forDate: today, policy: policy.id, p95, validUntilMs: outlook.trueUntilMs(nowMs) },
    rows,
  };
}

/** More accounts than this at once are a change of the book: the list is computed anew by its next reader. */
const manyAccounts = 200;

/** Events after which the book is another one: even its P95 is taken anew. */
const bookChanges: readonly BahiEvent['kind'][] = ['items.imported', 'import.undone'];

/** Events after which every account may stand elsewhere. */
const listChanges: readonly BahiEvent['kind'][] = ['book.changed', 'policy.set'];

/** Party events that a row of the list shows. */
const shownPartyChanges: readonly BahiEvent['kind'][] = [
  'party.registered',
  'party.fieldSet',
  'address.added',
  'address.result',
];

/**
 * Ranks the accounts that a command touched again, in its own transaction: the list is true before the answer is given
 * (row W1). A list that is not today's is left to its next reader.
 */
export function refreshTouchedAccounts(context: ServiceContext, events: readonly BahiEvent[]): void {
  const { write } = context.ledger;
  const state = selectWorklistState(write);
  if (state === undefined) return;
  if (events.some((event) => bookChanges.includes(event.kind))) {
    forgetWorklist(write);
    return;
  }
  if (events.some((event) => listChanges.includes(event.kind))) {
    outdateWorklist(write);
    return;
  }
  const policy = policyInForce(context);
  if (state.forDate !== context.today || state.policy !== policy.id) return;
  const accountIds = touchedAccounts(write, events);
  if (accountIds.size > manyAccounts) {
    outdateWorklist(write);
    return;
  }
  const outlook = dayOutlook(context);
  const book = snapshotOf(state);
  const terms: ListTerms = {
    on: context.today,
    zone: context.session.zone,
    policy,
    book,
    outlook: outlook.channels,
  };
  for (const accountId of accountIds) refreshAccount(context, accountId, terms);
  shortenTruth(context, state, outlook.trueUntilMs(context.nowMs));
}

function refreshAccount(context: ServiceContext, accountId: string, terms: ListTerms): void {
  const { write } = context.ledger;
  const [account] = readAccountFacts(write, factsHouse(context), terms.on, accountId);
  saveWorklistRow(write, accountId, account === undefined ? null : computeRow(account, terms));
}

/** A hold or a new book may bring hours that end earlier than those the list was computed with. */
function shortenTruth(context: ServiceContext, state: WorklistStateRow, untilMs: number | null): void {
  if (untilMs === null || (state.validUntilMs !== null && state.validUntilMs <= untilMs)) return;
  saveWorklistState(context.ledger.write, { ...state, validUntilMs: untilMs });
}

function touchedAccounts(database: ReadableDatabase, events: readonly BahiEvent[]): Set<string> {
  const accountIds = new Set<string>();
  const partyIds = new Set<string>();
  for (const event of events) {
    const kind = streamKindOf(event.stream);
    if (kind === 'account') accountIds.add(streamSubject(event.stream));
    else if (kind === 'party' && shownPartyChanges.includes(event.kind))
      partyIds.add(streamSubject(event.stream));
  }
  for (const partyId of partyIds) {
    for (const accountId of selectAccountIdsOfParty(database, partyId)) accountIds.add(accountId);
  }
  return accountIds;
}
