import {
  addMoney,
  type ControlMoney,
  isMoneyKind,
  isMoneyShelf,
  type MoneyTotals,
  moneyKinds,
  moneyWordKinds,
  type OpenMoneyTotals,
  ShelfMoney,
} from '../../shared/domain/scope/shelf-money.ts';
import { readTravelled } from '../../shared/domain/scope/travelled-event.ts';
import { hubStatus } from './event-rows.ts';
import type { HubSql } from './hub-store.ts';

/** An event of a push that is stored already; `money` of a receipt that counts. */
export interface MovingEvent {
  readonly shelf: string;
  readonly place: number | null;
  readonly kind: string;
  readonly money: ControlMoney | null;
  /** See `mayBeRecordedAgain`. */
  readonly mayRepeat: boolean;
}

/**
 * What one event changed beyond the receipt that it is: a void, the release of money that was held. Of a void that was refused: nothing, in
 * the currency of the receipt, so that its author can be told (`voided-receipts.ts`).
 */
export interface MoneyChange {
  readonly place: number;
  readonly shelf: string;
  readonly money: MoneyTotals;
}

/**
 * The shelves of these events whose money is no plain sum of receipts: a void or a word on a review stands there, or a receipt
 * that may be there twice, or one of them just came.
 */
export function foldedShelves(
  events: readonly MovingEvent[],
  wasFolded: (shelf: string) => boolean,
): ReadonlySet<string> {
  const moving = events.filter(({ shelf, kind }) => isMoneyShelf(shelf) && isMoneyKind(kind));
  const folded = moving.filter(
    ({ shelf, kind, mayRepeat }) => moneyWordKinds.has(kind) || mayRepeat || wasFolded(shelf),
  );
  return new Set(folded.map(({ shelf }) => shelf));
}

/** Writes down what events changed, so that it can be taken out again where an earlier place is asked about. */
export function insertChanges(sql: HubSql, team: string, changes: readonly MoneyChange[]): Promise<void> {
  return sql.insertMany(
    'hub_money_change',
    ['team', 'place', 'currency', 'shelf', 'received_minor', 'voided_minor'],
    changes.flatMap(({ place, shelf, money }) =>
      Object.entries(money).map(([currency, [received, voided]]) => [
        team,
        place,
        currency,
        shelf,
        received,
        voided,
      ]),
    ),
  );
}

/** An event that the money of its shelf follows from. */
export interface MoneyRow {
  readonly shelf: string;
  readonly place: number;
  readonly status: number;
  readonly userId: string;
  readonly facts: string;
}

/** What the money of these shelves follows from, up to a place, in order: receipts, voids, words, what is held. */
export function readMoneyRows(
  sql: HubSql,
  team: string,
  shelves: Iterable<string>,
  upTo: number,
): Promise<MoneyRow[]> {
  const kinds = moneyKinds.map((kind) => `'${kind}'`).join(', ');
  return sql.all<MoneyRow>(
    `SELECT shelf, place, status, user_id AS "userId", facts FROM hub_event
     WHERE team = ? AND shelf IN ${sql.listed} AND place <= ? AND (kind IN (${kinds}) OR status = ${hubStatus.held})
     ORDER BY place`,
    [team, JSON.stringify([...shelves]), upTo],
  );
}

/** Folds shelves from their first event, and answers what these events changed beyond their own receipts. */
export async function readChanges(
  sql: HubSql,
  team: string,
  shelves: ReadonlySet<string>,
  events: readonly MovingEvent[],
): Promise<readonly MoneyChange[]> {
  if (shelves.size === 0) return [];
  const placed = new Map(events.map((event) => [event.place ?? 0, event]));
  const rows = await readMoneyRows(sql, team, shelves, Math.max(...placed.keys()));
  const moneyByShelf = new Map([...shelves].map((shelf) => [shelf, new ShelfMoney()]));
  const changes: MoneyChange[] = [];
  for (const { shelf, place, status, facts } of rows) {
    const event = readTravelled(facts);
    const money = moneyByShelf.get(shelf);
    if (event === null || money === undefined) continue;
    const change: OpenMoneyTotals = {};
    const refused = money.refusals.length;
    addMoney(change, money.totals, -1);
    money.apply({ event, isHeld: status === hubStatus.held });
    addMoney(change, money.totals);
    const own = placed.get(place);
    if (own === undefined) continue;
    if (own.money !== null) addMoney(change, { [own.money.currency]: [own.money.amountMinor, 0] }, -1);
    const refusals = new Set(money.refusals.slice(refused));
    const beyond = Object.entries(change).filter(
      ([currency, [received, voided]]) => received !== 0 || voided !== 0 || refusals.has(currency),
    );
    if (beyond.length > 0) changes.push({ place, shelf, money: Object.fromEntries(beyond) });
  }
  return changes;
}

/** What events after a place changed beyond their own receipts, by shelf. */
export function readChangesAfter(
  sql: HubSql,
  team: string,
  place: number,
): Promise<
  { readonly shelf: string; readonly currency: string; readonly received: number; readonly voided: number }[]
> {
  return sql.all(
    `SELECT shelf, currency, received_minor AS received, voided_minor AS voided
     FROM hub_money_change WHERE team = ? AND place > ?`,
    [team, place],
  );
}
