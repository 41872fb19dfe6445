import { type AbsentFile, selectAbsentFiles } from '../../db/queries/kept-files.ts';
import { selectSyncHub } from '../../db/queries/sync-hub.ts';
import type { ServiceContext } from '../service.ts';
import { attachmentFiles } from './attachment-files.ts';

/** Asks of a file by its hash where it is that is not on this device. Who works alone has nowhere to ask: null, as for one that is here. */
export function absentFilesOf({
  device,
  session,
  read,
}: ServiceContext): (sha256: string) => AbsentFile | null {
  if (selectSyncHub(read) === undefined) return () => null;
  const files = attachmentFiles(device.profileDirectory, session.dataKey);
  return (sha256) => (files.has(sha256) ? null : (selectAbsentFiles(read, [sha256]).get(sha256) ?? 'atHub'));
}
