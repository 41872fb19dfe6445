// PouchDB with its own server over HTTP on the loopback, each database a LevelDB of its own.
import { mkdirSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import path from 'node:path';
import express from 'express';
import expressPouchDB from 'express-pouchdb';
import PouchDB from 'pouchdb-node';
import { assert } from '../../../src/shared/lib/assert.ts';
import { type JobSize, opsOf, opToRecord } from './job.ts';
import type { SendingPeerDay } from './peer.ts';
import { nothingSpent, spend } from './spent.ts';

/** The broadcast day with PouchDB: everybody replicates to the server, then from it. */
export async function runPouchDay(root: string, size: JobSize): Promise<SendingPeerDay> {
  const folder = path.join(root, 'pouchdb');
  mkdirSync(path.join(folder, 'hub'), { recursive: true });
  mkdirSync(path.join(folder, 'devices'));
  const server = await openServer(path.join(folder, 'hub'));
  const hub = new server.Database('team');
  await hub.info();
  const remote = `http://127.0.0.1:${server.port}/db/team`;
  const devices = Array.from(
    { length: size.devices },
    (_, device) => new PouchDB(path.join(folder, 'devices', String(device))),
  );
  const writing = nothingSpent();
  for (const [device, database] of devices.entries()) {
    for (const op of opsOf(device, size)) {
      await spend(writing, () => database.put({ _id: op.id, ...opToRecord(op) }));
    }
  }
  const push = nothingSpent();
  for (const database of devices) {
    const told = await spend(push, () => database.replicate.to(remote));
    assert(told.docs_written === size.opsEach, `PouchDB sent ${told.docs_written}`);
  }
  const pushBytes = server.bytes();
  const broadcast = nothingSpent();
  for (const database of devices) await spend(broadcast, () => database.replicate.from(remote));
  const total = server.bytes();
  for (const database of devices) {
    const { doc_count: count } = await database.info();
    assert(count === size.devices * size.opsEach, `a PouchDB holds everything: ${count}`);
    await database.close();
  }
  await hub.close();
  await server.close();
  return {
    writing,
    push,
    broadcast,
    pushBytes: pushBytes.in,
    broadcastBytes: total.in + total.out - pushBytes.in - pushBytes.out,
  };
}

interface Server {
  readonly port: number;
  readonly Database: typeof PouchDB;
  /** Everything that went over its sockets, headers too. */
  bytes(): { readonly in: number; readonly out: number };
  close(): Promise<void>;
}

async function openServer(folder: string): Promise<Server> {
  const Database = PouchDB.defaults({ prefix: `${folder}${path.sep}` });
  const app = express();
  app.use('/db', expressPouchDB(Database, { mode: 'minimumForPouchDB', inMemoryConfig: true }));
  const server = http.createServer(app);
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const sum = (of: 'bytesRead' | 'bytesWritten'): number =>
    [...sockets].reduce((total, socket) => total + socket[of], 0);
  return {
    port: (server.address() as AddressInfo).port,
    Database,
    bytes: () => ({ in: sum('bytesRead'), out: sum('bytesWritten') }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
