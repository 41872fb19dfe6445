import type { PlacedRows } from './list-order.ts';

/** As many accounts may be chosen at once; more is work for a filter. */
export const mostChosen = 1_000;

/** Takes them out where all of them are chosen, else puts them in. */
export function toggleAll(chosen: ReadonlySet<string>, toggled: readonly string[]): ReadonlySet<string> {
  const isIn = toggled.every((accountId) => chosen.has(accountId));
  if (isIn) return new Set([...chosen].filter((accountId) => !toggled.includes(accountId)));
  return new Set([...chosen, ...toggled].slice(0, mostChosen));
}

/** The accounts of the group that begins at a place: its rows stand side by side. Rows not looked at yet are left out. */
export function groupFrom(rows: PlacedRows, place: number): readonly string[] {
  const group = rows[place]?.group ?? null;
  if (group === null) return [];
  return rows.slice(place, place + group.accounts).flatMap((row) => (row === null ? [] : [row.accountId]));
}
