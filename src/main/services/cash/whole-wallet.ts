import { walletStream } from '../../../shared/domain/events/envelope.ts';
import { reachesEverything } from '../../../shared/domain/scope/scope-key.ts';
import { selectSyncHub } from '../../db/queries/sync-hub.ts';
import { selectSyncShelf } from '../../db/queries/sync-shelves.ts';
import type { ServiceContext } from '../service.ts';

/**
 * Whether all of somebody's cash is known here. In the field a device has the offers between two people, and of the other one's
 * wallet nothing else (decision 0035): what that person has in hand nobody can say there.
 */
export function hasWholeWallet({ read }: Pick<ServiceContext, 'read'>, userId: string): boolean {
  const hub = selectSyncHub(read);
  if (hub === undefined || reachesEverything(hub.scopeKey)) return true;
  return selectSyncShelf(read, walletStream(userId))?.standing === 'here';
}
