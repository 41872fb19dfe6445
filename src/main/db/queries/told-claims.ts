import type { ItemValue } from '../../../shared/domain/account/state.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';

/** What files last told of a claim beside its figures: no projection holds it, so it is read from the events. */
export interface ToldClaim {
  readonly acceptedOn: PlainDate | null;
  readonly components: NonNullable<ItemValue['components']> | null;
}

/** Whether a file of any book ever had a column for the day of acceptance: where none had, no claim needs to be asked. */
export function hasToldAcceptance(database: ReadableDatabase, teamStream: string): boolean {
  const found = database.all<{ readonly found: number }>(
    `SELECT 1 AS found FROM event
     WHERE stream = ? AND kind = 'mapping.remembered' AND status = 0 AND instr(facts, 'acceptedOn') > 0 LIMIT 1`,
    [teamStream],
  );
  return found.length > 0;
}

/** What files told of claims beside their figures, by claim: the newest words that no undoing took back. */
export function selectToldClaims(database: ReadableDatabase): ReadonlyMap<string, ToldClaim> {
  const undone = new Set(
    database
      .all<{ readonly words: string }>(
        `SELECT stream || ' ' || json_extract(facts, '$.data.importId') AS words FROM event
         WHERE kind = 'import.undone' AND status = 0`,
      )
      .map(({ words }) => words),
  );
  const told = new Map<string, ToldClaim>();
  // In the order of the fold: what the hub has ordered by its place, then what is pending.
  const events = database.all<{ readonly stream: string; readonly importId: string; readonly items: string }>(
    `SELECT stream, json_extract(facts, '$.data.importId') AS importId, json_extract(facts, '$.data.items') AS items
     FROM event WHERE kind = 'items.imported' AND status = 0
     ORDER BY place IS NULL, place, device, seq`,
  );
  for (const { stream, importId, items } of events) {
    if (undone.has(`${stream} ${importId}`)) continue;
    for (const { itemId, acceptedOn, components } of JSON.parse(items) as readonly ItemValue[]) {
      told.set(itemId, { acceptedOn: acceptedOn ?? null, components: components ?? null });
    }
  }
  return told;
}
