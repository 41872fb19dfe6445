import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

import { tieEnds } from '../two-ends.ts';

/** Stands between a hub and its database, and can cut the line: to the hub it is a server that went away. */
export interface CutProxy {
  /** The database's address through this line. */
  readonly url: string;
  /** Nobody answers any more, and what was open is broken. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Opens a line to the database at `url`. */
export async function openCutProxy(url: string): Promise<CutProxy> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    tieEnds(sockets, near, far);
    near.pipe(far).pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const near = new URL(url);
  near.hostname = '127.0.0.1';
  near.port = String((server.address() as AddressInfo).port);
  const breakAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: near.href,
    cut: () => {
      isCut = true;
      breakAll();
    },
    mend: () => {
      isCut = false;
    },
    close: async () => {
      breakAll();
      server.close();
      await once(server, 'close');
    },
  };
}
