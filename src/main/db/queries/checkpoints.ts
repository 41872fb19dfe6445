import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** A signed link of a device's chain. */
export interface CheckpointRow {
  readonly device: string;
  readonly seq: number;
  readonly chain: Uint8Array;
  readonly signature: Uint8Array;
}

/** Keeps a signature, once for each link. */
export function insertCheckpoint(database: WritableDatabase, checkpoint: CheckpointRow): void {
  database.run(
    `INSERT OR IGNORE INTO chain_checkpoint (device, seq, chain, signature)
     VALUES (@device, @seq, @chain, @signature)`,
    { ...checkpoint },
  );
}

/** The stored checkpoints of a device, oldest first. */
export function selectCheckpoints(database: ReadableDatabase, device: string): CheckpointRow[] {
  return database.all<CheckpointRow>(
    'SELECT device, seq, chain, signature FROM chain_checkpoint WHERE device = ? ORDER BY seq',
    [device],
  );
}
