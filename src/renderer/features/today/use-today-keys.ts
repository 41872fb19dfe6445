import { type KeyboardEvent, useState } from 'react';
import { useKeyCommands } from '../../commands/registry.ts';
import { type PlacedRows, placeAfter } from './list-order.ts';
import type { TodayActions } from './today-actions.ts';
import { useStanding } from './use-standing.ts';

/** Walks the list: J, K and the arrows, Enter opens, Space looks closer, S and Shift+N put aside, L V I P R act. */
export function useTodayKeys({
  rows,
  actions,
  putAside,
  isActive,
}: {
  readonly rows: PlacedRows;
  readonly actions: TodayActions;
  readonly putAside: (what: 'snooze' | 'skip') => void;
  readonly isActive: boolean;
}) {
  const { accountId, place: kept, stand } = useStanding();
  const [isPeeking, setPeeking] = useState(false);
  const place = placeAfter(rows, accountId ?? undefined, kept);
  const current = rows[place]?.accountId;
  const goTo = (next: number): void => {
    const bounded = Math.max(0, Math.min(rows.length - 1, next));
    stand(rows[bounded]?.accountId ?? null, bounded);
  };
  const open = (wish?: Parameters<TodayActions['openAccount']>[1]): void => {
    if (current !== undefined) actions.openAccount(current, wish);
  };
  useRowCommands({
    goBy: (by) => goTo(place + by),
    open,
    putAside,
    goOn: () => actions.goOn(current),
    isActive,
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    const isButton = event.target instanceof Element && event.target.closest('button') !== null;
    if (step !== undefined) goTo(place + step);
    else if (event.key === 'Home') goTo(0);
    else if (event.key === 'End') goTo(rows.length - 1);
    else if (event.key === ' ' && !isButton) setPeeking(!isPeeking);
    else if (event.key === 'Escape' && isPeeking) setPeeking(false);
    else return;
    event.preventDefault();
  };
  return {
    place,
    isPeeking,
    onKeyDown,
    goBy: (by: number) => goTo(place + by),
    closePeek: () => setPeeking(false),
    peek: (at: number) => {
      goTo(at);
      setPeeking((now) => at !== place || !now);
    },
  };
}

function useRowCommands({
  goBy,
  open,
  putAside,
  goOn,
  isActive,
}: {
  readonly goBy: (by: number) => void;
  readonly open: (wish?: Parameters<TodayActions['openAccount']>[1]) => void;
  readonly putAside: (what: 'snooze' | 'skip') => void;
  readonly goOn: () => void;
  readonly isActive: boolean;
}): void {
  useKeyCommands(
    {
      'row-down': () => goBy(1),
      'row-up': () => goBy(-1),
      'row-next': goOn,
      'row-snooze': () => putAside('snooze'),
      'row-skip': () => putAside('skip'),
      'row-call': () => open('call'),
      'row-visit': () => open('visit'),
      'row-inbound': () => open('inbound'),
      'row-promise': () => open('promise'),
      'row-receipt': () => open('receipt'),
    },
    isActive,
  );
}
