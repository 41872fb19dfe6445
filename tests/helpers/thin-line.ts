import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

import { tieEnds } from './two-ends.ts';

/** A line to a hub that breaks as soon as one connection has carried more than so many bytes to it. */
export interface ThinLine {
  readonly port: number;
  /** From now on everything goes through. */
  mend(): void;
  close(): Promise<void>;
}

/** Opens a thin line to a port of this computer: words go through, a photo does not. */
export async function openThinLine(port: number, mostBytes: number): Promise<ThinLine> {
  const sockets = new Set<Socket>();
  let limit = mostBytes;
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    let carried = 0;
    near.on('data', (bytes: Buffer) => {
      carried += bytes.length;
      if (carried > limit) near.destroy();
      else far.write(bytes);
    });
    far.pipe(near);
    tieEnds(sockets, near, far);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    mend: () => {
      limit = Number.POSITIVE_INFINITY;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
