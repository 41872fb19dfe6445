import type { InferSelectModel } from 'drizzle-orm';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';
import { rowWriter } from '../row-writer.ts';
import { syncHub, type syncMeeting, syncRekey } from '../schema.ts';

/** What a device remembers of its hub. */
export type SyncHubRow = Omit<InferSelectModel<typeof syncHub>, 'one'>;

/** The new identity that a device is about to take. */
export type SyncRekeyRow = Omit<InferSelectModel<typeof syncRekey>, 'one'>;

/** One meeting as it was kept. */
export type SyncMeetingRow = Omit<InferSelectModel<typeof syncMeeting>, 'meeting'>;

const hubs = rowWriter(syncHub);
const rekeys = rowWriter(syncRekey);

/** The hub of this ledger; undefined while it works alone. */
export function selectSyncHub(database: ReadableDatabase): SyncHubRow | undefined {
  const row = database.get<Omit<SyncHubRow, 'startingOver'> & { readonly startingOver: number }>(
    `SELECT hub, team, epoch, pulled_place AS pulledPlace, top_place AS topPlace, scope_key AS scopeKey, generation,
       starting_over AS startingOver, backed_up_place AS backedUpPlace, skew_ms AS skewMs,
       oldest_writer AS oldestWriter, boot_nonce AS bootNonce, sent_seq AS sentSeq,
       acked_seq AS ackedSeq, last_ok_ms AS lastOkMs
     FROM sync_hub`,
  );
  return row === undefined ? undefined : { ...row, startingOver: row.startingOver === 1 };
}

/** Keeps what is known of the hub. */
export function saveSyncHub(database: WritableDatabase, row: SyncHubRow): void {
  hubs.upsert(database, hubs.toValues({ one: 1, ...row }));
}

/** The identity about to be taken; undefined where none is. */
export function selectSyncRekey(database: ReadableDatabase): SyncRekeyRow | undefined {
  return database.get<SyncRekeyRow>(
    'SELECT device, public_key AS publicKey, sealed_key AS sealedKey, leaves, replaces, cause FROM sync_rekey',
  );
}

/** Keeps the identity about to be taken, before anybody is told of it. */
export function saveSyncRekey(database: WritableDatabase, row: SyncRekeyRow): void {
  rekeys.upsert(database, rekeys.toValues({ one: 1, ...row }));
}

/** The identity is in force, or will not be. */
export function deleteSyncRekey(database: WritableDatabase): void {
  database.run('DELETE FROM sync_rekey');
}

const keptMeetings = 30;

/** Keeps how a meeting went, and lets go of all but the last thirty. */
export function insertSyncMeeting(database: WritableDatabase, row: SyncMeetingRow): void {
  database.run(
    `INSERT INTO sync_meeting (started_ms, ended_ms, outcome, problem)
     VALUES (@startedMs, @endedMs, @outcome, @problem)`,
    { ...row },
  );
  database.run('DELETE FROM sync_meeting WHERE meeting <= (SELECT max(meeting) FROM sync_meeting) - ?', [
    keptMeetings,
  ]);
}

/** The last meetings, the latest first. */
export function selectSyncMeetings(
  database: ReadableDatabase,
): (SyncMeetingRow & { readonly meeting: number })[] {
  return database.all(
    `SELECT meeting, started_ms AS startedMs, ended_ms AS endedMs, outcome, problem
     FROM sync_meeting ORDER BY meeting DESC`,
  );
}

/** Keeps why the hub holds an event back. */
export function saveSyncHeld(
  database: WritableDatabase,
  held: { readonly device: string; readonly seq: number; readonly reason: string },
): void {
  database.run('INSERT OR REPLACE INTO sync_held (device, seq, reason) VALUES (@device, @seq, @reason)', {
    ...held,
  });
}
