import { storageErrorToRefusal } from '../db/refusals.ts';
import { type BlobFiles, fromHub } from '../keys/blob-files.ts';
import type { HubBlobBytes, TeamBlob } from './blob-bytes.ts';
import { StoreFullError } from './hub-store.ts';

/**
 * Bytes in encrypted files beside a store that one process writes. In a supervisor's program they are the profile's own kept
 * files: what the hub has, the ledger beside it has, and nothing is stored twice.
 */
export function fileBlobs(filesOf: (team: string) => BlobFiles): HubBlobBytes {
  const files = ({ team }: TeamBlob): BlobFiles => filesOf(team);
  return {
    // Read whole once, because a file of this name may be damaged, or still be under a key that only the ledger has.
    sizeOf: async (_sql, blob) => files(blob).read(blob.sha256)?.length ?? null,
    arrived: async (_sql, blob, device) => files(blob).arrived(blob.sha256, device),
    add: async (_sql, blob, device, part) => onDisk(() => files(blob).add(blob.sha256, device, part)),
    collect: async (_sql, blob, device) => files(blob).collect(blob.sha256, device),
    settle: async (_sql, blob, device, plain) =>
      onDisk(() => {
        files(blob).keep(blob.sha256, plain);
        files(blob).drop(blob.sha256, device);
      }),
    drop: async (_sql, blob, device) => files(blob).drop(blob.sha256, device),
    read: async (_sql, blob, from, limit) =>
      files(blob)
        .read(blob.sha256)
        ?.subarray(from, from + limit) ?? new Uint8Array(),
    keepOnly: (team, unfinished) => {
      const known = unfinished.map(({ sha256, device }) => ({ sha256, sender: device }));
      // The ledger that shares this folder may fetch files itself.
      filesOf(team).keepArriving(known, [fromHub]);
    },
  };
}

function onDisk(work: () => void): void {
  try {
    work();
  } catch (error) {
    const isFull = storageErrorToRefusal(error, '')?.code === 'diskFull';
    throw isFull ? new StoreFullError('no room is left for a file', { cause: error }) : error;
  }
}
