import { z } from 'zod';
import type { PlainDate } from '../domain/dates.ts';
import { plainDateField } from '../domain/events/fields.ts';
import type { EntryAccount } from '../domain/ledger/posting.ts';
import { answer, leadingRoles, query } from './procedure.ts';

/** The longest stretch of entries that one answer holds, in days: a month. */
export const mostJournalDays = 31;

/** How a journal begins, and what it must end at. */
export interface JournalOpening {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** How currencies are written, and what stood on every head before the period. */
  readonly text: string;
  /** Every head and currency at the end of the last day, as the ledger itself adds it up. */
  readonly trialBalance: readonly {
    readonly head: EntryAccount;
    readonly currency: string;
    readonly amountMinor: number;
  }[];
}

/** The beginning of a journal of a period; of everything ever posted where no day is given. */
export const openJournal = query({
  roles: leadingRoles,
  input: z.strictObject({
    from: plainDateField.optional(),
    to: plainDateField.optional(),
    withNames: z.boolean().default(false),
  }),
  output: answer<JournalOpening>(),
  refusals: ['nothingPosted', 'endBeforeStart'],
});

/** The entries of at most a month as plain text for an accounting program, and how many lines of the double entry they are. */
export const readJournal = query({
  roles: leadingRoles,
  input: z.strictObject({
    from: plainDateField,
    to: plainDateField,
    withNames: z.boolean().default(false),
  }),
  output: answer<{ readonly text: string; readonly postings: number }>(),
  refusals: ['endBeforeStart', 'periodTooLong'],
});

/** All of this file, for the table. */
export const journalProcedures = { openJournal, readJournal } as const;
