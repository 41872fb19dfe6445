import type { Socket } from 'node:net';

/** Ties the two ends of a line together, and keeps them in hand: what closes one closes the other. */
export function tieEnds(sockets: Set<Socket>, near: Socket, far: Socket): void {
  for (const [socket, other] of [
    [near, far],
    [far, near],
  ] as const) {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
  }
}
