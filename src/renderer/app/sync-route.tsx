import { BundleFiles } from '../features/bundle-file/index.ts';
import { SyncScreen } from '../features/sync-centre/index.ts';

/** How this device stands with its team, and the way over a stick where there is no network. */
export function SyncRoute() {
  return <SyncScreen files={<BundleFiles />} />;
}
