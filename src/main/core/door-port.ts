import { type DoorMessage, doorMessageSchema, type HostMessage } from '../../shared/contract/messages.ts';

/** The ledger host's end of the wire to its door, whatever process started it. */
export interface DoorPort {
  readonly post: (message: HostMessage) => void;
  readonly onMessage: (listener: (message: DoorMessage) => void) => void;
  /** The door died without saying stop: close the ledger and end. */
  readonly onDoorGone: (listener: () => void) => void;
}

/** `process.parentPort` of an Electron utility process, as far as the host uses it. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
}

/**
 * Opens the wire: Electron's parent port where there is one, else Node's own channel to a parent that forked.
 * A message of no known shape is dropped: only our own doors hold the other end, so it can only be a newer door.
 */
export function openDoorPort(): DoorPort {
  const parentPort = (process as { parentPort?: ParentPort }).parentPort;
  if (parentPort) {
    return {
      post: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', (event) => deliver(event.data, listener)),
      // Electron kills a utility process with the main process, so there is nothing to listen for.
      onDoorGone: () => {},
    };
  }
  if (!process.send) throw new Error('The ledger host needs a door: start it by fork.');
  return {
    post: (message) => {
      if (process.connected) process.send?.(message);
    },
    onMessage: (listener) => process.on('message', (message) => deliver(message, listener)),
    onDoorGone: (listener) => process.on('disconnect', listener),
  };
}

function deliver(message: unknown, listener: (message: DoorMessage) => void): void {
  const parsed = doorMessageSchema.safeParse(message);
  if (parsed.success) listener(parsed.data);
}
