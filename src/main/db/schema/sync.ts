import { sql } from 'drizzle-orm';
import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flagColumn, wordColumn } from './columns.ts';

/** What a device remembers of its hub. */
export const syncHub = sqliteTable('sync_hub', {
  one: integer('one').primaryKey(),
  hub: text('hub'),
  team: text('team').notNull(),
  epoch: text('epoch').notNull(),
  pulledPlace: integer('pulled_place').notNull(),
  topPlace: integer('top_place').notNull(),
  scopeKey: text('scope_key').notNull(),
  generation: integer('generation').notNull(),
  startingOver: flagColumn('starting_over').notNull(),
  backedUpPlace: integer('backed_up_place').notNull(),
  skewMs: integer('skew_ms'),
  oldestWriter: integer('oldest_writer').notNull(),
  bootNonce: text('boot_nonce').notNull(),
  sentSeq: integer('sent_seq').notNull(),
  ackedSeq: integer('acked_seq').notNull(),
  lastOkMs: integer('last_ok_ms'),
});

/** What of the team's events is here, shelf by shelf. */
export const syncShelf = sqliteTable(
  'sync_shelf',
  {
    shelf: text('shelf').primaryKey(),
    stream: text('stream').notNull(),
    events: integer('events').notNull(),
    digest: blob('digest').$type<Uint8Array>().notNull(),
    generation: integer('generation').notNull(),
    standing: wordColumn<'here' | 'own' | 'handedOver'>('standing').notNull(),
    revokedPlace: integer('revoked_place'),
    /** 1: an event that may change its money came or went since it was summed. */
    moneyDue: integer('money_due').notNull(),
  },
  (table) => [
    index('sync_shelf_stream').on(table.stream),
    index('sync_shelf_money_due').on(table.shelf).where(sql`money_due = 1`),
  ],
);

/** What was received on each account that is here, and made void of it, from its placed events. */
export const syncMoney = sqliteTable(
  'sync_money',
  {
    shelf: text('shelf').notNull(),
    currency: text('currency').notNull(),
    receivedMinor: integer('received_minor').notNull(),
    voidedMinor: integer('voided_minor').notNull(),
  },
  (table) => [primaryKey({ columns: [table.shelf, table.currency] })],
);

/** Streams of which only own events are left. */
export const handedOver = sqliteTable('handed_over', {
  stream: text('stream').primaryKey(),
  totals: text('totals').notNull(),
  revokedPlace: integer('revoked_place').notNull(),
});

/** What own receipts stood at when their account went to somebody else. */
export const handedOverReceipt = sqliteTable(
  'handed_over_receipt',
  {
    receiptId: text('receipt_id').primaryKey(),
    stream: text('stream').notNull(),
    partyName: text('party_name'),
    voidState: wordColumn<'pending' | 'approved' | 'rejected'>('void_state'),
  },
  (table) => [index('handed_over_receipt_stream').on(table.stream)],
);

/** The new identity of a device that has to take one. */
export const syncRekey = sqliteTable('sync_rekey', {
  one: integer('one').primaryKey(),
  device: text('device').notNull(),
  publicKey: blob('public_key').$type<Uint8Array>().notNull(),
  sealedKey: blob('sealed_key').$type<Uint8Array>().notNull(),
  leaves: text('leaves').notNull(),
  replaces: text('replaces').notNull(),
  cause: wordColumn<'fork' | 'behind' | 'restored'>('cause').notNull(),
});

/** Why the hub holds own events back. */
export const syncHeld = sqliteTable(
  'sync_held',
  { device: text('device').notNull(), seq: integer('seq').notNull(), reason: text('reason').notNull() },
  (table) => [primaryKey({ columns: [table.device, table.seq] })],
);

/** The runs of the hub's order, oldest first. */
export const syncRun = sqliteTable('sync_run', {
  number: integer('number').primaryKey(),
  epoch: text('epoch').notNull(),
  fromPlace: integer('from_place').notNull(),
});

/** The last meetings. */
export const syncMeeting = sqliteTable('sync_meeting', {
  meeting: integer('meeting').primaryKey(),
  startedMs: integer('started_ms').notNull(),
  endedMs: integer('ended_ms').notNull(),
  outcome: text('outcome').notNull(),
  problem: text('problem'),
});

/** Where the hub of this ledger is reached. */
export const hubAddress = sqliteTable('hub_address', {
  one: integer('one').primaryKey(),
  addresses: text('addresses').notNull(),
  pin: text('pin').notNull(),
});

/** The hub of this team, where it runs in this program. */
export const hubHere = sqliteTable('hub_here', {
  one: integer('one').primaryKey(),
  hub: text('hub').notNull(),
  host: text('host').notNull(),
  port: integer('port').notNull(),
  isOpen: flagColumn('is_open').notNull(),
  pin: text('pin').notNull(),
  certificate: text('certificate').notNull(),
  sealedKey: blob('sealed_key').$type<Uint8Array>().notNull(),
});

/** An invitation that is being followed. */
export const joining = sqliteTable('joining', {
  one: integer('one').primaryKey(),
  invitation: text('invitation').notNull(),
});
