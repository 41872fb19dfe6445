import { namedFileOf } from '../../shared/domain/events/named-file.ts';
import type { TravelledEvent } from '../../shared/domain/scope/travelled-event.ts';
import type { EventRow } from './event-rows.ts';
import type { HubSql } from './hub-store.ts';
import type { Reach } from './reach.ts';

/** An event of a push as it was read, and the row that it became. */
export interface TakenEvent {
  readonly event: TravelledEvent | null;
  readonly row: Pick<EventRow, 'device' | 'seq' | 'shelf'>;
}

/** Keeps which files these events name, and on which shelf. */
export async function insertBlobNames(
  sql: HubSql,
  team: string,
  taken: readonly TakenEvent[],
): Promise<void> {
  const rows = taken.flatMap(({ event, row }) => {
    const file = event === null ? null : namedFileOf(event);
    return file === null ? [] : [[team, file.sha256, row.device, row.seq, row.shelf, file.sizeBytes]];
  });
  if (rows.length === 0) return;
  await sql.insertMany('hub_blob_name', ['team', 'sha256', 'device', 'seq', 'shelf', 'bytes'], rows);
}

/** Whose names of files count: those on the shelves of a reach, and of events that a device wrote itself. */
export interface NamesAsked {
  readonly team: string;
  readonly reach: Reach;
  /** Null where only shelves count: own work on what was handed over is no reason to be given anything. */
  readonly author: string | null;
}

/**
 * The sizes that events say of files, by hash, where those events count for the asker. A hash that nobody named is not among them;
 * whether a size is true shows once the file is here.
 */
export async function readNamedFiles(
  sql: HubSql,
  { team, reach, author }: NamesAsked,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const rows = await sql.all<{ sha256: string; bytes: number }>(
    `SELECT DISTINCT n.sha256, n.bytes FROM hub_blob_name n
     WHERE n.team = ? AND n.sha256 IN ${sql.listed} AND (
       (? = 1 AND n.shelf <> '') OR n.device = ? OR EXISTS (SELECT 1 FROM hub_grant g
         WHERE g.team = n.team AND g.shelf = n.shelf AND g.to_place IS NULL AND g.user_id IN ${sql.listed}))`,
    [team, JSON.stringify(hashes), reach.office ? 1 : 0, author ?? '', JSON.stringify(reach.userIds)],
  );
  const sizes = new Map<string, Set<number>>();
  for (const { sha256, bytes } of rows) sizes.set(sha256, (sizes.get(sha256) ?? new Set()).add(bytes));
  return sizes;
}
