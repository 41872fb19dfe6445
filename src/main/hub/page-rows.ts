import type { PageLine } from '../../shared/wire/event-lines.ts';
import { hubStatus, rowToPlacedEvent, type TravellingRow, travellingColumns } from './event-rows.ts';
import type { HubSql } from './hub-store.ts';
import { unreadableShelf } from './judge.ts';

/** What a page is asked for. */
export interface Asked {
  readonly team: string;
  /** Whose events are not echoed; null sends them too. */
  readonly device: string | null;
  readonly userIds: readonly string[];
  /** The page begins behind this place. */
  readonly from: number;
  readonly limit: number;
  readonly top: number;
}

/** A shelf that came within the page's span, with how many events it had before. */
export interface GrantSpan {
  readonly shelf: string;
  readonly place: number;
  readonly history: number;
}

/** No device has this name. */
const nobody = '';

/** One event more than the page may have, in order: all shelves. */
export function readOfficeEvents(sql: HubSql, asked: Asked): Promise<TravellingRow[]> {
  return sql.all<TravellingRow>(
    `SELECT ${travellingColumns} FROM hub_event e
     WHERE e.team = ? AND e.place > ? AND e.device <> ? AND e.shelf <> '${unreadableShelf}'
     ORDER BY e.place LIMIT ?`,
    [asked.team, asked.from, asked.device ?? nobody, asked.limit + 1],
  );
}

/** The shelves the device has now, each since when: who has it by two people has it since the first. */
function presentShelves(sql: HubSql): string {
  return `SELECT team, shelf, MIN(from_place) AS since FROM hub_grant
    WHERE team = ? AND user_id IN ${sql.listed} AND to_place IS NULL GROUP BY team, shelf`;
}

const presentValues = ({ team, userIds }: Asked): [string, string] => [team, JSON.stringify(userIds)];

/**
 * The shelves that came within the span, in order: more than the page may have where there are so many, and of the last place
 * all. One word can bring several: an account comes with its party and those it is one with.
 */
export async function readGrants(sql: HubSql, asked: Asked): Promise<readonly GrantSpan[]> {
  const most = asked.limit + 1;
  const first = await grantsUpTo(sql, asked, asked.top, most);
  const last = first.at(-1);
  // There are never more shelves than grants: as good as no limit, for both stores.
  return last === undefined || first.length < most
    ? first
    : grantsUpTo(sql, asked, last.place, Number.MAX_SAFE_INTEGER);
}

function grantsUpTo(sql: HubSql, asked: Asked, place: number, most: number): Promise<GrantSpan[]> {
  return sql.all<GrantSpan>(
    `SELECT g.shelf, g.since AS place,
       (SELECT COUNT(*) FROM hub_event e WHERE e.team = g.team AND e.shelf = g.shelf AND e.place < g.since) AS history
     FROM (${presentShelves(sql)}) g WHERE g.since > ? AND g.since <= ? ORDER BY g.since, g.shelf LIMIT ?`,
    [...presentValues(asked), asked.from, place, most],
  );
}

/**
 * The shelves that went within the span and did not come back. Also those that had come within it: a device whose hub was
 * restored may have them from the order that is void, and to any other such a line says nothing.
 */
export function readRevokes(
  sql: HubSql,
  asked: Asked,
): Promise<{ readonly shelf: string; readonly place: number }[]> {
  const users = JSON.stringify(asked.userIds);
  return sql.all(
    `SELECT g.shelf, MAX(g.to_place) AS place FROM hub_grant g
     WHERE g.team = ? AND g.user_id IN ${sql.listed} AND g.to_place > ? AND g.to_place <= ?
       AND NOT EXISTS (SELECT 1 FROM hub_grant o WHERE o.team = g.team AND o.shelf = g.shelf
         AND o.user_id IN ${sql.listed} AND o.to_place IS NULL)
     GROUP BY g.shelf ORDER BY 2, 1`,
    [asked.team, users, asked.from, asked.top, users],
  );
}

/** Events of the span, and up to which place they are all. */
export interface ScopedEvents {
  readonly rows: readonly TravellingRow[];
  readonly reached: number;
}

/**
 * Events after the page's beginning on shelves that the device has now, not before the shelf came: one more than the page
 * may have. Where little happened in the team they are looked up by place, else shelf by shelf.
 */
export async function readScopedEvents(sql: HubSql, asked: Asked): Promise<ScopedEvents> {
  const shelves = await sql.get<{ count: number }>(
    `SELECT COUNT(*) AS count FROM (${presentShelves(sql)}) g`,
    presentValues(asked),
  );
  const isQuiet = asked.top - asked.from <= (shelves?.count ?? 0);
  const rows = await (isQuiet ? eventsByPlace(sql, asked) : eventsByShelf(sql, asked));
  const last = rows.length > asked.limit ? rows.at(-1) : undefined;
  return { rows, reached: last === undefined ? asked.top : last.place };
}

// CROSS JOIN keeps SQLite to the order in which the tables are written; PostgreSQL reads it as any join.
function eventsByShelf(sql: HubSql, asked: Asked): Promise<TravellingRow[]> {
  return sql.all<TravellingRow>(
    `SELECT ${travellingColumns} FROM (${presentShelves(sql)}) g CROSS JOIN hub_event e
     WHERE e.team = g.team AND e.shelf = g.shelf AND e.place >= g.since AND e.place > ? AND e.place <= ?
       AND e.device <> ?
     ORDER BY e.place LIMIT ?`,
    [...presentValues(asked), asked.from, asked.top, asked.device ?? nobody, asked.limit + 1],
  );
}

function eventsByPlace(sql: HubSql, asked: Asked): Promise<TravellingRow[]> {
  return sql.all<TravellingRow>(
    `SELECT ${travellingColumns} FROM hub_event e
     WHERE e.team = ? AND e.place > ? AND e.place <= ? AND e.device <> ?
       AND EXISTS (SELECT 1 FROM hub_grant g WHERE g.team = e.team AND g.shelf = e.shelf AND g.to_place IS NULL
         AND g.from_place <= e.place AND g.user_id IN ${sql.listed})
     ORDER BY e.place LIMIT ?`,
    [
      asked.team,
      asked.from,
      asked.top,
      asked.device ?? nobody,
      JSON.stringify(asked.userIds),
      asked.limit + 1,
    ],
  );
}

/** The history of each shelf that came, own events included, by shelf and in order. */
export async function readHistory(
  sql: HubSql,
  asked: Asked,
  grants: readonly GrantSpan[],
): Promise<ReadonlyMap<string, readonly PageLine[]>> {
  const history = new Map<string, PageLine[]>();
  const shelves = grants.filter((grant) => grant.history > 0).map(({ shelf }) => shelf);
  if (shelves.length === 0) return history;
  const placeByShelf = new Map(grants.map(({ shelf, place }) => [shelf, place]));
  const rows = await sql.all<TravellingRow & { readonly shelf: string }>(
    `SELECT e.shelf, ${travellingColumns} FROM hub_event e
     WHERE e.team = ? AND e.shelf IN ${sql.listed} AND e.place <= ? AND e.status <> ${hubStatus.duplicate}
     ORDER BY e.place`,
    [asked.team, JSON.stringify(shelves), asked.top],
  );
  for (const row of rows) {
    if (row.place >= (placeByShelf.get(row.shelf) ?? 0)) continue;
    const known = history.get(row.shelf);
    if (known === undefined) history.set(row.shelf, [rowToPlacedEvent(row, true)]);
    else known.push(rowToPlacedEvent(row, true));
  }
  return history;
}
