import type { WorklistRow } from '../../../shared/contract/worklist.ts';

/** Rows by their place; null where a page was not asked for yet. */
export type PlacedRows = readonly (WorklistRow | null)[];

/** Puts pages into a list as long as the whole: only what was looked at is held. */
export function placeRows(
  total: number,
  pages: readonly { readonly offset: number; readonly rows: readonly WorklistRow[] }[],
): PlacedRows {
  const placed = Array.from({ length: total }, (): WorklistRow | null => null);
  for (const { offset, rows } of pages) {
    for (const [at, row] of rows.entries()) if (offset + at < total) placed[offset + at] = row;
  }
  return placed;
}

/**
 * How many places of the shown list would change if the newest one took its place. Places that were not looked at do
 * not count; a list that grew or shrank counts by the difference.
 */
export function countMoves(shown: PlacedRows, newest: PlacedRows): number {
  const both = Math.min(shown.length, newest.length);
  let moves = Math.abs(shown.length - newest.length);
  for (let at = 0; at < both; at++) {
    const before = shown[at]?.accountId;
    const after = newest[at]?.accountId;
    if (before !== undefined && after !== undefined && before !== after) moves++;
  }
  return moves;
}

/** The shown order with the newest facts of each row, so that amounts are right while nothing jumps. */
export function freshenRows(shown: PlacedRows, newest: PlacedRows): PlacedRows {
  const newestById = new Map(newest.flatMap((row) => (row === null ? [] : [[row.accountId, row] as const])));
  return shown.map((row, at) =>
    row === null ? (newest[at] ?? null) : (newestById.get(row.accountId) ?? row),
  );
}

/** The place to stand on after a row left the list: where the same account is now, else the same place, else the last. */
export function placeAfter(rows: PlacedRows, accountId: string | undefined, place: number): number {
  const at = rows.findIndex((row) => row !== null && row.accountId === accountId);
  return at >= 0 ? at : Math.max(0, Math.min(place, rows.length - 1));
}
