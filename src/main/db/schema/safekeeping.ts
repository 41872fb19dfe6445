import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { wordColumn } from './columns.ts';

/** A device this ledger wrote as before it was restored, moved or taken in from an export. */
export const pastDevice = sqliteTable('past_device', {
  device: text('device').primaryKey(),
  publicKey: blob('public_key').$type<Uint8Array>().notNull(),
  sealedKey: blob('sealed_key').$type<Uint8Array>(),
  receiptPrefix: text('receipt_prefix').notNull(),
  receiptCounter: integer('receipt_counter').notNull(),
  seq: integer('seq').notNull(),
  chain: blob('chain').$type<Uint8Array>().notNull(),
  retiredMs: integer('retired_ms').notNull(),
  cause: wordColumn<'restored' | 'moved' | 'imported' | 'rekeyed'>('cause').notNull(),
});

/** Where the nightly backup goes. */
export const backupPlan = sqliteTable('backup_plan', {
  one: integer('one').primaryKey(),
  folder: text('folder').notNull(),
  atMinute: integer('at_minute').notNull(),
  chosenMs: integer('chosen_ms').notNull(),
});

/** One try of a backup. */
export const backupRun = sqliteTable(
  'backup_run',
  {
    runId: text('run_id').primaryKey(),
    startedMs: integer('started_ms').notNull(),
    finishedMs: integer('finished_ms').notNull(),
    outcome: text('outcome').notNull(),
    name: text('name'),
    bytes: integer('bytes'),
    events: integer('events'),
    stateHash: text('state_hash'),
  },
  (table) => [index('backup_run_finished').on(table.outcome, table.finishedMs)],
);

/** That the ledger went to another machine. */
export const movedAway = sqliteTable('moved_away', {
  one: integer('one').primaryKey(),
  movedMs: integer('moved_ms').notNull(),
  name: text('name').notNull(),
});
