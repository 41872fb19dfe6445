import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { PartyRelation } from '../../../shared/domain/party/relations.ts';
import { dateColumn, flagColumn, numberTail, wordColumn } from './columns.ts';

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
    emailBarred: flagColumn('email_barred').notNull(),
  },
  (table) => [
    index('party_book_key').on(table.bookId, table.partyKey),
    index('party_kind').on(table.partyId, table.partyKind),
    index('party_number_tail').on(numberTail(table.partyKey)),
    index('party_gstin').on(table.gstin).where(sql`gstin IS NOT NULL`),
    index('party_email').on(sql`lower(${table.email})`).where(sql`email IS NOT NULL`),
  ],
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
    lastResultOn: dateColumn('last_result_on'),
    barred: flagColumn('barred').notNull(),
  },
  (table) => [
    index('phone_party').on(table.partyId),
    index('phone_tail').on(sql`substr(replace(replace(${table.number}, ' ', ''), '-', ''), -4)`),
  ],
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
    metCount: integer('met_count').notNull(),
    barred: flagColumn('barred').notNull(),
  },
  (table) => [
    index('address_party').on(table.partyId),
    index('address_pincode').on(table.pincode).where(sql`pincode IS NOT NULL`),
  ],
);

/** What a person said of two parties; it ends, and is never removed. */
export const partyRelation = sqliteTable(
  'party_relation',
  {
    relationId: text('relation_id').primaryKey(),
    partyId: text('party_id').notNull(),
    otherId: text('other_id').notNull(),
    relation: wordColumn<PartyRelation['relation']>('relation').notNull(),
    since: dateColumn('since'),
    source: text('source'),
    saidOn: dateColumn('said_on').notNull(),
    saidBy: text('said_by').notNull(),
    reason: text('reason'),
    stands: flagColumn('stands').notNull(),
  },
  (table) => [
    index('party_relation_party').on(table.partyId),
    index('party_relation_other').on(table.otherId),
    index('party_relation_standing').on(table.relation, table.saidOn).where(sql`stands = 1`),
  ],
);

/** Under which party a merged one is shown, and its group: computed from the standing relations of all parties. */
export const partyIdentity = sqliteTable(
  'party_identity',
  {
    partyId: text('party_id').primaryKey(),
    survivorId: text('survivor_id').notNull(),
    groupId: text('group_id'),
  },
  (table) => [
    index('party_identity_survivor').on(table.survivorId),
    index('party_identity_group').on(table.groupId).where(sql`group_id IS NOT NULL`),
  ],
);
