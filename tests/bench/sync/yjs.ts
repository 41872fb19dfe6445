// Yjs: a document in a file on either side, loaded whole and saved whole.
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import { assert } from '../../../src/shared/lib/assert.ts';
import { type JobSize, type OpRecord, opsOf, opToRecord } from './job.ts';
import type { PeerDay } from './peer.ts';
import { nothingSpent, spend } from './spent.ts';

const recordsOf = (doc: Doc) => doc.getMap<OpRecord>('interactions');

/** The broadcast day with Yjs: everybody sends what the server lacks, then fetches what it lacks itself. */
export async function runYjsDay(root: string, size: JobSize): Promise<PeerDay> {
  const folder = path.join(root, 'yjs');
  mkdirSync(folder, { recursive: true });
  const files = Array.from({ length: size.devices }, (_, device) => path.join(folder, `${device}.bin`));
  const writing = nothingSpent();
  for (const [device, file] of files.entries()) {
    const doc = new Doc();
    const log = path.join(folder, `${device}.log`);
    doc.on('update', (update: Uint8Array) => appendFileSync(log, update));
    const ops = opsOf(device, size);
    await spend(writing, () => {
      for (const op of ops) recordsOf(doc).set(op.id, opToRecord(op));
    });
    writeFileSync(file, encodeStateAsUpdate(doc));
    doc.destroy();
  }
  const hub = new Doc();
  const hubFile = path.join(folder, 'hub.bin');
  let pushBytes = 0;
  let broadcastBytes = 0;
  const push = nothingSpent();
  for (const file of files) {
    await spend(push, () => {
      const doc = load(file);
      const update = encodeStateAsUpdate(doc, encodeStateVector(hub));
      pushBytes += update.length;
      applyUpdate(hub, update);
      writeFileSync(hubFile, encodeStateAsUpdate(hub));
      doc.destroy();
    });
  }
  const broadcast = nothingSpent();
  for (const file of files) {
    await spend(broadcast, () => {
      const doc = load(file);
      const vector = encodeStateVector(doc);
      const update = encodeStateAsUpdate(hub, vector);
      broadcastBytes += vector.length + update.length;
      applyUpdate(doc, update);
      writeFileSync(file, encodeStateAsUpdate(doc));
      const count = recordsOf(doc).size;
      assert(count === size.devices * size.opsEach, `a document holds everything: ${count}`);
      doc.destroy();
    });
  }
  hub.destroy();
  return { writing, push, broadcast, pushBytes, broadcastBytes };
}

function load(file: string): Doc {
  const doc = new Doc();
  applyUpdate(doc, readFileSync(file));
  return doc;
}
