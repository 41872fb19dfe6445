import { addMoney } from '../../shared/domain/scope/shelf-money.ts';
import type { HubSql } from './hub-store.ts';
import { rowToSummed } from './ingest.ts';
import { unreadableShelf } from './judge.ts';
import { readChangesAfter } from './money-rows.ts';
import type { Reach } from './reach.ts';
import {
  addSums,
  noSums,
  readShelfSums,
  rowToSums,
  type ShelfRow,
  type Sums,
  shelfColumns,
  sumEvent,
  wholeTeam,
} from './shelf-sums.ts';

/** What a device should hold at a place: all of it together, and shelf by shelf where asked. */
export interface Holding {
  readonly whole: Sums;
  readonly shelves: ReadonlyMap<string, Sums>;
}

/** Shelves that the people of a device had at a place: what it holds if it had reached the top when that was the place. */
export async function readShelvesAt(
  sql: HubSql,
  team: string,
  reach: Reach,
  place: number,
): Promise<ReadonlySet<string>> {
  const rows = await sql.all<{ shelf: string }>(
    `SELECT DISTINCT shelf FROM hub_grant
     WHERE team = ? AND user_id IN ${sql.listed} AND from_place <= ? AND (to_place IS NULL OR to_place > ?)`,
    [team, JSON.stringify(reach.userIds), place, place],
  );
  return new Set(rows.map(({ shelf }) => shelf));
}

/** What a device with this reach should hold that has pulled up to a place. */
export async function readHolding(
  sql: HubSql,
  team: string,
  asked: { readonly reach: Reach; readonly place: number; readonly shelves: boolean },
): Promise<Holding> {
  const { reach, place } = asked;
  const had = reach.office ? null : await readShelvesAt(sql, team, reach, place);
  const byShelf =
    had === null ? await readTeamSums(sql, team, asked.shelves) : await readShelfSums(sql, team, had);
  await takeOutLater(sql, team, place, byShelf);
  const whole = noSums();
  if (had === null) addSums(whole, byShelf.get(wholeTeam) ?? noSums());
  else for (const sums of byShelf.values()) addSums(whole, sums);
  byShelf.delete(wholeTeam);
  return { whole, shelves: byShelf };
}

async function readTeamSums(sql: HubSql, team: string, shelves: boolean): Promise<Map<string, Sums>> {
  if (!shelves) return readShelfSums(sql, team, [wholeTeam]);
  const rows = await sql.all<ShelfRow>(`SELECT ${shelfColumns} FROM hub_shelf WHERE team = ?`, [team]);
  return new Map(rows.map((row) => [row.shelf, rowToSums(row)]));
}

/** The kept sums are those of the top: what came after the place is taken out again. */
async function takeOutLater(
  sql: HubSql,
  team: string,
  place: number,
  byShelf: ReadonlyMap<string, Sums>,
): Promise<void> {
  const later = await sql.all<{
    shelf: string;
    digest: Uint8Array;
    currency: string | null;
    amountMinor: number | null;
  }>(
    `SELECT shelf, digest, currency, amount_minor AS "amountMinor"
     FROM hub_event WHERE team = ? AND place > ? AND shelf <> '${unreadableShelf}'`,
    [team, place],
  );
  for (const row of later) {
    for (const shelf of [wholeTeam, row.shelf]) {
      const sums = byShelf.get(shelf);
      if (sums !== undefined) sumEvent(sums, rowToSummed(row), -1);
    }
  }
  if (later.length === 0) return;
  for (const { shelf, currency, received, voided } of await readChangesAfter(sql, team, place)) {
    for (const summed of [wholeTeam, shelf]) {
      const sums = byShelf.get(summed);
      if (sums !== undefined) addMoney(sums.money, { [currency]: [received, voided] }, -1);
    }
  }
}
