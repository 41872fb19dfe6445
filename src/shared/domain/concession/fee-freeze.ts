import { addDays, earlierDate, type PlainDate } from '../dates.ts';
import type { Concessions } from './records.ts';

/** Days on which nothing is charged, both ends included. */
interface FrozenDays {
  readonly fromOn: PlainDate;
  readonly toOn: PlainDate;
}

/**
 * The days on which a hardship case with a fee freeze keeps interest and charges from accruing: from the day it was opened
 * to the day of its review, or to the day before it was closed. Nothing of them is charged later (row N6).
 */
export function frozenDays({ hardships }: Pick<Concessions, 'hardships'>): readonly FrozenDays[] {
  return [...hardships.values()].flatMap(({ event, closed }) => {
    if (!event.data.options.includes('feeFreeze')) return [];
    const fromOn = event.businessDate;
    const toOn =
      closed === null ? event.data.reviewOn : earlierDate(event.data.reviewOn, addDays(closed.on, -1));
    return fromOn <= toOn ? [{ fromOn, toOn }] : [];
  });
}

/** Whether a day is one of them. */
export function isFrozenOn(frozen: readonly FrozenDays[], on: PlainDate): boolean {
  return frozen.some(({ fromOn, toOn }) => fromOn <= on && on <= toOn);
}
