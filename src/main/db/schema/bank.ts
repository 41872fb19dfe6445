import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { DataOf } from '../../../shared/domain/events/kinds.ts';
import type { BankMatchState } from '../../../shared/domain/team/bank-state.ts';
import { dateColumn, wordColumn } from './columns.ts';

/** A statement of a bank account of the house that was taken in. */
export const bankStatement = sqliteTable(
  'bank_statement',
  {
    statementId: text('statement_id').primaryKey(),
    fileName: text('file_name'),
    fileSha256: text('file_sha256').notNull(),
    format: wordColumn<DataOf<'bank.statementImported'>['format']>('format').notNull(),
    accountRef: text('account_ref').notNull(),
    currency: text('currency').notNull(),
    openingMinor: integer('opening_minor'),
    closingMinor: integer('closing_minor'),
    fileLines: integer('file_lines').notNull(),
    knownLines: integer('known_lines').notNull(),
    newLines: integer('new_lines').notNull(),
    fromOn: dateColumn('from_on'),
    toOn: dateColumn('to_on'),
    recordedMs: integer('recorded_ms').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (table) => [index('bank_statement_recorded').on(table.recordedMs)],
);

/** One movement of a bank account of the house: money in is plus. */
export const bankLine = sqliteTable(
  'bank_line',
  {
    lineId: text('line_id').primaryKey(),
    statementId: text('statement_id').notNull(),
    accountRef: text('account_ref').notNull(),
    currency: text('currency').notNull(),
    bookedOn: dateColumn('booked_on').notNull(),
    valueOn: dateColumn('value_on'),
    amountMinor: integer('amount_minor').notNull(),
    reference: text('reference').notNull(),
    narration: text('narration'),
    counterparty: text('counterparty'),
    matchedMinor: integer('matched_minor').notNull(),
    asideReason: wordColumn<DataOf<'bank.lineSetAside'>['reason']>('aside_reason'),
    asideNote: text('aside_note'),
    asideBy: text('aside_by'),
  },
  (table) => [
    index('bank_line_statement').on(table.statementId),
    index('bank_line_day').on(table.bookedOn, table.lineId),
    index('bank_line_open')
      .on(table.bookedOn, table.lineId)
      .where(sql`aside_reason IS NULL AND matched_minor <> abs(amount_minor)`),
  ],
);

/** Lines of the bank and claimed money that are the same. */
export const bankMatch = sqliteTable(
  'bank_match',
  {
    matchId: text('match_id').primaryKey(),
    standing: wordColumn<BankMatchState['state']>('standing').notNull(),
    how: wordColumn<DataOf<'bank.linesMatched'>['how']>('how').notNull(),
    reason: text('reason').notNull(),
    confidence: integer('confidence').notNull(),
    matchedOn: dateColumn('matched_on').notNull(),
    recordedMs: integer('recorded_ms').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (table) => [index('bank_match_recorded').on(table.standing, table.recordedMs)],
);

/** One line, tender or deposit of a match. */
export const bankMatchPart = sqliteTable(
  'bank_match_part',
  {
    matchId: text('match_id').notNull(),
    line: integer('line').notNull(),
    part: wordColumn<'line' | 'tender' | 'deposit'>('part').notNull(),
    subjectId: text('subject_id').notNull(),
    tenderAt: integer('tender_at'),
    accountId: text('account_id'),
    amountMinor: integer('amount_minor').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.matchId, table.line] }),
    index('bank_match_part_subject').on(table.subjectId, table.tenderAt),
  ],
);
