import { bytesToBase64Url, utf8Encode } from '../../shared/lib/bytes.ts';
import type { PlacedEvent } from '../../shared/wire/event-lines.ts';
import type { HubSql } from './hub-store.ts';

/** How a status is stored, as on devices. */
export const hubStatus = { ok: 0, held: 1, duplicate: 3 } as const;

/** One event as the hub keeps it. */
export interface EventRow {
  readonly place: number | null;
  readonly device: string;
  readonly seq: number;
  readonly id: string;
  readonly shelf: string;
  readonly kind: string;
  readonly userId: string;
  readonly status: 0 | 1 | 3;
  readonly reason: string | null;
  readonly correctionMs: number;
  readonly receivedMs: number;
  readonly chain: Uint8Array;
  readonly facts: string;
  readonly personal: string | null;
  readonly personalDigest: Uint8Array | null;
  readonly digest: Uint8Array;
  readonly currency: string | null;
  readonly amountMinor: number | null;
}

const columns = [
  'team',
  'place',
  'device',
  'seq',
  'id',
  'shelf',
  'kind',
  'user_id',
  'status',
  'reason',
  'correction_ms',
  'received_ms',
  'chain',
  'facts',
  'personal',
  'personal_digest',
  'digest',
  'currency',
  'amount_minor',
] as const;

/** Writes events down. */
export function insertEvents(sql: HubSql, team: string, rows: readonly EventRow[]): Promise<void> {
  return sql.insertMany(
    'hub_event',
    columns,
    rows.map((row) => [
      team,
      row.place,
      row.device,
      row.seq,
      row.id,
      row.shelf,
      row.kind,
      row.userId,
      row.status,
      row.reason,
      row.correctionMs,
      row.receivedMs,
      row.chain,
      row.facts,
      row.personal,
      row.personalDigest,
      row.digest,
      row.currency,
      row.amountMinor,
    ]),
  );
}

/** What travels of a stored event. */
export interface TravellingRow {
  readonly place: number;
  readonly status: 0 | 1;
  /** Why it is held; of one that counts, what was noted of it. */
  readonly reason: string | null;
  readonly correctionMs: number;
  readonly facts: string;
  readonly personal: string | null;
  readonly personalDigest: Uint8Array | null;
}

/** The columns of `TravellingRow` of a table called `e`. */
export const travellingColumns = `e.place, e.status, e.reason, e.correction_ms AS "correctionMs", e.facts, e.personal,
  e.personal_digest AS "personalDigest"`;

/** The line of a page that a stored event is. */
export function rowToPlacedEvent(row: TravellingRow, backfill: boolean): PlacedEvent {
  const { place, correctionMs, reason, facts, personal, personalDigest } = row;
  const event = { place, correctionMs, backfill, facts, personal, personalDigest };
  if (row.status !== hubStatus.held) return { ...event, status: 'ok' };
  return { ...event, status: 'held', ...(reason === null ? {} : { reason }) };
}

/** What is answered about an own event. */
export interface StandingRow {
  readonly seq: number;
  readonly place: number | null;
  readonly status: 0 | 1 | 3;
  readonly reason: string | null;
  readonly correctionMs: number;
  readonly id: string;
}

/** How own events of a stretch stand, in order. */
export function readStandings(
  sql: HubSql,
  team: string,
  own: { readonly device: string; readonly from: number; readonly to: number; readonly limit: number },
): Promise<StandingRow[]> {
  return sql.all<StandingRow>(
    `SELECT seq, place, status, reason, correction_ms AS "correctionMs", id
     FROM hub_event WHERE team = ? AND device = ? AND seq >= ? AND seq <= ? ORDER BY seq LIMIT ?`,
    [team, own.device, own.from, own.to, own.limit],
  );
}

/** The chain's hash of a device at a sequence; undefined where it is not here. */
export async function readChainAt(
  sql: HubSql,
  team: string,
  device: string,
  seq: number,
): Promise<Uint8Array | undefined> {
  const row = await sql.get<{ chain: Uint8Array }>(
    'SELECT chain FROM hub_event WHERE team = ? AND device = ? AND seq = ?',
    [team, device, seq],
  );
  return row?.chain;
}

/**
 * What of an id the index of a hub on SQLite has: of a UUID of version 7 the changing digits of its time and the digits after
 * it. The ids of a day lie among each other whoever wrote them, so a push writes a page of that index for almost each of its
 * events, and how many pages there are is what a push costs (decision 0059).
 */
export const beginningOfId = (column: string): string => `substr(${column}, 4, 15)`;

const idToBeginning = (id: string): string => [...id].slice(3, 18).join('');

/** The envelopes that hold these ids, by id. */
export async function readById(
  sql: HubSql,
  team: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, TravellingRow>> {
  if (ids.length === 0) return new Map();
  const rows = await sql.all<TravellingRow & { readonly id: string }>(
    `SELECT e.id, ${travellingColumns} FROM hub_event e
     WHERE e.team = ? AND e.status <> 3 AND ${beginningOfId('e.id')} IN ${sql.listed} AND e.id IN ${sql.listed}`,
    [team, JSON.stringify(ids.map(idToBeginning)), JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** SHA-256 of a secret in base64url, as an invitation has it. */
export function secretDigest(secret: string, ofBytes: (bytes: Uint8Array) => Uint8Array): string {
  return bytesToBase64Url(ofBytes(utf8Encode(secret)));
}
