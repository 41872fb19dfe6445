import { differInWeightsAlone } from '../../../shared/domain/worklist/policy.ts';
import { present } from '../../../shared/lib/assert.ts';
import { ok } from '../../../shared/lib/result.ts';
import { countAccounts } from '../../db/queries/account.ts';
import type { RankingQuestion } from '../../db/queries/ranking-facts.ts';
import {
  clearRanks,
  forgetWorklist,
  hasTrueNames,
  insertRanks,
  insertWorklistRows,
  outdateRanks,
  outdateWorklist,
  rankValues,
  recountWorklist,
  replaceRowsOfSlice,
  saveWorklistState,
  selectWorklistState,
  updateRanksOfSlice,
  type WorklistStateRow,
  type WorklistTableRow,
} from '../../db/queries/worklist.ts';
import { withoutFlush } from '../../db/transaction.ts';
import { runAtOnce, runInTurns, type Steps } from '../../ledger/in-turns.ts';
import { changeLedger } from '../../ledger/ledger.ts';
import type { WorkProgress } from '../long-work/long-work-desk.ts';
import type { ServiceContext } from '../service.ts';
import { createListOrder, type ListOrder } from './list-order.ts';
import { type RankedSlice, rankBook } from './rank-book.ts';
import { readAccountFacts } from './read-account-facts.ts';
import { factsHouse, isWorklistCurrent, policyInForce, termsOfToday } from './refresh-worklist.ts';
import { reweighOrder } from './reweigh-list.ts';
import { computeRow, type ListTerms } from './worklist-row.ts';

/** A book of so many accounts is ranked in a breath. */
const smallBook = 2_000;

/**
 * So many slices of the book are written in one transaction: each commit costs some pages of its own, and while one is
 * written, a question waits.
 */
const slicesPerCommit = 4;

/** So many places of the order are written in one transaction. */
const placesPerCommit = 2_000;

/**
 * Computes the whole list anew where the kept one is not true any more: another day, another policy, a file taken in, or
 * the end of somebody's contact hours. A large book takes turns with the queries of others. A full or read-only disk, or
 * other long work, leaves the list as it was, and readers compute for themselves.
 */
export async function ensureWorklistInTurns(context: ServiceContext, smallest = smallBook): Promise<void> {
  if (isWorklistCurrent(context, selectWorklistState(context.read))) return;
  if (context.longWork.isHeld()) return;
  const accounts = countAccounts(context.read);
  if (accounts <= smallest) {
    runAtOnce(keepList(context, accounts));
    return;
  }
  const work = context.longWork.begin('rankBook', false);
  try {
    await runInTurns(keepList(context, accounts), work);
  } finally {
    work.end();
  }
}

/**
 * Brings the kept list to what it should be. The list is a cache, so that its parts are kept as they come: until its head
 * says that it is true, nobody reads it, and a kill leaves it to be computed again.
 */
function* keepList(context: ServiceContext, accounts: number): Steps<WorkProgress, void> {
  const before = selectWorklistState(context.ledger.write);
  if (before !== undefined && needsWeighingAlone(context, before))
    yield* weighList(context, before, accounts);
  else yield* rankList(context, before, accounts);
}

/** Whether the list is true but for the weights of its scores: another policy was chosen since, and nothing else. */
function needsWeighingAlone(
  context: ServiceContext,
  { forDate, policy, validUntilMs }: WorklistStateRow,
): boolean {
  const isInTime = validUntilMs === null || context.nowMs < validUntilMs;
  const keptBy = context.resources.worklistPolicies.policiesById[policy];
  return (
    forDate === context.today &&
    isInTime &&
    keptBy !== undefined &&
    differInWeightsAlone(keptBy, policyInForce(context))
  );
}

/** Another order of the same rows: only the order is read and written. */
function* weighList(
  context: ServiceContext,
  before: WorklistStateRow,
  accounts: number,
): Steps<WorkProgress, void> {
  const { ledger } = context;
  const policy = policyInForce(context);
  const from = present(
    context.resources.worklistPolicies.policiesById[before.policy],
    'the policy of the list',
  );
  const order = createListOrder();
  let done = 0;
  for (const weighed of reweighOrder(ledger, { from, to: policy }, order)) {
    done += weighed;
    yield { part: 'read', done, of: accounts };
  }
  if (!(yield* writeOrder(context, order, accounts))) return;
  keep(context, () => saveWorklistState(ledger.write, { ...before, policy: policy.id }));
}

/**
 * Ranks the book slice by slice: neither the facts nor the rows of all are ever held at once, their places in the order
 * alone. Rows that stay are written where they changed.
 */
function* rankList(
  context: ServiceContext,
  before: WorklistStateRow | undefined,
  accounts: number,
): Steps<WorkProgress, void> {
  const { write } = context.ledger;
  const { terms, trueUntilMs } = termsOfToday(context, write);
  const isNewList = before?.forDate !== terms.on || !hasTrueNames(before);
  const begun = keep(context, () => {
    if (before?.forDate !== terms.on) forgetWorklist(write);
    else if (isNewList) outdateWorklist(write);
    else outdateRanks(write);
  });
  if (!begun) return;
  const order = createListOrder();
  let isOther = isNewList || before.policy !== terms.policy.id;
  let waiting: RankedSlice[] = [];
  const writeWaiting = (): void => {
    for (const { slice, listed } of waiting) {
      const rows = listed.map(({ row }) => row);
      if (isNewList) replaceRowsOfSlice(write, slice, rows);
      else isOther = updateSlice(context, terms, slice, rows) || isOther;
    }
    waiting = [];
    // Rows are written before their order: until both are, a kill leaves a list of which nothing can be believed.
    if (isOther && !isNewList) outdateWorklist(write);
  };
  let done = 0;
  for (const ranked of rankBook(write, factsHouse(context), terms, isNewList ? 'named' : 'nameless')) {
    waiting.push(ranked);
    for (const { rank } of ranked.listed) if (rank !== null) order.add(rankValues(rank));
    done += ranked.accounts;
    yield { part: 'write', done, of: accounts };
    if (waiting.length < slicesPerCommit) continue;
    if (!keepPart(context, writeWaiting)) return;
    yield { part: 'write', done, of: accounts };
  }
  if (!keepPart(context, writeWaiting)) return;
  if (isOther && !(yield* writeOrder(context, order, accounts))) return;
  keep(context, () => {
    recountWorklist(write);
    const p95 = JSON.stringify(terms.book.p95OverdueMinorByCurrency);
    const { on, policy } = terms;
    saveWorklistState(write, { forDate: on, policy: policy.id, p95, validUntilMs: trueUntilMs() });
  });
}

/** Writes the whole order anew, from its beginning to its end; false where the disk failed. */
function* writeOrder(
  context: ServiceContext,
  order: ListOrder,
  accounts: number,
): Steps<WorkProgress, boolean> {
  const { write } = context.ledger;
  const begun = keepPart(context, () => {
    // Whoever finds the list like this writes all of it anew.
    outdateWorklist(write);
    clearRanks(write);
  });
  if (!begun) return false;
  let done = 0;
  for (const places of order.sorted(placesPerCommit)) {
    if (!keepPart(context, () => insertRanks(write, places))) return false;
    done += places.length;
    yield { part: 'write', done, of: accounts };
  }
  return true;
}

function keep({ ledger }: ServiceContext, work: () => void): boolean {
  return changeLedger(ledger, () => {
    work();
    return ok(undefined);
  }).ok;
}

function keepPart(context: ServiceContext, work: () => void): boolean {
  return withoutFlush(context.ledger.write, () => keep(context, work));
}

/** Ranks alone are brought along; an account that is new to the list is read again, with its names. */
function updateSlice(
  context: ServiceContext,
  terms: ListTerms,
  slice: RankingQuestion,
  rows: readonly WorklistTableRow[],
): boolean {
  const { write } = context.ledger;
  const { added, isOther } = updateRanksOfSlice(write, slice, rows);
  for (const accountId of added) {
    const [account] = readAccountFacts(write, factsHouse(context), terms.on, accountId);
    const listed = account === undefined ? null : computeRow(account, terms);
    if (listed !== null) insertWorklistRows(write, [listed.row]);
  }
  return isOther;
}
