import type { PlainDate } from '../../../shared/domain/dates.ts';
import { streamKindOf, streamSubject } from '../../../shared/domain/events/envelope.ts';
import type { BahiEvent } from '../../../shared/domain/events/kinds.ts';
import type { BookSnapshot } from '../../../shared/domain/worklist/book-snapshot.ts';
import type { WorklistPolicy } from '../../../shared/domain/worklist/policy.ts';
import { present } from '../../../shared/lib/assert.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { selectAccountsOfSamePerson } from '../../db/queries/party-holds.ts';
import { selectAccountIdsOfKin } from '../../db/queries/party-identities.ts';
import { aboutEverything, selectHighOverdue } from '../../db/queries/ranking-facts.ts';
import { selectAccountsOfBorrowers } from '../../db/queries/ranking-standing.ts';
import {
  forgetWorklist,
  outdateRanks,
  outdateWorklist,
  saveListedAccount,
  saveWorklistState,
  selectWorklistRow,
  selectWorklistState,
  type WorklistStateRow,
} from '../../db/queries/worklist.ts';
import type { WrittenEvent } from '../../ledger/append.ts';
import type { ServiceContext } from '../service.ts';
import { dayOutlook } from './day-outlook.ts';
import { type FactsHouse, readAccountFacts } from './read-account-facts.ts';
import { readScore } from './stored-words.ts';
import { computeRow, type ListTerms, rankKeyOf } from './worklist-row.ts';

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
  const { dispositions, calendar, clockRules, classificationRules, certificateRules } = context.resources;
  const { zone } = context.session;
  return { dispositions, calendar, clockRules, classificationRules, certificateRules, zone };
}

/** Whether the kept list is today's, under the policy in force, and no contact hour has ended since. */
export function isWorklistCurrent(context: ServiceContext, state: WorklistStateRow | undefined): boolean {
  if (state === undefined) return false;
  const { forDate, policy, validUntilMs } = state;
  const isInTime = validUntilMs === null || context.nowMs < validUntilMs;
  return forDate === context.today && policy === policyInForce(context).id && isInTime;
}

/** What today's list is computed with, and until when it will be true. */
export function termsOfToday(
  context: ServiceContext,
  database: ReadableDatabase,
  policy: WorklistPolicy = policyInForce(context),
): { readonly terms: ListTerms; readonly trueUntilMs: () => number | null } {
  const outlook = dayOutlook(context);
  const terms: ListTerms = {
    on: context.today,
    zone: context.session.zone,
    policy,
    book: snapshotOfDay(database, context.today),
    outlook: outlook.channels,
    pinCodes: context.resources.pinCodes,
  };
  return { terms, trueUntilMs: () => outlook.trueUntilMs(context.nowMs) };
}

/**
 * The figures a day's scores are measured against: those taken when the day's list was first computed, so that ranks do
 * not drift with the money that comes in (decided 15); taken anew where the list has none of that day.
 */
export function snapshotOfDay(database: ReadableDatabase, on: PlainDate): BookSnapshot {
  const state = selectWorklistState(database);
  if (state?.forDate === on) {
    const p95OverdueMinorByCurrency = JSON.parse(state.p95) as Readonly<Record<string, number>>;
    return { takenOn: on, p95OverdueMinorByCurrency };
  }
  const high = selectHighOverdue(database, aboutEverything(on));
  const p95OverdueMinorByCurrency = Object.fromEntries(
    high.map(({ currency, overdueMinor }) => [currency, overdueMinor]),
  );
  return { takenOn: on, p95OverdueMinorByCurrency };
}

/** More accounts than this at once are a change of the book: the list is computed anew by its next reader. */
const manyAccounts = 200;

/** Events after which the book is another one: even its P95 is taken anew. */
const bookChanges: readonly BahiEvent['kind'][] = ['items.imported', 'import.undone'];

/** Events after which every account may stand elsewhere. */
const listChanges: readonly BahiEvent['kind'][] = ['book.changed', 'policy.set'];

/** The choice of the list's policy changes no account's facts: the list is weighed anew where that is all there is to do. */
function changesRanks(event: WrittenEvent): boolean {
  if (!listChanges.includes(event.kind)) return false;
  return event.policy !== worklistPolicyKey;
}

/** After these the other accounts of a merged party may be still, or free, as well. */
const sharedHoldChanges: readonly BahiEvent['kind'][] = ['hold.set', 'hold.cleared'];

/** Events after which accounts of two parties may stand elsewhere, under other names. */
const nameChanges: readonly BahiEvent['kind'][] = ['account.moved', 'account.moveUndone'];

/** Party events that a row of the list shows. */
const shownPartyChanges: readonly BahiEvent['kind'][] = [
  'party.registered',
  'party.fieldSet',
  'address.added',
  'address.result',
  'party.importUndone',
  'contact.barred',
  'party.merged',
  'party.split',
];

/**
 * Ranks the accounts that a command touched again, in its own transaction: the list is true before the answer is given
 * (row W1). A list that is not today's is left to its next reader.
 */
export function refreshTouchedAccounts(context: ServiceContext, events: readonly WrittenEvent[]): void {
  const { write } = context.ledger;
  const state = selectWorklistState(write);
  if (state === undefined) return;
  if (events.some((event) => bookChanges.includes(event.kind))) {
    forgetWorklist(write);
    return;
  }
  if (events.some((event) => nameChanges.includes(event.kind))) {
    outdateWorklist(write);
    return;
  }
  // A list under other weights than those in force is brought along under its own: it is weighed anew by its next reader.
  const keptBy = context.resources.worklistPolicies.policiesById[state.policy];
  if (keptBy === undefined || events.some(changesRanks)) {
    outdateRanks(write);
    return;
  }
  if (state.forDate !== context.today) return;
  const accountIds = touchedAccounts(write, events);
  if (accountIds.size > manyAccounts) {
    outdateWorklist(write);
    return;
  }
  const { terms, trueUntilMs } = termsOfToday(context, write, keptBy);
  for (const accountId of accountIds) refreshAccount(context, accountId, terms);
  shortenTruth(context, state, trueUntilMs());
}

function refreshAccount(context: ServiceContext, accountId: string, terms: ListTerms): void {
  const { write } = context.ledger;
  const [account] = readAccountFacts(write, factsHouse(context), terms.on, accountId);
  const before = selectWorklistRow(write, accountId);
  const rankKeyBefore =
    before === undefined
      ? null
      : rankKeyOf(before, readScore(before.terms, terms.policy.weightsPermille).score);
  const listed = account === undefined ? null : computeRow(account, terms);
  saveListedAccount(write, accountId, listed, rankKeyBefore);
}

/** A hold or a new book may bring hours that end earlier than those the list was computed with. */
function shortenTruth(context: ServiceContext, state: WorklistStateRow, untilMs: number | null): void {
  if (untilMs === null || (state.validUntilMs !== null && state.validUntilMs <= untilMs)) return;
  saveWorklistState(context.ledger.write, { ...state, validUntilMs: untilMs });
}

function touchedAccounts(database: ReadableDatabase, events: readonly WrittenEvent[]): Set<string> {
  const accountIds = new Set<string>();
  const partyIds = new Set<string>();
  for (const event of events) {
    const kind = streamKindOf(event.stream);
    if (kind === 'account') accountIds.add(streamSubject(event.stream));
    if (sharedHoldChanges.includes(event.kind)) {
      const others = selectAccountsOfSamePerson(database, streamSubject(event.stream));
      for (const accountId of others) accountIds.add(accountId);
    }
    if (kind === 'party' && shownPartyChanges.includes(event.kind)) partyIds.add(streamSubject(event.stream));
  }
  for (const partyId of partyIds) {
    for (const accountId of selectAccountIdsOfKin(database, partyId)) accountIds.add(accountId);
  }
  // What moves the class of one loan may move those of the borrower's other loans.
  for (const accountId of selectAccountsOfBorrowers(database, [...accountIds])) accountIds.add(accountId);
  return accountIds;
}
