import { ok } from '../../../shared/lib/result.ts';
import { selectHeadBalancesBefore, selectPostedDays, selectTrialBalance } from '../../db/queries/journal.ts';
import { sumPostings } from '../../db/queries/postings.ts';
import { commodityLines, openingEntry } from '../../export/journal/journal-text.ts';
import { refuse, type WaitingService } from '../service.ts';
import { journalNames } from './journal-names.ts';

/** How a journal begins: its currencies, what is brought forward, and the trial balance that it must end at. */
export const openJournal: WaitingService<'openJournal'> = (context, { from, to, withNames }) => {
  const days = selectPostedDays(context.read);
  if (days === null) return refuse('nothingPosted');
  const period = { from: from ?? days.first, to: to ?? days.last };
  if (period.to < period.from) return refuse('endBeforeStart');
  const nameOf = journalNames(context, withNames);
  const brought = selectHeadBalancesBefore(context.read, period.from).map(({ stream, ...balance }) => ({
    ...balance,
    account: nameOf(stream),
  }));
  const currencies = sumPostings(context.read).map(({ currency }) => currency);
  return ok({
    ...period,
    text: `; Bahi journal, ${period.from} to ${period.to}\n\n${commodityLines(currencies)}${openingEntry(period.from, brought)}`,
    trialBalance: selectTrialBalance(context.read, period.to).map(({ entryAccount, ...balance }) => ({
      head: entryAccount,
      ...balance,
    })),
  });
};
