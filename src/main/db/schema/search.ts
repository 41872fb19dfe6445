import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { wordColumn } from './columns.ts';

/** The words of a party's names, of a contact's name or of a place, as they are compared (row G4). */
export const searchWords = sqliteTable(
  'search_words',
  {
    entry: integer('entry').primaryKey(),
    sourceId: text('source_id').notNull(),
    kind: wordColumn<'name' | 'contact' | 'place'>('kind').notNull(),
    partyId: text('party_id').notNull(),
    letters: text('letters').notNull(),
    skeleton: text('skeleton').notNull(),
  },
  (table) => [
    uniqueIndex('search_words_source').on(table.sourceId),
    index('search_words_party').on(table.partyId),
  ],
);

/** By which rules the words were spelled. */
export const searchState = sqliteTable('search_state', {
  one: integer('one').primaryKey(),
  wordsVersion: integer('words_version').notNull(),
});

/** Every text that a person wrote, by where it stands; triggers keep it. */
export const searchNote = sqliteTable(
  'search_note',
  {
    entry: integer('entry').primaryKey(),
    kind: wordColumn<'interaction' | 'receipt' | 'dispute' | 'hold'>('kind').notNull(),
    sourceId: text('source_id').notNull(),
    accountId: text('account_id').notNull(),
    corrections: text('corrections'),
  },
  (table) => [uniqueIndex('search_note_source').on(table.sourceId, table.kind)],
);

/** A way to look at Today that a person has given a name. */
export const savedView = sqliteTable(
  'saved_view',
  {
    viewId: text('view_id').primaryKey(),
    user: text('user').notNull(),
    name: text('name').notNull(),
    filters: text('filters').notNull(),
    savedMs: integer('saved_ms').notNull(),
  },
  (table) => [index('saved_view_user').on(table.user, table.savedMs)],
);
