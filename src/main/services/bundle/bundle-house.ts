import { inForceOn } from '../../../shared/domain/sync/team-day-policy.ts';
import { appVersion } from '../../../shared/lib/app-version.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { countWaitingFiles } from '../../db/queries/kept-files.ts';
import { selectSyncHub } from '../../db/queries/sync-hub.ts';
import { createDeviceKeyPair } from '../../keys/device-key.ts';
import { readSelf } from '../../ledger/device-self.ts';
import { type BundleMemory, bundleMemoryIn } from '../../sync/bundle/bundle-memory.ts';
import type { MeetingParts } from '../../sync/meeting.ts';
import type { DeviceControl, OpenSession, ServiceContext } from '../service.ts';

/** A meeting of the open ledger whose hub is a file. */
export function fileMeetingParts({
  session,
  nowMs,
  resources,
  today,
}: Pick<ServiceContext, 'session' | 'nowMs' | 'resources' | 'today'>): MeetingParts {
  const { ledger, dataKey, read } = session;
  // A file says nothing of which start of the program it comes from.
  const bootNonce = selectSyncHub(read)?.bootNonce ?? '';
  return {
    ledger,
    dataKey,
    appVersion,
    nowMs: () => nowMs,
    bootNonce,
    ownWordsKeptDays: inForceOn(resources.teamDayPolicy.ownWordsKept, today).days,
    newKeyPair: createDeviceKeyPair,
  };
}

/** What this profile remembers of files. */
export function memoryOf({ profileDirectory }: Pick<DeviceControl, 'profileDirectory'>) {
  return bundleMemoryIn(profileDirectory);
}

/**
 * Whether everything that this device ever wrote is with the hub or in a file that was written. A hub that was put back to a copy
 * of before lost what the file, written later, takes for granted: then the file is not enough.
 */
export function isRescued({ ledger }: Pick<OpenSession, 'ledger'>, { written }: BundleMemory): boolean {
  const self = readSelf(ledger.write);
  const withHub = selectSyncHub(ledger.write)?.ackedSeq ?? 0;
  const { number, device, from = Number.POSITIVE_INFINITY, upTo } = written;
  return number > 0 && device === self.device && from <= withHub + 1 && upTo >= self.seq;
}

/** Photos and papers that are only on this device, as far as is known. Who works alone sends nothing. */
export function unsentFiles(read: ReadableDatabase): { readonly files: number; readonly bytes: number } {
  const hub = selectSyncHub(read);
  return hub === undefined ? { files: 0, bytes: 0 } : countWaitingFiles(read, hub.epoch).toSend;
}
