import { type HubStore, StoreGoneError } from './hub-store.ts';

/** What is said to whoever keeps a hub, when its store goes away and when it is there again. */
export const storeSentences = {
  gone: 'The database does not answer. Devices hear that the hub is busy and come again; what was acknowledged is kept.',
  back: 'The database answers again.',
} as const;

/**
 * The same store; each going and coming of it is said once, not with every request of fifty devices. It is back with the first
 * request that it serves.
 */
export function tellingStanding(store: HubStore, say: (sentence: string) => void): HubStore {
  let isGone = false;
  const watched = async <Value>(work: Promise<Value>): Promise<Value> => {
    try {
      const value = await work;
      if (isGone) say(storeSentences.back);
      isGone = false;
      return value;
    } catch (error) {
      if (error instanceof StoreGoneError && !isGone) say(storeSentences.gone);
      isGone ||= error instanceof StoreGoneError;
      throw error;
    }
  };
  return {
    writing: (team, work) => watched(store.writing(team, work)),
    reading: (work) => watched(store.reading(work)),
    onPlaced: (listener) => store.onPlaced(listener),
    close: () => store.close(),
  };
}
