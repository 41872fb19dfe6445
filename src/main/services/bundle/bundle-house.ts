import { appVersion } from '../../../shared/lib/app-version.ts';
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
}: Pick<ServiceContext, 'session' | 'nowMs'>): MeetingParts {
  const { ledger, dataKey, read } = session;
  // A file says nothing of which start of the program it comes from.
  const bootNonce = selectSyncHub(read)?.bootNonce ?? '';
  return {
    ledger,
    dataKey,
    appVersion,
    nowMs: () => nowMs,
    bootNonce,
    newKeyPair: createDeviceKeyPair,
  };
}

/** What this profile remembers of files. */
export function memoryOf({ profileDirectory }: Pick<DeviceControl, 'profileDirectory'>) {
  return bundleMemoryIn(profileDirectory);
}

/** Whether everything that this device ever wrote is with the hub or in a file that was written. */
export function isRescued({ ledger }: Pick<OpenSession, 'ledger'>, { written }: BundleMemory): boolean {
  const self = readSelf(ledger.write);
  return written.number > 0 && written.device === self.device && written.upTo >= self.seq;
}
