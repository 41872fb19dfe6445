import type { ImportOutcome } from '../../../shared/contract/books.ts';
import { assumption } from '../../import/import-assumptions.ts';
import type { ImportComparison } from './compare-import.ts';
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
  creditor: 'creditorAssumed',
  debtors: 'debtorsAssumed',
  state: 'stateAssumed',
} as const;

/** Whether what the file no longer names is closed with it: only where somebody said why. */
export function closesMissing(terms: ImportTerms): boolean {
  return terms.closeMissing !== undefined;
}

/** What an import would do or has done, in the contract's words. */
export function importOutcome(terms: ImportTerms, read: ReadForImport, run: ImportComparison): ImportOutcome {
  const ids = read.reading.imported.rows.map((row) => rowIds(read.bookId, row));
  const questions = unansweredQuestions(terms, read);
  return {
    rows: run.rowsRead,
    created: run.created.length,
    updated: run.updated.length,
    unchanged: run.unchanged,
    closed: closesMissing(terms) ? run.newlyMissing.length + run.stillMissing.length : 0,
    absent: run.newlyMissing.length + run.stillMissing.length,
    looksPartial: run.looksPartial,
    parties: new Set(ids.map((one) => one.partyId)).size,
    accounts: new Set(ids.map((one) => one.accountId)).size,
    assumed: [...questions.map((question) => assumption(assumedLaw[question])), ...run.assumed],
    problems: run.problems.slice(0, shownProblems).map((problem) => ({
      row: problem.row,
      column: problem.column,
      code: problem.code,
      params: problem.params,
      problem: problem.problem,
      severity: problem.severity,
    })),
    totals: Object.entries(run.byCurrency).map(([currency, total]) => ({
      currency,
      amountMinor: total.outstandingMinor,
    })),
  };
}
