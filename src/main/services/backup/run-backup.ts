import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { MadeBackup } from '../../../shared/contract/safekeeping.ts';
import { plainDateInZone, wallTimeInZone } from '../../../shared/domain/wall-time.ts';
import { appVersion } from '../../../shared/lib/app-version.ts';
import { ok, type Result, refused } from '../../../shared/lib/result.ts';
import { ledgerPathOf } from '../../db/open.ts';
import { selectHubHere } from '../../db/queries/hub-place.ts';
import { insertBackupRun } from '../../db/queries/safekeeping.ts';
import { transactionOrRefusal } from '../../db/transaction.ts';
import { type BackupManifest, ledgerFolder } from '../../export/backup-manifest.ts';
import { placeRefusalOf } from '../../export/place-refusals.ts';
import { type BackupFailure, rotateBackups, type WrittenBackup } from '../../export/write-backup.ts';
import { hubFiles, hubStoreKey } from '../../keys/hub-store.ts';
import { keyIdOf } from '../../keys/keyring.ts';
import { keysFileOf } from '../../keys/profile-transfer.ts';
import { signHead } from '../../ledger/checkpoints.ts';
import { changeLedger } from '../../ledger/ledger.ts';
import type { HubControl } from '../hub-control.ts';
import type { LongWorkDesk } from '../long-work/long-work-desk.ts';
import type { DeviceControl, OpenSession } from '../service.ts';
import { writeBackupOffThread } from './off-thread.ts';

/** What a backup is made of, whoever asked for it. */
export interface BackupHouse {
  readonly device: Pick<DeviceControl, 'profileDirectory'>;
  readonly session: OpenSession;
  readonly nowMs: number;
  readonly newId: () => string;
  /** Screens go on asking while it is written, and see that it is. */
  readonly longWork: LongWorkDesk;
  readonly hub: Pick<HubControl, 'readTeam' | 'markBackedUp'>;
}

/** Makes a backup into a chosen folder, rotates what lies there, and keeps how it went, good or not. */
export async function runBackup(
  house: BackupHouse,
  order: { readonly folder: string; readonly cause: 'nightly' | 'byHand' },
): Promise<Result<MadeBackup, BackupFailure>> {
  const { session, nowMs, newId, hub } = house;
  // Asked before the copy is made: what comes meanwhile may be in it, and counts as not.
  const facts = await hub.readTeam(session.teamId);
  const made = await backUpInto(house, order);
  if (made.ok && facts !== null) await hub.markBackedUp(session.teamId, facts.top);
  const run = {
    runId: newId(),
    startedMs: nowMs,
    finishedMs: nowMs,
    outcome: made.ok ? 'good' : made.refusal.code,
    name: made.ok ? made.value.name : null,
    bytes: made.ok ? made.value.bytes : null,
    events: made.ok ? made.value.events : null,
    stateHash: made.ok ? made.value.stateHash : null,
  };
  // A ledger that takes no line about it has a worse trouble, which its own next command will say.
  transactionOrRefusal(session.ledger.write, (database) => insertBackupRun(database, run));
  return made;
}

async function backUpInto(
  house: BackupHouse,
  { folder, cause }: { readonly folder: string; readonly cause: 'nightly' | 'byHand' },
): Promise<Result<MadeBackup, BackupFailure>> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    return refused({ code: 'placeMissing' });
  }
  const target = ledgerFolder(folder, keyIdOf(house.session.dataKey));
  const keysFile = readFileSync(keysFileOf(house.device.profileDirectory));
  const written = await writeInto(house, { target, cause, keysFile });
  if (!written.ok) return written;
  try {
    return ok({ ...madeBackup(written.value), removed: rotateBackups(target) });
  } catch (error) {
    // The backup is good; old ones that cannot be removed now are removed the next time.
    if (placeRefusalOf(error) === null) throw error;
    return ok({ ...madeBackup(written.value), removed: 0 });
  }
}

/** Writes one backup of the open ledger with a key file; answers once it was opened again and found whole. */
export async function writeInto(
  house: BackupHouse,
  order: {
    readonly target: { readonly backups: string; readonly attachments: string };
    readonly cause: BackupManifest['cause'];
    readonly keysFile: Uint8Array;
    readonly name?: string;
  },
): Promise<Result<WrittenBackup, BackupFailure>> {
  const { session, nowMs, device } = house;
  const { ledger, dataKey, zone } = session;
  // The device answers for everything up to here, also in the copy.
  const signed = changeLedger(ledger, (database) => ok(signHead(database, ledger.signer)));
  if (!signed.ok) return refused({ code: 'backupNotWhole' });
  const work = house.longWork.begin('backUpNow', false);
  try {
    return await writeBackupOffThread({
      ledgerPath: ledgerPathOf(device.profileDirectory),
      dataKey,
      hub: hubCopyOf(house),
      keysFile: order.keysFile,
      keptFiles: path.join(device.profileDirectory, 'attachments'),
      target: order.target,
      name: order.name ?? freeName(order.target.backups, nowMs, zone),
      cause: order.cause,
      appVersion,
      madeAtMs: nowMs,
      madeOn: plainDateInZone(nowMs, zone),
    });
  } finally {
    work.end();
  }
}

/** The hub's store goes with the ledger that it is the hub of. */
function hubCopyOf({ session, device }: BackupHouse) {
  const file = path.join(device.profileDirectory, hubFiles.store);
  if (selectHubHere(session.read) === undefined || !existsSync(file)) return null;
  return { path: file, key: hubStoreKey(session.dataKey) };
}

/** The name of a backup: its day and time in the team's zone, which sort as they were made. */
function freeName(folder: string, nowMs: number, zone: string): string {
  const { hour, minute, second } = wallTimeInZone(nowMs, zone);
  const two = (value: number): string => String(value).padStart(2, '0');
  const name = `${plainDateInZone(nowMs, zone)}-${two(hour)}${two(minute)}${two(second)}`;
  for (let again = 1; ; again += 1) {
    const candidate = again === 1 ? name : `${name}-${again}`;
    if (!existsSync(path.join(folder, candidate))) return candidate;
  }
}

function madeBackup({ folder, manifest, bytes }: WrittenBackup): Omit<MadeBackup, 'removed'> {
  return {
    name: path.basename(folder),
    bytes,
    events: manifest.events,
    stateHash: manifest.stateHash,
    attachments: manifest.attachments.length,
    missingAttachments: manifest.missingAttachments.length,
  };
}
