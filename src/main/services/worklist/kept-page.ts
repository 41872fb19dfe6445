import { selectHead } from '../../db/queries/devices.ts';
import type { WorklistStateRow } from '../../db/queries/worklist.ts';
import {
  beforeLane,
  type LaneSumRow,
  type PlaceOnList,
  selectPageBehind,
  type WorklistFilter,
  type WorklistPageRow,
} from '../../db/queries/worklist-pages.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ServiceContext } from '../service.ts';

/** Where pages of one list, as it stands now, ended: the next page begins behind them instead of counting from the top. */
interface KnownPlaces {
  readonly key: string;
  readonly placesByOffset: Map<number, PlaceOnList>;
}

const placesByLedger = new WeakMap<Ledger, KnownPlaces>();

/** Somebody who scrolls through a whole list of 100,000 leaves a thousand of them. */
const mostPlaces = 5_000;

/**
 * A page of today's list, as it stands, in its order: read by the index from behind the last row of an earlier page. Ranks follow from the
 * page's place and from how many rows the lanes before it hold.
 */
export function keptPage(
  { ledger, read }: ServiceContext,
  standing: string,
  filter: WorklistFilter,
  page: { readonly offset: number; readonly limit: number },
  sums: readonly LaneSumRow[],
): WorklistPageRow[] {
  const { placesByOffset } = knownPlaces(ledger, standing, filter);
  const [from, behind] = nearestPlace(placesByOffset, page.offset) ?? [0, beforeLane(filter.lane)];
  const skip = page.offset - from;
  const rows = selectPageBehind(read, filter, { behind, skip, limit: page.limit });
  const last = rows.at(-1);
  if (last !== undefined) {
    if (placesByOffset.size >= mostPlaces) placesByOffset.clear();
    placesByOffset.set(page.offset + rows.length, { rankKey: last.rankKey, accountId: last.accountId });
  }
  const first = rowsBefore(sums, filter.lane) + page.offset + 1;
  // The rows are this call's own: setting their rank is a fifth of the price of copying them.
  for (const [at, row] of rows.entries()) row.rank = first + at;
  return rows;
}

/** The places are true of one list: of one head of the ledger, one computation and one filter. */
function knownPlaces(ledger: Ledger, standing: string, { mine, lane }: WorklistFilter): KnownPlaces {
  const key = `${standing} ${mine} ${lane}`;
  const known = placesByLedger.get(ledger);
  if (known?.key === key) return known;
  const fresh: KnownPlaces = { key, placesByOffset: new Map() };
  placesByLedger.set(ledger, fresh);
  return fresh;
}

function nearestPlace(
  placesByOffset: ReadonlyMap<number, PlaceOnList>,
  offset: number,
): readonly [number, PlaceOnList] | undefined {
  const exact = placesByOffset.get(offset);
  if (exact !== undefined) return [offset, exact];
  let nearest: readonly [number, PlaceOnList] | undefined;
  for (const entry of placesByOffset) {
    if (entry[0] <= offset && entry[0] > (nearest?.[0] ?? 0)) nearest = entry;
  }
  return nearest;
}

function rowsBefore(sums: readonly LaneSumRow[], lane: number | null): number {
  if (lane === null) return 0;
  return sums.filter((sum) => sum.lane < lane).reduce((count, { accounts }) => count + accounts, 0);
}

/** Names the kept list as it stands: another event, day, policy or computation is another name. */
export function standingOf({ read }: ServiceContext, state: WorklistStateRow | undefined): string {
  return JSON.stringify([selectHead(read), state]);
}
