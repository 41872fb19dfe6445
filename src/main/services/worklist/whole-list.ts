import { ok } from '../../../shared/lib/result.ts';
import { countAccounts } from '../../db/queries/account.ts';
import type { RankingQuestion } from '../../db/queries/ranking-facts.ts';
import {
  clearWorklist,
  forgetWorklist,
  hasTrueNames,
  insertWorklistRows,
  outdateRanks,
  recountWorklist,
  saveWorklistState,
  selectWorklistState,
  updateRanksOfSlice,
  type WorklistTableRow,
} from '../../db/queries/worklist.ts';
import { withoutFlush } from '../../db/transaction.ts';
import { runAtOnce, runInTurns, type Steps } from '../../ledger/in-turns.ts';
import { changeLedger } from '../../ledger/ledger.ts';
import type { WorkProgress } from '../long-work/long-work-desk.ts';
import type { ServiceContext } from '../service.ts';
import { rankBook } from './rank-book.ts';
import { readAccountFacts } from './read-account-facts.ts';
import { factsHouse, isWorklistCurrent, termsOfToday } from './refresh-worklist.ts';
import { computeRow, type ListTerms } from './worklist-row.ts';

/** A book of so many accounts is ranked in a breath. */
const smallBook = 2_000;

/**
 * So many slices of the book are written in one transaction. Their rows lie all over the index of the order, so that each
 * commit encrypts most of its pages again: four slices a commit took half as long again on 100,000 accounts.
 */
const slicesPerCommit = 16;

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
 * Ranks the book slice by slice: neither the facts nor the rows of all are ever held at once. The list is a cache, so that
 * its parts are kept as they come: until its head says that it is true, nobody reads it, and a kill leaves it to be
 * computed again.
 */
function* keepList(context: ServiceContext, accounts: number): Steps<WorkProgress, void> {
  const { ledger } = context;
  const before = selectWorklistState(ledger.write);
  const { terms, trueUntilMs } = termsOfToday(context, ledger.write);
  const isNewList = before?.forDate !== terms.on || !hasTrueNames(before);
  const keep = (work: () => void): boolean =>
    changeLedger(ledger, () => {
      work();
      return ok(undefined);
    }).ok;
  const keepPart = (work: () => void): boolean => withoutFlush(ledger.write, () => keep(work));
  const begun = keep(() => {
    if (before?.forDate !== terms.on) forgetWorklist(ledger.write);
    else outdateRanks(ledger.write);
    if (isNewList) clearWorklist(ledger.write);
  });
  if (!begun) return;
  let waiting: { readonly slice: RankingQuestion; readonly rows: readonly WorklistTableRow[] }[] = [];
  const write = (): void => {
    for (const { slice, rows } of waiting) {
      if (isNewList) insertWorklistRows(ledger.write, rows);
      else updateSlice(context, terms, slice, rows);
    }
    waiting = [];
  };
  let done = 0;
  for (const ranked of rankBook(ledger.write, factsHouse(context), terms, isNewList ? 'named' : 'nameless')) {
    waiting.push(ranked);
    done += ranked.accounts;
    yield { part: 'write', done, of: accounts };
    if (waiting.length < slicesPerCommit) continue;
    if (!keepPart(write)) return;
    yield { part: 'write', done, of: accounts };
  }
  keep(() => {
    write();
    recountWorklist(ledger.write);
    const p95 = JSON.stringify(terms.book.p95OverdueMinorByCurrency);
    const { on, policy } = terms;
    saveWorklistState(ledger.write, { forDate: on, policy: policy.id, p95, validUntilMs: trueUntilMs() });
  });
}

/** Ranks alone are brought along; an account that is new to the list is read again, with its names. */
function updateSlice(
  context: ServiceContext,
  terms: ListTerms,
  slice: RankingQuestion,
  rows: readonly WorklistTableRow[],
): void {
  const { write } = context.ledger;
  for (const accountId of updateRanksOfSlice(write, slice, rows)) {
    const [account] = readAccountFacts(write, factsHouse(context), terms.on, accountId);
    const row = account === undefined ? null : computeRow(account, terms);
    if (row !== null) insertWorklistRows(write, [row]);
  }
}
