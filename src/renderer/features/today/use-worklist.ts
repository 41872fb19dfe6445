import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useState } from 'react';

import type { InputOf } from '../../../shared/contract/contract.ts';
import { useProcedure } from '../../api.ts';
import { callOrThrow } from '../../procedures/call.ts';
import { countMoves, freshenRows, type PlacedRows, placeRows } from './list-order.ts';

/** What of the list is asked for. */
export type WorklistFilters = Omit<InputOf<'listWorklist'>, 'offset' | 'limit'>;

const pageRows = 100;

/**
 * The list by pages of a hundred: only those that came into view are asked for and held. The order stands still while a
 * person works on it; what changed meanwhile is counted and shown on demand (ux.md §4.7).
 */
export function useWorklist(filters: WorklistFilters) {
  const key = JSON.stringify(filters);
  const [wanted, setWanted] = useState<{ readonly key: string; readonly offsets: readonly number[] }>({
    key,
    offsets: [0],
  });
  const offsets = wanted.key === key ? wanted.offsets : [0];
  const first = useProcedure(
    'listWorklist',
    { ...filters, offset: 0, limit: pageRows },
    { keepPrevious: true },
  );
  const others = offsets.filter((offset) => offset > 0);
  const pages = useQueries({
    queries: others.map((offset) => {
      const input = { ...filters, offset, limit: pageRows };
      return {
        queryKey: ['listWorklist', input],
        queryFn: () => callOrThrow('listWorklist', input),
        placeholderData: keepPreviousData,
      };
    }),
  });
  const newest = placeRows(first.data?.total ?? 0, [
    { offset: 0, rows: first.data?.rows ?? [] },
    ...pages.flatMap((page, at) =>
      page.data === undefined ? [] : [{ offset: others[at] ?? 0, rows: page.data.rows }],
    ),
  ]);
  const order = useStandingOrder(key, newest, first.data !== undefined && !first.isRefreshing);
  return {
    state: first,
    ...order,
    /** Asks for the page of a place that came into view. */
    need: (place: number) => {
      const offset = Math.floor(place / pageRows) * pageRows;
      setWanted((now) => {
        const known = now.key === key ? now.offsets : [0];
        return known.includes(offset) ? now : { key, offsets: [...known, offset] };
      });
    },
  };
}

interface Standing {
  readonly key: string;
  readonly rows: PlacedRows;
  readonly isLocked: boolean;
}

/** Holds the order that is shown until the person asks for the newest, changes a filter, or acts on a row. */
function useStandingOrder(key: string, newest: PlacedRows, isSettled: boolean) {
  const [standing, setStanding] = useState<Standing | null>(null);
  const isOther = standing === null || standing.key !== key;
  const moves = isOther ? 0 : countMoves(standing.rows, newest);
  const mustFollow = isOther || !standing.isLocked;
  const rows = mustFollow ? newest : freshenRows(standing.rows, newest);
  if (isSettled && isOther) setStanding({ key, rows: newest, isLocked: true });
  // The person's own act is done: the order it led to is the one to stand still.
  else if (isSettled && standing !== null && !standing.isLocked && moves > 0) {
    setStanding({ key, rows: newest, isLocked: true });
  }
  return {
    rows,
    changes: mustFollow ? 0 : moves,
    showChanges: () => setStanding({ key, rows: newest, isLocked: true }),
    /** The person acts on a row: the list follows what comes of it. */
    followNext: () => setStanding({ key, rows: newest, isLocked: false }),
  };
}
