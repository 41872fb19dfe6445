// TinyBase: a MergeableStore with a file for each, synchronised by its own protocol; messages are JSON, as over its web sockets.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createMergeableStore, type MergeableStore } from 'tinybase';
import { createFilePersister } from 'tinybase/persisters/persister-file';
import { createCustomSynchronizer, type Receive, type Synchronizer } from 'tinybase/synchronizers';
import { assert } from '../../../src/shared/lib/assert.ts';
import { at, type JobSize, opsOf, opToRecord } from './job.ts';
import type { PeerDay } from './peer.ts';
import { nothingSpent, spend } from './spent.ts';

const table = 'interactions';
const patienceSeconds = 600;

/** The broadcast day with TinyBase. It cannot send without fetching: two rounds, as those who came first miss the rest. */
export async function runTinyBaseDay(root: string, size: JobSize): Promise<PeerDay> {
  const folder = path.join(root, 'tinybase');
  mkdirSync(folder, { recursive: true });
  const writing = nothingSpent();
  const stores: MergeableStore[] = [];
  for (let device = 0; device < size.devices; device += 1) {
    const store = createMergeableStore(`device-${device}`);
    const ops = opsOf(device, size);
    await spend(writing, async () => {
      for (const op of ops) store.setRow(table, op.id, opToRecord(op));
      await save(store, path.join(folder, `${device}.json`));
    });
    stores.push(store);
  }
  const hub = createMergeableStore('hub');
  const wire = { bytes: 0 };
  const broadcast = nothingSpent();
  for (let round = 1; round <= 2; round += 1) {
    for (let device = 0; device < size.devices; device += 1) {
      const store = at(stores, device);
      await spend(broadcast, async () => {
        await synchronise(hub, store, wire);
        await save(store, path.join(folder, `${device}.json`));
        await save(hub, path.join(folder, 'hub.json'));
      });
    }
  }
  for (const store of stores) {
    const count = store.getRowIds(table).length;
    assert(count === size.devices * size.opsEach, `a store holds everything: ${count}`);
  }
  return { writing, push: null, broadcast, pushBytes: null, broadcastBytes: wire.bytes };
}

async function save(store: MergeableStore, file: string): Promise<void> {
  const persister = createFilePersister(store, file);
  await persister.save();
  await persister.destroy();
}

/** Two stores talk until neither says anything more. */
async function synchronise(
  hub: MergeableStore,
  device: MergeableStore,
  wire: { bytes: number },
): Promise<void> {
  const receivers = new Map<string, Receive>();
  let onTheWay = 0;
  const end = (store: MergeableStore, own: string, other: string): Synchronizer =>
    createCustomSynchronizer(
      store,
      (_to, requestId, message, body: unknown) => {
        // What its web socket client sends: the parts as JSON.
        const text = JSON.stringify([requestId, message, body], (_key, value: unknown) =>
          value === undefined ? '\uFFFC' : value,
        );
        wire.bytes += Buffer.byteLength(text);
        onTheWay += 1;
        setImmediate(() => {
          onTheWay -= 1;
          const [id, kind, said] = JSON.parse(text, (_key, value: unknown) =>
            value === '\uFFFC' ? undefined : value,
          ) as [string | null, number, unknown];
          receivers.get(other)?.(own, id, kind, said);
        });
      },
      (receive) => void receivers.set(own, receive),
      () => void receivers.delete(own),
      patienceSeconds,
    );
  const hubEnd = end(hub, 'hub', 'device');
  const deviceEnd = end(device, 'device', 'hub');
  // Either asks the other as it starts, and is heard only where both have.
  await Promise.all([hubEnd.startSync(), deviceEnd.startSync()]);
  for (let quiet = 0; quiet < 10; quiet = onTheWay === 0 ? quiet + 1 : 0) await nextTurn();
  await deviceEnd.destroy();
  await hubEnd.destroy();
}
