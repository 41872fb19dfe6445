import { isMoneyShelf, ShelfMoney } from '../../shared/domain/scope/shelf-money.ts';
import { readTravelled } from '../../shared/domain/scope/travelled-event.ts';
import { mostVoided } from '../../shared/wire/frames.ts';
import { hubStatus } from './event-rows.ts';
import type { HubSql } from './hub-store.ts';
import { readMoneyRows } from './money-rows.ts';
import type { Asked } from './page-rows.ts';

/** How voids of receipts ended: made void, and refused. */
export interface VoidWords {
  readonly voided: readonly string[];
  readonly refused: readonly string[];
}

/** Nothing to tell. */
export const noVoidWords: VoidWords = { voided: [], refused: [] };

/**
 * Receipts of the people of a device that are void, or of which a void was refused, and that stand on accounts which it does not have any
 * more (decision 0050): on those that leave with this page, and on those that left before, where a void was decided within the page's
 * span. No page brings the word itself. Only the ids are told, and only to those who wrote the receipts.
 */
export async function readVoidedReceipts(
  sql: HubSql,
  asked: Asked,
  { leaving, to }: { readonly leaving: readonly string[]; readonly to: number },
): Promise<VoidWords> {
  const gone = await readGoneWithVoids(sql, { ...asked, top: to });
  const shelves = await readFolded(sql, asked.team, [...leaving.filter(isMoneyShelf), ...gone]);
  if (shelves.length === 0) return noVoidWords;
  const people = new Set(asked.userIds);
  const moneyByShelf = new Map(shelves.map((shelf) => [shelf, new ShelfMoney()]));
  const own = new Set<string>();
  for (const { shelf, status, userId, facts } of await readMoneyRows(sql, asked.team, shelves, asked.top)) {
    const event = readTravelled(facts);
    if (event === null) continue;
    moneyByShelf.get(shelf)?.apply({ event, isHeld: status === hubStatus.held });
    const receiptId = (event.data as { readonly receiptId?: unknown } | null)?.receiptId;
    if (people.has(userId) && event.kind === 'receipt.recorded' && typeof receiptId === 'string')
      own.add(receiptId);
  }
  const ownOf = (read: (money: ShelfMoney) => readonly string[]): readonly string[] =>
    [...moneyByShelf.values()]
      .flatMap(read)
      .filter((receiptId) => own.has(receiptId))
      .slice(0, mostVoided);
  return {
    voided: ownOf((money) => money.voidedReceipts()),
    refused: ownOf((money) => money.refusedVoids()),
  };
}

/** Shelves that these people had once and do not have now, on which a void was agreed to or refused within the span. */
export async function readGoneWithVoids(
  sql: HubSql,
  { team, userIds, from, top }: Pick<Asked, 'team' | 'userIds' | 'from' | 'top'>,
): Promise<readonly string[]> {
  const users = JSON.stringify(userIds);
  const rows = await sql.all<{ shelf: string }>(
    `SELECT DISTINCT c.shelf FROM hub_money_change c
     WHERE c.team = ? AND c.place > ? AND c.place <= ? AND (c.voided_minor <> 0 OR c.received_minor = 0)
       AND EXISTS (SELECT 1 FROM hub_grant g WHERE g.team = c.team AND g.shelf = c.shelf AND g.user_id IN ${sql.listed})
       AND NOT EXISTS (SELECT 1 FROM hub_grant g WHERE g.team = c.team AND g.shelf = c.shelf
         AND g.user_id IN ${sql.listed} AND g.to_place IS NULL)
     ORDER BY c.shelf`,
    [team, from, top, users, users],
  );
  return rows.map(({ shelf }) => shelf);
}

/** Those of these shelves on which a void may stand at all. */
async function readFolded(sql: HubSql, team: string, shelves: readonly string[]): Promise<readonly string[]> {
  if (shelves.length === 0) return [];
  const rows = await sql.all<{ shelf: string }>(
    `SELECT shelf FROM hub_shelf WHERE team = ? AND shelf IN ${sql.listed} AND folded <> 0 ORDER BY shelf`,
    [team, JSON.stringify(shelves)],
  );
  return rows.map(({ shelf }) => shelf);
}
