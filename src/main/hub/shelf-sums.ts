import {
  addMoney,
  type ControlMoney,
  type OpenMoneyTotals,
  sortedMoney,
} from '../../shared/domain/scope/shelf-money.ts';
import { present } from '../../shared/lib/assert.ts';
import { emptyDigest, xorInto } from '../../shared/wire/holding-digest.ts';
import type { HubSql } from './hub-store.ts';
import { foldedShelves, insertChanges, type MovingEvent, readChanges } from './money-rows.ts';

/** Count, XOR of digests and money of a set of placed events. */
export interface Sums {
  events: number;
  readonly digest: Uint8Array;
  readonly money: OpenMoneyTotals;
  /** A void, a word on a review, or a receipt that may be here twice stands here: money is folded, no plain sum of receipts. */
  isFolded: boolean;
}

/** The row of the whole team. */
export const wholeTeam = '';

/** What `folded` says where a migration changed how money is counted. */
export const sumsDue = 2;

/** The sums of nothing. */
export function noSums(): Sums {
  return { events: 0, digest: emptyDigest(), money: {}, isFolded: false };
}

/** What of an event goes into sums. `money` of a receipt that counts; held ones have none. */
export interface Summed {
  readonly digest: Uint8Array;
  readonly money: ControlMoney | null;
}

/** The same of a stored event, with what it is and where. */
export interface SummedOnShelf extends Summed, MovingEvent {}

/** Adds an event, or takes it out again (`times` −1). */
export function sumEvent(sums: Sums, { digest, money }: Summed, times: 1 | -1 = 1): void {
  sums.events += times;
  xorInto(sums.digest, digest);
  if (money !== null) addMoney(sums.money, { [money.currency]: [money.amountMinor, 0] }, times);
}

/** Adds sums to sums. */
export function addSums(into: Sums, other: Sums): void {
  into.events += other.events;
  xorInto(into.digest, other.digest);
  addMoney(into.money, other.money);
}

/** The row of a shelf's sums. */
export interface ShelfRow {
  readonly shelf: string;
  readonly events: number;
  readonly digest: Uint8Array;
  readonly money: string;
  /** 1 where its money is folded. */
  readonly folded: number;
}

/** The columns of `ShelfRow`. */
export const shelfColumns = 'shelf, events, digest, money, folded';

/** A row as sums that may be added to. */
export function rowToSums({ events, digest, money, folded }: ShelfRow): Sums {
  return {
    events,
    digest: Uint8Array.from(digest),
    money: JSON.parse(money) as OpenMoneyTotals,
    isFolded: folded !== 0,
  };
}

/** The sums of these shelves, by shelf; a shelf without events is missing. */
export async function readShelfSums(
  sql: HubSql,
  team: string,
  shelves: Iterable<string>,
): Promise<Map<string, Sums>> {
  const rows = await sql.all<ShelfRow>(
    `SELECT ${shelfColumns} FROM hub_shelf WHERE team = ? AND shelf IN ${sql.listed}`,
    [team, JSON.stringify([...shelves])],
  );
  return new Map(rows.map((row) => [row.shelf, rowToSums(row)]));
}

/** Adds stored events to the sums of their shelves and of the whole team, and writes both down. */
export async function sumIntoShelves(
  sql: HubSql,
  team: string,
  events: readonly SummedOnShelf[],
): Promise<void> {
  if (events.length === 0) return;
  const shelves = new Set([wholeTeam, ...events.map(({ shelf }) => shelf)]);
  const sumsByShelf = await readShelfSums(sql, team, shelves);
  for (const event of events) {
    for (const shelf of [wholeTeam, event.shelf]) {
      const sums = sumsByShelf.get(shelf) ?? noSums();
      sumsByShelf.set(shelf, sums);
      sumEvent(sums, event);
    }
  }
  const folded = foldedShelves(events, (shelf) => sumsByShelf.get(shelf)?.isFolded === true);
  const changes = await readChanges(sql, team, folded, events);
  for (const { shelf, money } of changes) {
    for (const summed of [wholeTeam, shelf]) addMoney(present(sumsByShelf.get(summed), 'sums').money, money);
  }
  for (const shelf of folded) present(sumsByShelf.get(shelf), 'sums').isFolded = true;
  await insertChanges(sql, team, changes);
  await sql.run(`DELETE FROM hub_shelf WHERE team = ? AND shelf IN ${sql.listed}`, [
    team,
    JSON.stringify([...shelves]),
  ]);
  await sql.insertMany(
    'hub_shelf',
    ['team', 'shelf', 'events', 'digest', 'money', 'folded'],
    [...sumsByShelf].map(([shelf, { events: count, digest, money, isFolded }]) => [
      team,
      shelf,
      count,
      digest,
      JSON.stringify(sortedMoney(money)),
      isFolded ? 1 : 0,
    ]),
  );
}
