import { type DeviceRow, readNamesOfDevice } from './device-rows.ts';
import type { HubParts } from './hub.ts';
import type { HubSql } from './hub-store.ts';
import { type Reach, readReach } from './reach.ts';

/**
 * A name opens its file for the shelf on which it stands only where its author had the file (decision 0052). To know a hash is
 * not enough: else whoever saw one once could write it on a shelf of its own, and come back for the file.
 */
export interface Namer {
  readonly team: string;
  /** How far its device sees now. */
  readonly reach: Reach;
  /** Its device under whichever name. */
  readonly authors: readonly string[];
}

/** A device as it names files and brings them. */
export async function readNamer(
  sql: HubSql,
  { hash }: Pick<HubParts, 'hash'>,
  device: DeviceRow,
): Promise<Namer> {
  return {
    team: device.team,
    reach: await readReach(sql, device, hash),
    authors: await readNamesOfDevice(sql, device),
  };
}

/** How a name stands: `forAnother` was written by the office for a device that is gone, and is not opened by the office’s bringing. */
export const nameStanding = { closed: 0, open: 1, forAnother: 2 } as const;
/** See `nameStanding`. */
export type NameStanding = (typeof nameStanding)[keyof typeof nameStanding];

/** One name on its way in: of which file, and by whom as the event says. */
export interface IncomingName {
  readonly sha256: string;
  readonly user: string;
}

/**
 * How these names, all of one push, stand at first. Open is what somebody writes on a device of the office, that sees
 * everything; what an author writes who could be given the file anyway, or brought it before. The others are opened by bringing
 * the file (`openOwnNames`).
 */
export async function standingsOfNew(
  sql: HubSql,
  namer: Namer,
  names: readonly IncomingName[],
): Promise<readonly NameStanding[]> {
  const { reach } = namer;
  const hashes = [...new Set(names.map(({ sha256 }) => sha256))];
  if (reach.office) {
    const usersByHash = await readOpenUsers(sql, namer.team, hashes);
    return names.map((name) => standingInOffice(reach, usersByHash, name));
  }
  const open = await readOpenFiles(sql, namer, hashes);
  return names.map(({ sha256 }) => (open.has(sha256) ? nameStanding.open : nameStanding.closed));
}

/**
 * What the office writes anew for a device that is gone is that device's word, not its own: it opens a file that is not open by
 * the word of anybody else.
 */
function standingInOffice(
  { userIds }: Reach,
  usersByHash: Map<string, Set<string>>,
  { sha256, user }: IncomingName,
): NameStanding {
  const users = usersByHash.get(sha256) ?? new Set();
  if (!userIds.includes(user) && users.size > 0 && !users.has(user)) return nameStanding.forAnother;
  usersByHash.set(sha256, users.add(user));
  return nameStanding.open;
}

/** By whose word files are open, as their events say. */
async function readOpenUsers(
  sql: HubSql,
  team: string,
  hashes: readonly string[],
): Promise<Map<string, Set<string>>> {
  const rows = await sql.all<{ sha256: string; userId: string }>(
    `SELECT DISTINCT n.sha256, e.user_id AS "userId" FROM hub_blob_name n
     JOIN hub_event e ON e.team = n.team AND e.device = n.device AND e.seq = n.seq
     WHERE n.team = ? AND n.standing = ${nameStanding.open} AND n.sha256 IN ${sql.listed}`,
    [team, JSON.stringify(hashes)],
  );
  const users = new Map<string, Set<string>>();
  for (const { sha256, userId } of rows) users.set(sha256, (users.get(sha256) ?? new Set()).add(userId));
  return users;
}

/** Of these files those that are open to a device: by a name on a shelf that it has now, or by one of its own. */
export async function readOpenFiles(
  sql: HubSql,
  { team, reach, authors }: Namer,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await sql.all<{ sha256: string }>(
    `SELECT DISTINCT n.sha256 FROM hub_blob_name n
     WHERE n.team = ? AND n.standing = ${nameStanding.open} AND n.sha256 IN ${sql.listed} AND (
       n.device IN ${sql.listed} OR EXISTS (SELECT 1 FROM hub_grant g
         WHERE g.team = n.team AND g.shelf = n.shelf AND g.to_place IS NULL AND g.user_id IN ${sql.listed}))`,
    [team, JSON.stringify(hashes), JSON.stringify(authors), JSON.stringify(reach.userIds)],
  );
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** Of these files those that a device has named and not shown yet that it had: it brings them, also where the hub has them. */
export async function readUnshownFiles(
  sql: HubSql,
  { team, authors }: Pick<Namer, 'team' | 'authors'>,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await sql.all<{ sha256: string }>(
    `SELECT DISTINCT sha256 FROM hub_blob_name
     WHERE team = ? AND standing = ${nameStanding.closed} AND sha256 IN ${sql.listed} AND device IN ${sql.listed}`,
    [team, JSON.stringify(hashes), JSON.stringify(authors)],
  );
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** A device brought all of a file: every name that it gave it opens it. */
export function openOwnNames(
  sql: HubSql,
  { team, authors }: Pick<Namer, 'team' | 'authors'>,
  sha256: string,
): Promise<number> {
  return sql.run(
    `UPDATE hub_blob_name SET standing = ${nameStanding.open}
     WHERE team = ? AND sha256 = ? AND standing = ${nameStanding.closed} AND device IN ${sql.listed}`,
    [team, sha256, JSON.stringify(authors)],
  );
}

/**
 * A restored copy may have lost that a file was brought, and its author may be gone. So of each file that nothing opens in the copy
 * the device that named it first is believed: nobody knows a hash before it was named.
 */
export async function openFirstNames(sql: HubSql, team: string): Promise<void> {
  const rows = await sql.all<{ sha256: string; device: string }>(
    `SELECT n.sha256, n.device FROM hub_blob_name n
     JOIN hub_event e ON e.team = n.team AND e.device = n.device AND e.seq = n.seq
     WHERE n.team = ? AND e.place IS NOT NULL AND NOT EXISTS (SELECT 1 FROM hub_blob_name o
       WHERE o.team = n.team AND o.sha256 = n.sha256 AND o.standing = ${nameStanding.open})
     ORDER BY e.place DESC`,
    [team],
  );
  const firstByHash = new Map(rows.map(({ sha256, device }) => [sha256, device]));
  for (const [sha256, first] of firstByHash) await openOwnNames(sql, { team, authors: [first] }, sha256);
}
