import type { ImportOutcome } from '../../../shared/contract/books.ts';
import type { DryRun } from '../../import/dry-run.ts';
import { rowIds } from './import-ids.ts';
import type { ImportTerms, ReadForImport } from './read-for-import.ts';

/** More problems than this are a file read wrongly; the count is always whole. */
const shownProblems = 2000;

/** The answers to “whose law” that nobody gave, for a book not yet opened (decided 17). */
export function unansweredQuestions(
  terms: ImportTerms,
  read: ReadForImport,
): readonly ('creditor' | 'debtors' | 'state')[] {
  if (read.book !== null) {
    const asked = ['creditor', 'debtors', 'state'] as const;
    return asked.filter((question) => read.book?.assumed.includes(question) && terms[question] === undefined);
  }
  return (['creditor', 'debtors', 'state'] as const).filter((question) => terms[question] === undefined);
}

const assumedLaw = {
  creditor: 'Nobody said who the creditor is; a trade supplier was assumed, so no lender’s rules apply.',
  debtors: 'Nobody said who owes; businesses were assumed.',
  state: 'Nobody said which state’s calendar applies; none was assumed.',
} as const;

/** What an import would do or has done, in the contract's words. */
export function importOutcome(terms: ImportTerms, read: ReadForImport, run: DryRun): ImportOutcome {
  const ids = read.reading.imported.rows.map((row) => rowIds(read.bookId, row));
  const questions = unansweredQuestions(terms, read);
  return {
    rows: run.rowsRead,
    created: run.created.length,
    updated: run.updated.length,
    unchanged: run.unchanged,
    closed: 0,
    absent: run.wouldClose.length,
    parties: new Set(ids.map((one) => one.partyId)).size,
    accounts: new Set(ids.map((one) => one.accountId)).size,
    assumed: [...questions.map((question) => assumedLaw[question]), ...run.assumed.map((one) => one.text)],
    problems: run.problems.slice(0, shownProblems).map((problem) => ({
      row: problem.row,
      column: problem.column,
      code: problem.code,
      problem: problem.problem,
      severity: problem.severity,
    })),
    totals: Object.entries(run.byCurrency).map(([currency, total]) => ({
      currency,
      amountMinor: total.outstandingMinor,
    })),
  };
}
