import { connect, createServer, type Socket } from 'node:net';

/** A way to a server on which everything can stop arriving without a word, as behind a router that forgot. */
export interface Wire {
  readonly url: string;
  /** What is connected now hears nothing more and is not told; who connects later is served. */
  freeze(): void;
  close(): Promise<void>;
}

/** Opens a way to the server at `url`. */
export async function openWire(url: string): Promise<Wire> {
  const target = new URL(url);
  const open = new Set<Socket>();
  const wire = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => undefined);
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((settle) => wire.listen(0, '127.0.0.1', settle));
  const address = wire.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: url.replace(`:${target.port}/`, `:${port}/`),
    freeze() {
      for (const socket of open) socket.unpipe().pause();
    },
    async close() {
      const closed = new Promise((settle) => wire.close(settle));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
