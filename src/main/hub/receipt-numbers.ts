import type { TravelledEvent } from '../../shared/domain/scope/travelled-event.ts';
import type { HubSql } from './hub-store.ts';

/** The number that a receipt carries; null for everything else. */
export function receiptNumberOf({ kind, data }: TravelledEvent): string | null {
  if (kind !== 'receipt.recorded') return null;
  const number = (data as { readonly number?: unknown } | null)?.number;
  return typeof number === 'string' && number !== '' && number.length <= 80 ? number : null;
}

/** Which ids have the numbers of these receipts already. */
export async function readReceiptNumbers(
  sql: HubSql,
  team: string,
  events: readonly TravelledEvent[],
): Promise<Map<string, string>> {
  const asked = events.map(receiptNumberOf).filter((number) => number !== null);
  if (asked.length === 0) return new Map();
  const rows = await sql.all<{ number: string; id: string }>(
    `SELECT number, id FROM hub_receipt_number WHERE team = ? AND number IN ${sql.listed}`,
    [team, JSON.stringify(asked)],
  );
  return new Map(rows.map(({ number, id }) => [number, id]));
}

/** Writes down whose numbers are new. */
export function insertReceiptNumbers(
  sql: HubSql,
  team: string,
  numbers: ReadonlyMap<string, string>,
  known: ReadonlySet<string>,
): Promise<void> {
  const fresh = [...numbers].filter(([number]) => !known.has(number));
  return sql.insertMany(
    'hub_receipt_number',
    ['team', 'number', 'id'],
    fresh.map(([number, id]) => [team, number, id]),
  );
}
