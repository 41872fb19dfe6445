import type { BundleStanding } from '../../../shared/contract/bundle.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectHubHere } from '../../db/queries/hub-place.ts';
import { selectSyncHub } from '../../db/queries/sync-hub.ts';
import { selectUnsent } from '../../db/queries/sync-work.ts';
import { hubPublicKeyOf } from '../../keys/hub-key.ts';
import type { ServiceContext, WaitingService } from '../service.ts';
import { isRescued, memoryOf, unsentFiles } from './bundle-house.ts';

/** How this device stands with files. */
export const readBundleStanding: WaitingService<'readBundleStanding'> = (context) => {
  const memory = memoryOf(context.device).read();
  const { number, atMs } = memory.written;
  const hub = hubOf(context);
  return ok({
    hub,
    unsent: hub === 'none' ? 0 : selectUnsent(context.read).unsent,
    lastWritten: number === 0 ? null : { number, atMs },
    isRescued: isRescued(context.session, memory),
    files: unsentFiles(context.read),
  });
};

function hubOf({ read, session }: ServiceContext): BundleStanding['hub'] {
  const known = selectSyncHub(read);
  if (known === undefined || known.hub === null || session.practice) return 'none';
  if (hubPublicKeyOf(known.hub) === null) return 'noKey';
  return selectHubHere(read) === undefined ? 'elsewhere' : 'here';
}
