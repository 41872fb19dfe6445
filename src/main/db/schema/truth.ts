import { sql } from 'drizzle-orm';
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { StreamId } from '../../../shared/domain/events/envelope.ts';
import { dateColumn, wordColumn } from './columns.ts';

/** One frozen event with the columns it is found by; the columns repeat what the facts say. */
export const event = sqliteTable(
  'event',
  {
    device: text('device').notNull(),
    seq: integer('seq').notNull(),
    id: text('id').notNull(),
    place: integer('place'),
    epoch: text('epoch'),
    stream: wordColumn<StreamId>('stream').notNull(),
    kind: text('kind').notNull(),
    kindVersion: integer('kind_version').notNull(),
    hlcMs: integer('hlc_ms').notNull(),
    hlcCounter: integer('hlc_counter').notNull(),
    correctedMs: integer('corrected_ms'),
    businessDate: dateColumn('business_date').notNull(),
    user: text('user').notNull(),
    grp: text('grp'),
    status: integer('status').notNull().default(0),
    chain: blob('chain').$type<Uint8Array>().notNull(),
    facts: text('facts').notNull(),
    personal: text('personal'),
    personalDigest: blob('personal_digest').$type<Uint8Array>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.device, table.seq] }),
    uniqueIndex('event_id').on(table.id).where(sql`status <> 3`),
    index('event_stream').on(table.stream, table.place, table.device, table.seq),
    uniqueIndex('event_place').on(table.epoch, table.place).where(sql`place IS NOT NULL`),
    index('event_pending').on(table.device, table.seq).where(sql`place IS NULL`),
    index('event_names_file')
      .on(table.kind, table.stream)
      .where(sql`kind IN ('attachment.added', 'cash.deposited', 'cash.countersigned')`),
  ],
);

/** A signed link of a device's chain: everything up to it is answered for. */
export const chainCheckpoint = sqliteTable(
  'chain_checkpoint',
  {
    device: text('device').notNull(),
    seq: integer('seq').notNull(),
    chain: blob('chain').$type<Uint8Array>().notNull(),
    signature: blob('signature').$type<Uint8Array>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.device, table.seq] })],
);

/** The one row of the device this ledger writes as. */
export const deviceSelf = sqliteTable('device_self', {
  one: integer('one').primaryKey(),
  device: text('device').notNull(),
  publicKey: blob('public_key').$type<Uint8Array>().notNull(),
  sealedKey: blob('sealed_key').$type<Uint8Array>().notNull(),
  team: text('team').notNull(),
  receiptPrefix: text('receipt_prefix').notNull(),
  receiptCounter: integer('receipt_counter').notNull(),
  seq: integer('seq').notNull(),
  chain: blob('chain').$type<Uint8Array>().notNull(),
  hlcMs: integer('hlc_ms').notNull(),
  hlcCounter: integer('hlc_counter').notNull(),
  epoch: text('epoch').notNull(),
  cursor: integer('cursor').notNull(),
});

/** A command that was done, with the answer it got. */
export const command = sqliteTable('command', {
  id: text('id').primaryKey(),
  procedure: text('procedure').notNull(),
  inputDigest: blob('input_digest').$type<Uint8Array>().notNull(),
  answer: text('answer').notNull(),
  recordedMs: integer('recorded_ms').notNull(),
});

/** Unfinished work of one person. */
export const draft = sqliteTable(
  'draft',
  {
    id: text('id').primaryKey(),
    user: text('user').notNull(),
    kind: text('kind').notNull(),
    accountId: text('account_id'),
    body: text('body').notNull(),
    savedMs: integer('saved_ms').notNull(),
    begunBy: text('begun_by'),
    begunMs: integer('begun_ms'),
  },
  (table) => [index('draft_user').on(table.user, table.savedMs)],
);

/** Unfinished work that was offered to somebody else on this device, and what became of it. */
export const draftOffer = sqliteTable(
  'draft_offer',
  {
    id: text('id').primaryKey(),
    draftId: text('draft_id').notNull(),
    kind: text('kind').notNull(),
    accountId: text('account_id'),
    fromUser: text('from_user').notNull(),
    toUser: text('to_user').notNull(),
    byUser: text('by_user').notNull(),
    begunBy: text('begun_by').notNull(),
    begunMs: integer('begun_ms').notNull(),
    note: text('note').notNull(),
    offeredMs: integer('offered_ms').notNull(),
    state: text('state').notNull(),
    stateMs: integer('state_ms').notNull(),
  },
  (table) => [
    index('draft_offer_draft').on(table.draftId, table.offeredMs),
    uniqueIndex('draft_offer_waiting').on(table.draftId).where(sql`state = 'waiting'`),
  ],
);

/** An event that this version of the app cannot read yet. */
export const parkedEvent = sqliteTable(
  'parked_event',
  {
    device: text('device').notNull(),
    seq: integer('seq').notNull(),
    stream: text('stream').notNull(),
    reason: text('reason').notNull(),
  },
  (table) => [primaryKey({ columns: [table.device, table.seq] })],
);
