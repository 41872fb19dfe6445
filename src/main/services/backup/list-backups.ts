import { ok } from '../../../shared/lib/result.ts';
import { findBackups } from '../../export/backup-manifest.ts';
import { readKeyId } from '../../keys/profile-transfer.ts';
import { refuse, type WaitingService } from '../service.ts';
import { chosenPlace } from './chosen-place.ts';

/** The backups in a place a person chose, the newest first. Nothing is opened for it. */
export const listBackups: WaitingService<'listBackups'> = (context, input) => {
  const place = chosenPlace(context, input.place);
  if (!place.ok) return refuse(place.refusal.code);
  const keyId = readKeyId(context.device.profileDirectory);
  const backups = findBackups(place.value).map(({ name, manifest }) => ({
    name,
    madeAtMs: manifest.madeAtMs,
    madeOn: manifest.madeOn,
    cause: manifest.cause,
    bytes: manifest.ledger.bytes,
    isOfThisLedger: manifest.keyId === keyId,
  }));
  return backups.length === 0 ? refuse('backupNotFound') : ok({ backups });
};
