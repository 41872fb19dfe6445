import { namedFileOf } from '../../shared/domain/events/named-file.ts';
import { shelfOfTravelled, type TravelledEvent } from '../../shared/domain/scope/travelled-event.ts';
import type { EventRow } from './event-rows.ts';
import type { HubSql } from './hub-store.ts';
import { type Namer, nameStanding, standingsOfNew } from './open-names.ts';
import type { Reach } from './reach.ts';

/** An event of a push as it was read, and the row that it became. */
export interface TakenEvent {
  readonly event: TravelledEvent | null;
  readonly row: Pick<EventRow, 'device' | 'seq'>;
}

/**
 * Keeps which files these events name, on which shelf, and whether they open them. Of a duplicate envelope too: its device may bring
 * the file, and so open it.
 */
export async function insertBlobNames(
  sql: HubSql,
  namer: () => Promise<Namer>,
  taken: readonly TakenEvent[],
): Promise<void> {
  const names = taken.flatMap(({ event, row }) => {
    const file = event === null ? null : namedFileOf(event);
    return event === null || file === null ? [] : [{ ...file, event, row, user: event.user }];
  });
  if (names.length === 0) return;
  const from = await namer();
  const standings = await standingsOfNew(sql, from, names);
  const rows = names.map(({ sha256, sizeBytes, event, row: { device, seq } }, at) => {
    const shelf = shelfOfTravelled(event, from.team);
    return [from.team, sha256, device, seq, shelf, sizeBytes, standings[at] ?? nameStanding.closed];
  });
  const columns = ['team', 'sha256', 'device', 'seq', 'shelf', 'bytes', 'standing'];
  await sql.insertMany('hub_blob_name', columns, rows);
}

/** Whose names of files count: those on the shelves of a reach, and of events that a device wrote itself, under whichever name. */
export interface NamesAsked {
  readonly team: string;
  readonly reach: Reach;
  /** None where only shelves count: own work on what was handed over is no reason to be given anything. */
  readonly authors: readonly string[];
}

/**
 * The sizes that events say of files, by hash, where those events count for the asker. A hash that nobody named is not among them;
 * whether a size is true shows once the file is here.
 */
export async function readNamedFiles(
  sql: HubSql,
  { team, reach, authors }: NamesAsked,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const rows = await sql.all<{ sha256: string; bytes: number }>(
    `SELECT DISTINCT n.sha256, n.bytes FROM hub_blob_name n
     WHERE n.team = ? AND n.sha256 IN ${sql.listed} AND (
       (? = 1 AND n.shelf <> '') OR n.device IN ${sql.listed} OR EXISTS (SELECT 1 FROM hub_grant g
         WHERE g.team = n.team AND g.shelf = n.shelf AND g.to_place IS NULL AND g.user_id IN ${sql.listed}))`,
    [
      team,
      JSON.stringify(hashes),
      reach.office ? 1 : 0,
      JSON.stringify(authors),
      JSON.stringify(reach.userIds),
    ],
  );
  const sizes = new Map<string, Set<number>>();
  for (const { sha256, bytes } of rows) sizes.set(sha256, (sizes.get(sha256) ?? new Set()).add(bytes));
  return sizes;
}

/** A file of a device's shelves, with the smallest of the sizes that events say of it. */
export interface NamedAtHub {
  readonly sha256: string;
  readonly bytes: number;
}

/** Every file that events name on a device's shelves, what was named last first. Which of them it is given, `givePart` says. */
export function readFilesInReach(sql: HubSql, team: string, reach: Reach): Promise<NamedAtHub[]> {
  return sql.all<NamedAtHub>(
    `SELECT n.sha256, MIN(n.bytes) AS bytes FROM hub_blob_name n
     JOIN hub_event e ON e.team = n.team AND e.device = n.device AND e.seq = n.seq
     WHERE n.team = ? AND e.place IS NOT NULL AND (? = 1 OR EXISTS (SELECT 1 FROM hub_grant g
       WHERE g.team = n.team AND g.shelf = n.shelf AND g.to_place IS NULL AND g.user_id IN ${sql.listed}))
     GROUP BY n.sha256 ORDER BY MAX(e.place) DESC, n.sha256`,
    [team, reach.office ? 1 : 0, JSON.stringify(reach.userIds)],
  );
}
