/** Parts of files that come from a hub are kept under this name. */
export const fromHub = 'hub';

/** Files by the hash of their plain bytes, and parts of files that are on their way here. */
export interface BlobFiles {
  has(sha256: string): boolean;
  /** The plain bytes; null where the file is not here, or is not what its name says. */
  read(sha256: string): Uint8Array | null;
  /** Keeps a file whole, under the hash of what it is; the same content is kept once. */
  keep(sha256: string, plain: Uint8Array): void;
  remove(sha256: string): void;
  /** How many bytes of a file have come from a sender, without a gap from its beginning. */
  arrived(sha256: string, sender: string): number;
  /** Keeps a part behind what has come from this sender. */
  add(sha256: string, sender: string, part: { readonly from: number; readonly bytes: Uint8Array }): void;
  /** What has come from a sender, in one piece. */
  collect(sha256: string, sender: string): Uint8Array;
  /** Lets go of what has come from a sender. */
  drop(sha256: string, sender: string): void;
  /** Lets go of everything that has come in part, but for these files of these senders, and all that came from `senders`. */
  keepArriving(
    known: readonly { readonly sha256: string; readonly sender: string }[],
    senders: readonly string[],
  ): void;
}
