import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ChargeState } from '../../../shared/domain/account/state.ts';
import type { DataOf } from '../../../shared/domain/events/kinds.ts';
import { dateColumn, flagColumn, jsonColumn, wordColumn } from './columns.ts';

/** A charge frozen into the ledger; the database itself refuses one that is no interest and bears interest. */
export const charge = sqliteTable(
  'charge',
  {
    chargeId: text('charge_id').primaryKey(),
    accountId: text('account_id').notNull(),
    itemId: text('item_id').notNull(),
    head: wordColumn<DataOf<'charge.posted'>['head']>('head').notNull(),
    currency: text('currency').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    waivedMinor: integer('waived_minor').notNull(),
    bearsInterest: flagColumn('bears_interest').notNull(),
    fromOn: dateColumn('from_on').notNull(),
    toOn: dateColumn('to_on').notNull(),
    postedOn: dateColumn('posted_on').notNull(),
    ruleId: text('rule_id').notNull(),
    rates: jsonColumn<DataOf<'charge.posted'>['rates']>('rates').notNull(),
    waivers: jsonColumn<ChargeState['waivers']>('waivers').notNull(),
    basis: text('basis').notNull(),
  },
  (table) => [index('charge_account').on(table.accountId, table.toOn)],
);

/** By which terms a book, or one account of it, charges from a day on; `place` says which of one day came last. */
export const chargeTerms = sqliteTable(
  'charge_terms',
  {
    termsId: text('terms_id').primaryKey(),
    bookId: text('book_id').notNull(),
    accountId: text('account_id'),
    fromOn: dateColumn('from_on').notNull(),
    place: integer('place').notNull(),
    terms: jsonColumn<DataOf<'charges.termsSet'>['terms']>('terms').notNull(),
  },
  (table) => [index('charge_terms_book').on(table.bookId, table.fromOn)],
);
