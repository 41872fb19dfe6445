import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { dateColumn, flagColumn, wordColumn } from './columns.ts';

/** A debtor; every personal column is null once it was erased. */
export const party = sqliteTable(
  'party',
  {
    partyId: text('party_id').primaryKey(),
    bookId: text('book_id').notNull(),
    partyKey: text('party_key').notNull(),
    partyKind: wordColumn<'business' | 'person'>('party_kind').notNull(),
    name: text('name'),
    nativeName: text('native_name'),
    language: text('language'),
    gstin: text('gstin'),
    salaryDay: text('salary_day'),
    email: text('email'),
    contactPerson: text('contact_person'),
  },
  (table) => [index('party_book_key').on(table.bookId, table.partyKey)],
);

/** A number to reach a party, with what calling it has told. */
export const phone = sqliteTable(
  'phone',
  {
    phoneId: text('phone_id').primaryKey(),
    partyId: text('party_id').notNull(),
    number: text('number'),
    contactName: text('contact_name'),
    role: text('role').notNull(),
    source: text('source').notNull(),
    lastResult: text('last_result'),
    reachedCount: integer('reached_count').notNull(),
    lastReachedOn: dateColumn('last_reached_on'),
    wrongResults: integer('wrong_results').notNull(),
    retired: flagColumn('retired').notNull(),
  },
  (table) => [index('phone_party').on(table.partyId)],
);

/** A place of a party, with what visiting it has told. */
export const address = sqliteTable(
  'address',
  {
    addressId: text('address_id').primaryKey(),
    partyId: text('party_id').notNull(),
    line: text('line'),
    locality: text('locality'),
    city: text('city'),
    pincode: text('pincode'),
    role: text('role').notNull(),
    source: text('source').notNull(),
    lastResult: text('last_result'),
    lastVisitedOn: dateColumn('last_visited_on'),
    retired: flagColumn('retired').notNull(),
  },
  (table) => [index('address_party').on(table.partyId)],
);
