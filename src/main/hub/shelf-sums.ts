import type { ControlMoney } from '../../shared/domain/scope/money-of.ts';
import { emptyDigest, xorInto } from '../../shared/wire/holding-digest.ts';
import type { HubSql } from './hub-store.ts';

/** Received and given back, by currency, in minor units. */
export type MoneyByCurrency = Record<string, [receivedMinor: number, returnedMinor: number]>;

/** Count, XOR of digests and money of a set of placed events. */
export interface Sums {
  events: number;
  readonly digest: Uint8Array;
  readonly money: MoneyByCurrency;
}

/** The row of the whole team. */
export const wholeTeam = '';

/** The sums of nothing. */
export function noSums(): Sums {
  return { events: 0, digest: emptyDigest(), money: {} };
}

/** What of an event goes into sums. Money of a held one does not. */
export interface Summed {
  readonly digest: Uint8Array;
  readonly money: ControlMoney | null;
}

/** Adds an event, or takes it out again (`times` −1). */
export function sumEvent(sums: Sums, { digest, money }: Summed, times: 1 | -1 = 1): void {
  sums.events += times;
  xorInto(sums.digest, digest);
  if (money !== null) addMoney(sums.money, money, times);
}

function addMoney(into: MoneyByCurrency, { currency, amountMinor }: ControlMoney, times: 1 | -1): void {
  const [received, returned] = into[currency] ?? [0, 0];
  if (amountMinor > 0) into[currency] = [received + times * amountMinor, returned];
  else into[currency] = [received, returned - times * amountMinor];
}

/** Adds sums to sums. */
export function addSums(into: Sums, other: Sums): void {
  into.events += other.events;
  xorInto(into.digest, other.digest);
  for (const [currency, [received, returned]] of Object.entries(other.money)) {
    const [knownReceived, knownReturned] = into.money[currency] ?? [0, 0];
    into.money[currency] = [knownReceived + received, knownReturned + returned];
  }
}

/** The row of a shelf's sums. */
export interface ShelfRow {
  readonly shelf: string;
  readonly events: number;
  readonly digest: Uint8Array;
  readonly money: string;
}

/** A row as sums that may be added to. */
export function rowToSums({ events, digest, money }: ShelfRow): Sums {
  return { events, digest: Uint8Array.from(digest), money: JSON.parse(money) as MoneyByCurrency };
}

/** The sums of these shelves, by shelf; a shelf without events is missing. */
export async function readShelfSums(
  sql: HubSql,
  team: string,
  shelves: Iterable<string>,
): Promise<Map<string, Sums>> {
  const rows = await sql.all<ShelfRow>(
    `SELECT shelf, events, digest, money FROM hub_shelf WHERE team = ? AND shelf IN ${sql.listed}`,
    [team, JSON.stringify([...shelves])],
  );
  return new Map(rows.map((row) => [row.shelf, rowToSums(row)]));
}

/** Adds events to the sums of their shelves and of the whole team, and writes both down. */
export async function sumIntoShelves(
  sql: HubSql,
  team: string,
  events: readonly (Summed & { readonly shelf: string })[],
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
  await sql.run(`DELETE FROM hub_shelf WHERE team = ? AND shelf IN ${sql.listed}`, [
    team,
    JSON.stringify([...shelves]),
  ]);
  await sql.insertMany(
    'hub_shelf',
    ['team', 'shelf', 'events', 'digest', 'money'],
    [...sumsByShelf].map(([shelf, { events: count, digest, money }]) => [
      team,
      shelf,
      count,
      digest,
      JSON.stringify(money),
    ]),
  );
}
