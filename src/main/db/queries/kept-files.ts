import type { ReadableDatabase, WritableDatabase } from '../driver.ts';
import { storedStatus } from './events.ts';
import { ownDevices } from './own-devices.ts';

/** As a list in SQL: kinds of events that name a file. */
export const namingKinds = "('attachment.added', 'cash.deposited', 'cash.countersigned')";

const fileOf = (field: string): string =>
  `CASE kind WHEN 'attachment.added' THEN json_extract(facts, '$.data.${field}')
    ELSE json_extract(facts, '$.data.picture.${field}') END`;

const isDuplicate = `event.status = ${storedStatus.duplicateEnvelope}`;

/**
 * Every event that names a file by such a hash as files have: what a strange app wrote is asked of nobody. `isKept`: its stream is
 * in hand, so its file is too. An own event that counts under another envelope still says that the file was taken here, and
 * its hub knows of it.
 */
const named = `
  SELECT ${fileOf('sha256')} AS sha256, ${fileOf('sizeBytes')} AS bytes, ${fileOf('mediaType')} AS mediaType,
    event.hlc_ms AS atMs, CASE WHEN ${isDuplicate} THEN 0 ELSE event.place END AS place, event.stream,
    event.device IN (${ownDevices}) AS isOwn,
    NOT EXISTS (SELECT 1 FROM handed_over WHERE handed_over.stream = event.stream) AS isKept
  FROM event
  WHERE kind IN ${namingKinds} AND (NOT ${isDuplicate} OR event.device IN (${ownDevices}))
    AND length(${fileOf('sha256')}) = 64 AND ${fileOf('sha256')} NOT GLOB '*[^0-9a-f]*'`;

/** A file on its way: its hash and how long it is, as the events say. */
export interface FileOnItsWay {
  readonly sha256: string;
  readonly bytes: number;
}

/** Begins to know of every file that an event names; what is known stays. */
export function meetNamedFiles(database: WritableDatabase): void {
  database.run(
    `INSERT OR IGNORE INTO kept_file (sha256, is_here, is_wanted) SELECT DISTINCT sha256, 0, 0 FROM (${named})`,
  );
}

/** Files that are named and were not here when they were looked for last. */
export function selectFilesNotHere(database: ReadableDatabase): string[] {
  const rows = database.all<{ readonly sha256: string }>(
    'SELECT sha256 FROM kept_file WHERE is_here = 0 ORDER BY sha256',
  );
  return rows.map(({ sha256 }) => sha256);
}

/** Files that were here when they were looked for last. */
export function selectFilesHere(database: ReadableDatabase): string[] {
  const rows = database.all<{ readonly sha256: string }>(
    'SELECT sha256 FROM kept_file WHERE is_here = 1 ORDER BY sha256',
  );
  return rows.map(({ sha256 }) => sha256);
}

/** Says whether a file is here. */
export function saveFileHere(database: WritableDatabase, sha256: string, isHere: boolean): void {
  database.run('UPDATE kept_file SET is_here = ?, is_wanted = is_wanted * ? WHERE sha256 = ?', [
    isHere ? 1 : 0,
    isHere ? 0 : 1,
    sha256,
  ]);
}

/** The hub has a file, in this run of its order; `top` was its highest place when it said so. */
export function saveFileAtHub(
  database: WritableDatabase,
  sha256: string,
  said: { readonly epoch: string; readonly top: number; readonly nowMs: number },
): void {
  database.run(
    `UPDATE kept_file SET hub_epoch = @epoch, hub_top = @top, confirmed_ms = @nowMs, absent_ms = NULL
     WHERE sha256 = @sha256`,
    { sha256, ...said },
  );
}

/** The hub has not got a file. */
export function saveFileAbsent(database: WritableDatabase, sha256: string, nowMs: number): void {
  database.run('UPDATE kept_file SET absent_ms = ?, hub_epoch = NULL WHERE sha256 = ?', [nowMs, sha256]);
}

/** Somebody wants to see a file that is not here: the next meeting brings it, whatever its size. */
export function saveFileWanted(database: WritableDatabase, sha256: string): void {
  meetNamedFiles(database);
  database.run('UPDATE kept_file SET is_wanted = 1, is_here = 0 WHERE sha256 = ?', [sha256]);
}

/** So long the hub's word on a file is taken for true; then it is asked once more. */
const trustedMs = 7 * 86_400_000;

/**
 * Files that are here and that the hub has not said it has in this run of its order, or that were named here once more since it said
 * so, the newest first. Those whose events the hub has not placed yet only where they go the same way (`withUnplaced`).
 */
export function selectFilesToOffer(
  database: ReadableDatabase,
  asked: { readonly epoch: string; readonly nowMs: number; readonly withUnplaced?: boolean },
): FileOnItsWay[] {
  return database.all<FileOnItsWay>(
    `SELECT sha256, max(bytes) AS bytes FROM kept_file JOIN (${named}) AS named USING (sha256)
     WHERE is_here = 1 GROUP BY sha256
     HAVING (hub_epoch IS NOT @epoch OR confirmed_ms < @since OR max(isOwn * place) > hub_top)
       AND (@withUnplaced OR max(place) IS NOT NULL) ORDER BY max(atMs) DESC, sha256`,
    {
      epoch: asked.epoch,
      since: asked.nowMs - trustedMs,
      withUnplaced: asked.withUnplaced === true ? 1 : 0,
    },
  );
}

/** Files of accounts in hand that are not here: those that somebody asked for first, then the newest. */
export function selectFilesToFetch(database: ReadableDatabase): (FileOnItsWay & {
  readonly isWanted: 0 | 1;
  readonly absentMs: number | null;
})[] {
  return database.all(
    `SELECT sha256, max(bytes) AS bytes, is_wanted AS isWanted, absent_ms AS absentMs
     FROM kept_file JOIN (${named}) AS named USING (sha256)
     WHERE is_here = 0 AND isKept GROUP BY sha256 ORDER BY is_wanted DESC, max(atMs) DESC, sha256`,
  );
}

/**
 * Files that no event in hand names any more. Of those that only own work names, on what was handed over, the ones that the hub has and
 * has a copy of: it said so in this run of its order, and its last copy is from above its top of then.
 */
export function selectFilesToLetGo(
  database: ReadableDatabase,
  { epoch, backedUpPlace }: { readonly epoch: string; readonly backedUpPlace: number },
): string[] {
  const rows = database.all<{ readonly sha256: string }>(
    `SELECT kept_file.sha256 FROM kept_file LEFT JOIN (${named}) AS named USING (sha256)
     WHERE is_here = 1 GROUP BY kept_file.sha256
     HAVING coalesce(max(isKept), 0) = 0
       AND (coalesce(max(isOwn), 0) = 0 OR (hub_epoch IS @epoch AND hub_top < @backedUpPlace))
     ORDER BY kept_file.sha256`,
    { epoch, backedUpPlace },
  );
  return rows.map(({ sha256 }) => sha256);
}

/** Nothing is known of a file any more. */
export function forgetFile(database: WritableDatabase, sha256: string): void {
  database.run('DELETE FROM kept_file WHERE sha256 = ?', [sha256]);
}

/** The content hash of every file that some event in hand names, once each, with what kind of file it is. */
export function selectNamedFiles(
  database: ReadableDatabase,
): { readonly sha256: string; readonly mediaType: string }[] {
  return database.all(
    `SELECT sha256, min(mediaType) AS mediaType FROM (${named}) WHERE isKept OR isOwn GROUP BY sha256 ORDER BY sha256`,
  );
}

/** The content hash of every file that some event of a hub's store names, once each; none where the store is from before files travelled. */
export function selectFilesNamedAtHub(store: ReadableDatabase): string[] {
  const isThere = store.get("SELECT 1 AS one FROM sqlite_schema WHERE name = 'hub_blob_name'") !== undefined;
  if (!isThere) return [];
  const rows = store.all<{ readonly sha256: string }>(
    `SELECT DISTINCT sha256 FROM hub_blob_name
     WHERE length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*' ORDER BY sha256`,
  );
  return rows.map(({ sha256 }) => sha256);
}

/** How many files wait for the hub and how many wait there, with their bytes. */
export interface WaitingFiles {
  readonly toSend: { readonly files: number; readonly bytes: number };
  readonly toFetch: { readonly files: number; readonly bytes: number };
}

/** What waits, by what is known now. Own files of which nothing is known yet are here; others' are not. */
export function countWaitingFiles(database: ReadableDatabase, epoch: string): WaitingFiles {
  const rows = database.all<{ readonly way: string; readonly files: number; readonly bytes: number }>(
    `SELECT way, count(*) AS files, sum(bytes) AS bytes FROM (
       SELECT sha256, max(bytes) AS bytes, max(isKept) AS isKept,
         CASE WHEN coalesce(max(is_here), max(isOwn)) = 0 THEN 'toFetch'
           WHEN max(isOwn) = 1 AND max(hub_epoch) IS NOT @epoch THEN 'toSend' ELSE 'there' END AS way
       FROM (${named}) AS named LEFT JOIN kept_file USING (sha256) GROUP BY sha256)
     WHERE way = 'toSend' OR (way = 'toFetch' AND isKept) GROUP BY way`,
    { epoch },
  );
  const of = (way: string) => {
    const row = rows.find((each) => each.way === way);
    return { files: row?.files ?? 0, bytes: row?.bytes ?? 0 };
  };
  return { toSend: of('toSend'), toFetch: of('toFetch') };
}

/** How a file stands that is not here. */
export type AbsentFile = 'atHub' | 'asked' | 'notSent';

/** Files that are not here as far as is known, each with where it is. A file that is not among them is here, or was never looked for. */
export function selectAbsentFiles(
  database: ReadableDatabase,
  hashes: readonly string[],
): ReadonlyMap<string, AbsentFile> {
  const rows = database.all<{ readonly sha256: string; readonly isWanted: number; readonly absent: number }>(
    `SELECT sha256, is_wanted AS isWanted, absent_ms IS NOT NULL AS absent FROM kept_file
     WHERE is_here = 0 AND sha256 IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(hashes)],
  );
  return new Map(
    rows.map(({ sha256, isWanted, absent }) => [
      sha256,
      absent === 1 ? 'notSent' : isWanted === 1 ? 'asked' : 'atHub',
    ]),
  );
}
