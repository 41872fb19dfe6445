import { openHub } from '../../../src/main/hub/open-hub.ts';
import { openPostgresStore } from '../../../src/main/hub/postgres-store.ts';
import { nativeSha256 } from '../../../src/main/ledger/native-sha256.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import { hubMigrations } from './sample-store.ts';

/** A hub process of its own: answers requests that its parent sends, as many at once as it gets. */
const [url = ''] = process.argv.slice(2);
const store = valueOrThrow(await openPostgresStore({ url, migrations: hubMigrations() }));
const hub = await openHub({
  store,
  hubId: 'hub-1',
  hash: nativeSha256,
  nowMs: () => Date.now(),
  usualDaysBack: () => 7,
  newEpoch: () => 'of-the-child',
});
process.on('message', ({ id, request }: { readonly id: number; readonly request: Uint8Array }) => {
  void hub.answer(request).then((answer) => process.send?.({ id, answer }));
});
process.on('disconnect', () => process.exit());
process.send?.('open');
