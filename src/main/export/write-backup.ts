import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { keptBackups } from '../../shared/domain/backup/rotation.ts';
import type { PlainDate } from '../../shared/domain/dates.ts';
import { bytesToHex, equalBytes } from '../../shared/lib/bytes.ts';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { backUpLedger, type LedgerBackup } from '../db/backup.ts';
import type { ReadableDatabase } from '../db/driver.ts';
import { countEvents } from '../db/queries/events.ts';
import { selectFilesNamedAtHub, selectNamedFiles } from '../db/queries/kept-files.ts';
import type { LedgerRefusal } from '../db/refusals.ts';
import { sqlcipherDriver } from '../db/sqlcipher.ts';
import { readLedgerFile } from '../db/staged-ledger.ts';
import { writeDurably } from '../keys/durable-file.ts';
import { keyIdOf } from '../keys/keyring.ts';
import type { DataKey } from '../keys/sealing.ts';
import { readSelf } from '../ledger/device-self.ts';
import { stateHash } from '../ledger/state-hash.ts';
import {
  attachmentPlace,
  type BackupManifest,
  backupFiles,
  backupFormatVersion,
  readBackupManifest,
} from './backup-manifest.ts';
import { type PlaceRefusal, placeRefusalOf } from './place-refusals.ts';

/** What is backed up, and where it goes: plain values, so that another thread can do it. */
export interface BackupOrder {
  /** Nobody writes into the ledger meanwhile; others may read it. */
  readonly ledgerPath: string;
  readonly dataKey: DataKey;
  /** The store of the hub of this team, where it runs on this machine; devices may write into it meanwhile. */
  readonly hub: { readonly path: string; readonly key: Uint8Array } | null;
  /** The content of the key file that goes with it. */
  readonly keysFile: Uint8Array;
  /** Where the profile keeps its encrypted files. */
  readonly keptFiles: string;
  /** Folder of this ledger's backups, and the folder of kept files that they share. */
  readonly target: { readonly backups: string; readonly attachments: string };
  readonly name: string;
  readonly cause: BackupManifest['cause'];
  readonly appVersion: string;
  readonly madeAtMs: number;
  readonly madeOn: PlainDate;
}

/** A backup that was opened again and found whole. */
export interface WrittenBackup {
  readonly folder: string;
  readonly manifest: BackupManifest;
  readonly bytes: number;
}

/**
 * Writes a backup and opens it again: the copy is whole, ends where the ledger ends, and folds to the same state. Only
 * then does it get its name. Refuses with what is wrong with the place, or `backupNotWhole`; a half-written one is
 * removed by the next.
 */
export function writeBackup(order: BackupOrder): Result<WrittenBackup, BackupFailure> {
  const connection = sqlcipherDriver.openReadable({
    path: order.ledgerPath,
    key: order.dataKey,
    create: false,
    busyTimeoutMs,
  });
  try {
    return writeChecked({ ...order, read: connection.database });
  } finally {
    connection.close();
  }
}

/** Why no backup was made. */
export type BackupFailure = PlaceRefusal | { readonly code: 'backupNotWhole' };

interface ReadingOrder extends BackupOrder {
  readonly read: ReadableDatabase;
}

const busyTimeoutMs = 5_000;

function writeChecked(order: ReadingOrder): Result<WrittenBackup, BackupFailure> {
  const partial = path.join(order.target.backups, `.partial-${order.name}`);
  try {
    clearPartials(order.target.backups);
    mkdirSync(partial, { recursive: true, mode: 0o700 });
    const copied = backUpLedger({
      fromPath: order.ledgerPath,
      toPath: path.join(partial, backupFiles.ledger),
      key: order.dataKey,
    });
    if (!copied.ok) return refused(copyRefusal(copied.refusal.code));
    const state = comparedState(order, copied.value.path);
    if (state === null) return refused({ code: 'backupNotWhole' });
    const hub = copyHub(order, partial);
    if (!hub.ok) return refused(copyRefusal(hub.refusal.code));
    const atHub = filesOfHub(order, hub.value);
    if (!atHub.ok) return refused(copyRefusal(atHub.refusal.code));
    const files = copyKeptFiles(order, atHub.value);
    const self = readSelf(order.read);
    const manifest: BackupManifest = {
      format: 'bahi-backup',
      formatVersion: backupFormatVersion,
      appVersion: order.appVersion,
      ledgerVersion: copied.value.ledgerVersion,
      keyId: keyIdOf(order.dataKey),
      cause: order.cause,
      madeAtMs: order.madeAtMs,
      madeOn: order.madeOn,
      events: state.events,
      stateHash: state.hash,
      head: { device: self.device, seq: self.seq, chain: bytesToHex(self.chain) },
      ledger: { bytes: copied.value.bytes, sha256: copied.value.sha256 },
      ...(hub.value === null ? {} : { hub: { bytes: hub.value.bytes, sha256: hub.value.sha256 } }),
      attachments: files.kept,
      missingAttachments: files.missing,
    };
    writeDurably(path.join(partial, backupFiles.keys), order.keysFile);
    // Last: a folder without it is no backup.
    writeDurably(path.join(partial, backupFiles.manifest), `${JSON.stringify(manifest, null, 2)}\n`);
    const folder = path.join(order.target.backups, order.name);
    renameSync(partial, folder);
    return ok({
      folder,
      manifest,
      bytes: copied.value.bytes + files.kept.reduce((sum, { bytes }) => sum + bytes, 0),
    });
  } catch (error) {
    const refusal = placeRefusalOf(error);
    if (refusal === null) throw error;
    return refused(refusal);
  }
}

/** One moment of the hub's store, opened again and found sound; null where there is none. */
function copyHub({ hub }: BackupOrder, partial: string): Result<LedgerBackup | null, LedgerRefusal> {
  if (hub === null) return ok(null);
  const toPath = path.join(partial, backupFiles.hub);
  return backUpLedger({ fromPath: hub.path, toPath, key: hub.key });
}

/** What the copy of the hub names: devices send files of which the ledger beside it has not heard yet, and then let go of theirs. */
function filesOfHub({ hub }: BackupOrder, copy: LedgerBackup | null): Result<string[], LedgerRefusal> {
  if (hub === null || copy === null) return ok([]);
  return readLedgerFile({ path: copy.path, key: hub.key }, selectFilesNamedAtHub);
}

function copyRefusal(code: string): BackupFailure {
  if (code === 'diskFull') return { code: 'placeFull' };
  return code === 'readOnlyFolder' ? { code: 'placeNotWritable' } : { code: 'backupNotWhole' };
}

/** The state of the copy, if it is the state of the ledger it was made from. */
function comparedState(
  { read, dataKey }: ReadingOrder,
  copy: string,
): { readonly hash: string; readonly events: number } | null {
  const self = readSelf(read);
  const hash = stateHash(read);
  const events = countEvents(read);
  const isSame = readLedgerFile({ path: copy, key: dataKey }, (database) => {
    const copied = readSelf(database);
    return (
      copied.device === self.device &&
      copied.seq === self.seq &&
      equalBytes(copied.chain, self.chain) &&
      countEvents(database) === events &&
      stateHash(database) === hash
    );
  });
  return isSame.ok && isSame.value ? { hash, events } : null;
}

/** Copies what the shared folder does not have yet: a kept file never changes, so its name is enough to know it. */
function copyKeptFiles(
  { read, keptFiles, target }: ReadingOrder,
  atHub: readonly string[],
): {
  readonly kept: BackupManifest['attachments'];
  readonly missing: string[];
} {
  const kept: BackupManifest['attachments'] = [];
  const missing: string[] = [];
  const named = new Set(selectNamedFiles(read).map(({ sha256 }) => sha256));
  for (const sha256 of new Set([...named, ...atHub])) {
    const from = attachmentPlace(keptFiles, sha256);
    const bytes = statSync(from, { throwIfNoEntry: false })?.size;
    if (bytes === undefined) {
      // What only the hub names may not have come yet.
      if (named.has(sha256)) missing.push(sha256);
      continue;
    }
    const to = attachmentPlace(target.attachments, sha256);
    if (statSync(to, { throwIfNoEntry: false })?.size !== bytes) {
      mkdirSync(path.dirname(to), { recursive: true });
      copyFileSync(from, `${to}.partial`);
      renameSync(`${to}.partial`, to);
    }
    kept.push({ sha256, bytes });
  }
  return { kept, missing };
}

function clearPartials(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.startsWith('.partial-')) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

/**
 * Removes the backups of one ledger that the rotation no longer keeps, then the kept files that no backup names.
 * Answers how many backups went.
 */
export function rotateBackups(target: BackupOrder['target']): number {
  const all = readdirSync(target.backups, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap(({ name }) => {
      const manifest = readBackupManifest(path.join(target.backups, name));
      return manifest.ok ? [{ name, manifest: manifest.value }] : [];
    });
  const kept = keptBackups(
    all.map(({ name, manifest }) => ({
      name,
      on: manifest.madeOn as PlainDate,
      madeAtMs: manifest.madeAtMs,
    })),
  );
  for (const { name } of all) {
    if (!kept.has(name)) rmSync(path.join(target.backups, name), { recursive: true, force: true });
  }
  const named = new Set(
    all
      .filter(({ name }) => kept.has(name))
      .flatMap(({ manifest }) => manifest.attachments.map(({ sha256 }) => sha256)),
  );
  removeUnnamed(target.attachments, named);
  return all.length - kept.size;
}

function removeUnnamed(attachments: string, named: ReadonlySet<string>): void {
  if (!existsSync(attachments)) return;
  for (const entry of readdirSync(attachments, { recursive: true, withFileTypes: true })) {
    const sha256 = entry.name.replace(/\.blob(?:\.partial)?$/u, '');
    if (entry.isFile() && (!named.has(sha256) || entry.name.endsWith('.partial'))) {
      rmSync(path.join(entry.parentPath, entry.name), { force: true });
    }
  }
}
