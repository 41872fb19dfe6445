import { mostJournalDays } from '../../../shared/contract/journal.ts';
import { daysBetween } from '../../../shared/domain/dates.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectJournalRows } from '../../db/queries/journal.ts';
import { journalEntries } from '../../export/journal/journal-text.ts';
import { refuse, type WaitingService } from '../service.ts';
import { journalNames } from './journal-names.ts';

/** The entries of up to a month, as text that another accounting program reads. */
export const readJournal: WaitingService<'readJournal'> = (context, { from, to, withNames }) => {
  if (to < from) return refuse('endBeforeStart');
  if (daysBetween(from, to) >= mostJournalDays) return refuse('periodTooLong');
  const nameOf = journalNames(context, withNames);
  const postings = selectJournalRows(context.read, { from, to }).map((row) => ({
    ...row,
    account: nameOf(row.stream),
  }));
  return ok({ text: journalEntries(postings), postings: postings.length });
};
