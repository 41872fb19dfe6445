import { concatBytes } from '../../shared/lib/bytes.ts';
import type { BlobFiles } from './blob-files.ts';

/** Kept files of a machine that is only in memory. */
export interface MemoryFiles extends BlobFiles {
  /** The hash of every file that is here. */
  hashes(): string[];
  /** Everything, as it lies there now; `memoryFiles` goes on from it. */
  image(): MemoryImage;
}

/** What lies on such a machine. */
export interface MemoryImage {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly parts: ReadonlyMap<string, readonly Uint8Array[]>;
}

/** Files on no disk at all: what is kept is kept, and nothing is encrypted. `mayWrite` throws where the machine has no room. */
export function memoryFiles(image?: MemoryImage, mayWrite: () => void = () => undefined): MemoryFiles {
  const files = new Map(image?.files ?? []);
  const parts = new Map(image?.parts ?? []);
  const keyOf = (sha256: string, sender: string): string => `${sha256}.${sender}`;
  const partsOf = (sha256: string, sender: string) => parts.get(keyOf(sha256, sender)) ?? [];
  return {
    has: (sha256) => files.has(sha256),
    read: (sha256) => files.get(sha256) ?? null,
    keep(sha256, plain) {
      mayWrite();
      files.set(sha256, plain);
    },
    remove: (sha256) => void files.delete(sha256),
    arrived: (sha256, sender) => partsOf(sha256, sender).reduce((sum, { length }) => sum + length, 0),
    add(sha256, sender, { bytes }) {
      mayWrite();
      parts.set(keyOf(sha256, sender), [...partsOf(sha256, sender), bytes]);
    },
    collect: (sha256, sender) => concatBytes(...partsOf(sha256, sender)),
    drop: (sha256, sender) => void parts.delete(keyOf(sha256, sender)),
    keepArriving(known, senders) {
      const kept = new Set(known.map(({ sha256, sender }) => keyOf(sha256, sender)));
      for (const key of parts.keys()) {
        if (!kept.has(key) && !senders.some((sender) => key.endsWith(`.${sender}`))) parts.delete(key);
      }
    },
    hashes: () => [...files.keys()].sort(),
    image: () => ({ files: new Map(files), parts: new Map(parts) }),
  };
}
