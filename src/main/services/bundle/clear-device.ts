import { ok } from '../../../shared/lib/result.ts';
import { selectHubHere } from '../../db/queries/hub-place.ts';
import { selectSyncHub } from '../../db/queries/sync-hub.ts';
import { selectUnsent } from '../../db/queries/sync-work.ts';
import { refuse, type WaitingService } from '../service.ts';
import { isRescued, memoryOf, unsentFiles } from './bundle-house.ts';

/**
 * Removes the ledger of a member of a team from this machine. Work that waits is never removed (row Y1): it goes to the hub
 * first, or into a file for it. What nobody else has stays: the ledger of somebody alone, and the hub.
 */
export const clearDevice: WaitingService<'clearDevice'> = (context) => {
  const session = context.device.session();
  if (session === null) return refuse('locked');
  const hub = selectSyncHub(session.read);
  if (hub === undefined || hub.lastOkMs === null) return refuse('worksAlone');
  if (selectHubHere(session.read) !== undefined) return refuse('hubIsHere');
  const { unsent } = selectUnsent(session.read);
  if (unsent > 0 && !isRescued(session, memoryOf(context.device).read())) {
    return refuse('unsentWork', { count: unsent });
  }
  const { files } = unsentFiles(session.read);
  if (files > 0) return refuse('unsentFiles', { count: files });
  context.device.wipe();
  return ok({});
};
