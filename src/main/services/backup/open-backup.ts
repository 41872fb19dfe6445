import { copyFileSync } from 'node:fs';
import path from 'node:path';
import type { ParsedInputOf, Refusal } from '../../../shared/contract/contract.ts';
import { leadingRoles } from '../../../shared/contract/procedure.ts';
import { equalBytes, hexToBytes } from '../../../shared/lib/bytes.ts';
import { ok, type Result, refused } from '../../../shared/lib/result.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { prepareIncoming } from '../../db/profile-swap.ts';
import { readLedgerFile } from '../../db/staged-ledger.ts';
import { type BackupPlace, backupFiles, findBackups } from '../../export/backup-manifest.ts';
import { hashOfFile } from '../../export/read-export.ts';
import { keyIdOf } from '../../keys/keyring.ts';
import { unlockProfile } from '../../keys/profile-keys.ts';
import { openTravelledKeys, readKeyId } from '../../keys/profile-transfer.ts';
import type { DataKey } from '../../keys/sealing.ts';
import { readSelf } from '../../ledger/device-self.ts';
import { stateHash } from '../../ledger/state-hash.ts';
import type { DoorContext } from '../service.ts';
import { keysRefusal } from '../session/keys-refusal.ts';
import { chosenPlace } from './chosen-place.ts';

type Source = ParsedInputOf<'inspectBackup'>;

/** A backup whose ledger lies ready beside the present one, with the key that opens it. */
export interface OpenedBackup {
  readonly place: BackupPlace;
  /** A key of its own: closing the session does not wipe it. */
  readonly dataKey: DataKey;
  /** The folder that is made ready, and the ledger in it. */
  readonly incoming: string;
  readonly ledgerPath: string;
}

/** Any refusal of opening a backup, as it crosses the wall. */
export type OpeningRefused = { readonly ok: false; readonly refusal: Refusal };

/**
 * Finds the backup, proves the right to open it, and copies its ledger into the profile, where it is compared with its
 * hash: a stick that is pulled afterwards does no harm. With an open ledger only who leads the team may do it.
 */
export async function openBackup(
  context: DoorContext,
  source: Source,
): Promise<Result<OpenedBackup, Refusal>> {
  const session = context.device.session();
  const leads = session?.user.roles.some((role) => leadingRoles.some((leading) => leading === role));
  if (leads === false) return refused({ code: 'roleNotAllowed' });
  const chosen = chosenPlace(context, source.place);
  if (!chosen.ok) return chosen;
  const found = findBackups(chosen.value);
  const place = source.name === undefined ? found[0] : found.find(({ name }) => name === source.name);
  if (place === undefined) return refused({ code: 'backupNotFound' });
  const dataKey = await proveKey(context, place, source.proof);
  if (!dataKey.ok) return dataKey;
  if (keyIdOf(dataKey.value) !== place.manifest.keyId) return refused({ code: 'backupOtherKey' });
  const incoming = prepareIncoming(context.device.profileDirectory);
  const ledgerPath = path.join(incoming, backupFiles.ledger);
  const copied = copyLedgerFile(place, ledgerPath);
  if (!copied.ok) return copied;
  return ok({ place, dataKey: dataKey.value, incoming, ledgerPath });
}

async function proveKey(
  context: DoorContext,
  place: BackupPlace,
  proof: Source['proof'],
): Promise<Result<DataKey, Refusal>> {
  const { device, nowMs, uptimeMs } = context;
  switch (proof.kind) {
    case 'open': {
      const session = device.session();
      if (session === null) return refused({ code: 'locked' });
      return ok(new Uint8Array(session.dataKey) as DataKey);
    }
    case 'secret': {
      if (readKeyId(device.profileDirectory) !== place.manifest.keyId) {
        return refused({ code: 'backupOtherKey' });
      }
      const { userId, secret } = proof;
      const unlocked = await unlockProfile(device.keys, { userId, secret, clock: { nowMs, uptimeMs } });
      return unlocked.ok ? unlocked : keysRefusal(unlocked.refusal);
    }
    case 'code': {
      const opened = openTravelledKeys(place.folder, proof.recoveryCode);
      return opened.ok ? opened : keysRefusal(opened.refusal);
    }
  }
}

function copyLedgerFile(place: BackupPlace, to: string): Result<void, Refusal> {
  try {
    copyFileSync(path.join(place.folder, backupFiles.ledger), to);
  } catch {
    return refused({ code: 'backupFileMissing', params: { file: backupFiles.ledger } });
  }
  return hashOfFile(to) === place.manifest.ledger.sha256 ? ok(undefined) : refused({ code: 'backupDamaged' });
}

/** Looks into the ledger of an opened backup; refuses one that does not hold what its manifest says. */
export function lookInto<Value>(
  opened: OpenedBackup,
  work: (database: ReadableDatabase) => Value,
): Result<Value, Refusal> {
  const { manifest } = opened.place;
  const looked = readLedgerFile({ path: opened.ledgerPath, key: opened.dataKey }, (database) => {
    const { device, seq, chain } = readSelf(database);
    const head = hexToBytes(manifest.head.chain);
    const isWhole =
      device === manifest.head.device &&
      seq === manifest.head.seq &&
      head !== undefined &&
      equalBytes(chain, head) &&
      stateHash(database) === manifest.stateHash;
    return isWhole ? { value: work(database) } : null;
  });
  if (!looked.ok || looked.value === null) return refused({ code: 'backupDamaged' });
  return ok(looked.value.value);
}
