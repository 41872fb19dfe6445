import type { PlainDate } from '../../shared/domain/dates.ts';
import type { Sha256 } from '../../shared/domain/events/codec.ts';
import type { HubBlobBytes } from './blob-bytes.ts';
import type { HubStore } from './hub-store.ts';

/** What a hub is made of. The clock and randomness come from outside: the simulator holds both. */
export interface HubParts {
  readonly store: HubStore;
  /** The hub's own name: devices are pinned to it. */
  readonly hubId: string;
  readonly hash: Sha256;
  readonly nowMs: () => number;
  /** A business date so many days before the hub's own day needs no note: the house's figure for that day. */
  readonly usualDaysBack: (on: PlainDate) => number;
  /** Sixty-four random bits as text, for a new epoch. */
  readonly newEpoch: () => string;
  /** Where files lie that events name; in the store itself where it is left out. */
  readonly blobs?: HubBlobBytes;
  /** Set while the hub waits for its founder: whoever shows this secret founds a team that it does not know yet. */
  readonly founding?: {
    /** The one team that may come; any that shows the secret where it is left out. */
    readonly team?: string;
    /** SHA-256 of the secret's UTF-8 bytes in base64url. */
    readonly secretSha256: string;
  };
}

/** One hub. It keeps nothing in memory that another process on the same store would miss. */
export interface Hub {
  /** The hub's own name, see `HubParts`. */
  readonly hubId: string;
  /** The key with which a device proves that a request is its own; null for one that is not registered. */
  publicKeyOf(team: string, device: string): Promise<Uint8Array | null>;
  /** The answer to one request of a device, as bytes; a refusal is an answer too. Throws only for a bug. */
  answer(request: Uint8Array): Promise<Uint8Array>;
}
