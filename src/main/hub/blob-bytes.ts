import { concatBytes } from '../../shared/lib/bytes.ts';
import type { HubSql } from './hub-store.ts';

/** One file of a team, by the hash of its plain bytes. */
export interface TeamBlob {
  readonly team: string;
  readonly sha256: string;
}

/** A part of a file, and where in it the part begins. */
export interface BlobPart {
  readonly from: number;
  readonly bytes: Uint8Array;
}

/** Where a hub keeps the bytes of files: in tables of its store, or in files beside it. All of it within a transaction. */
export interface HubBlobBytes {
  /** The length of a file that is here and whose hash was found right; null where it is not. */
  sizeOf(sql: HubSql, blob: TeamBlob): Promise<number | null>;
  /** How many bytes have come from a device, from the beginning without a gap. */
  arrived(sql: HubSql, blob: TeamBlob, device: string): Promise<number>;
  /** Keeps a part behind what has come from this device. */
  add(sql: HubSql, blob: TeamBlob, device: string, part: BlobPart): Promise<void>;
  /** What has come from a device, in one piece. */
  collect(sql: HubSql, blob: TeamBlob, device: string): Promise<Uint8Array>;
  /** What came from this device is the file, and it is the first: it is there from now on. */
  settle(sql: HubSql, blob: TeamBlob, device: string, plain: Uint8Array): Promise<void>;
  /** Lets go of what has come from a device. */
  drop(sql: HubSql, blob: TeamBlob, device: string): Promise<void>;
  /** A part of a file that is here, as much as there is of it. */
  read(sql: HubSql, blob: TeamBlob, from: number, limit: number): Promise<Uint8Array>;
  /** Lets go of parts that lie beside the store and are none of these. A store that keeps the bytes itself has no such. */
  keepOnly(team: string, unfinished: readonly { readonly sha256: string; readonly device: string }[]): void;
}

/** Parts under this name are a file that is there. */
const settled = '';

const where = 'team = ? AND sha256 = ? AND device = ?';

/** Bytes in a table of the store itself: what several hub processes share, or a world in memory. */
export const tableBlobs: HubBlobBytes = {
  async sizeOf(sql, blob) {
    const bytes = await countBytes(sql, blob, settled);
    return bytes === 0 ? null : bytes;
  },
  arrived: countBytes,
  add: (sql, { team, sha256 }, device, { from, bytes }) =>
    sql.insertMany(
      'hub_blob_part',
      ['team', 'sha256', 'device', 'from_byte', 'byte_count', 'content'],
      [[team, sha256, device, from, bytes.length, bytes]],
    ),
  async collect(sql, { team, sha256 }, device) {
    const rows = await sql.all<{ content: Uint8Array }>(
      `SELECT content FROM hub_blob_part WHERE ${where} ORDER BY from_byte`,
      [team, sha256, device],
    );
    return concatBytes(...rows.map(({ content }) => content));
  },
  async settle(sql, { team, sha256 }, device) {
    await sql.run(`UPDATE hub_blob_part SET device = ? WHERE ${where}`, [settled, team, sha256, device]);
  },
  async drop(sql, { team, sha256 }, device) {
    await sql.run(`DELETE FROM hub_blob_part WHERE ${where}`, [team, sha256, device]);
  },
  async read(sql, { team, sha256 }, from, limit) {
    const rows = await sql.all<{ fromByte: number; content: Uint8Array }>(
      `SELECT from_byte AS "fromByte", content FROM hub_blob_part
       WHERE ${where} AND from_byte < ? AND from_byte + byte_count > ? ORDER BY from_byte`,
      [team, sha256, settled, from + limit, from],
    );
    const all = concatBytes(...rows.map(({ content }) => content));
    const begin = from - (rows[0]?.fromByte ?? from);
    return all.subarray(begin, begin + limit);
  },
  keepOnly: () => undefined,
};

async function countBytes(sql: HubSql, { team, sha256 }: TeamBlob, device: string): Promise<number> {
  const row = await sql.get<{ bytes: number }>(
    `SELECT COALESCE(SUM(byte_count), 0) AS bytes FROM hub_blob_part WHERE ${where}`,
    [team, sha256, device],
  );
  return Number(row?.bytes ?? 0);
}
