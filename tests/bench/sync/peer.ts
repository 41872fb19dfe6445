import type { Spent } from './spent.ts';

/** The broadcast day as a peer does it: everybody sends, then everybody has everything. */
export interface PeerDay {
  readonly writing: Spent;
  /** Null where the peer cannot send without fetching: then it is all in `broadcast`. */
  readonly push: Spent | null;
  readonly broadcast: Spent;
  /** Bytes that the devices sent in `push`. */
  readonly pushBytes: number | null;
  /** Bytes both ways in `broadcast`. */
  readonly broadcastBytes: number;
}

/** The day of a peer that can send without fetching. */
export interface SendingPeerDay extends PeerDay {
  readonly push: Spent;
  readonly pushBytes: number;
}
