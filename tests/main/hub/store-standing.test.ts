import { expect, test } from 'vitest';
import { type HubStore, StoreBusyError, StoreGoneError } from '../../../src/main/hub/hub-store.ts';
import { storeSentences, tellingStanding } from '../../../src/main/hub/store-standing.ts';

/** A store of which every request ends as the next of these says. */
function storeThat(ends: (Error | null)[]): HubStore {
  const next = async (): Promise<never> => {
    const error = ends.shift();
    if (error instanceof Error) throw error;
    return undefined as never;
  };
  return { writing: next, reading: next, onPlaced: () => () => undefined, close: async () => undefined };
}

test('a store that goes and comes is told of once each, one that is only busy is not', async () => {
  const said: string[] = [];
  const gone = (): Error => new StoreGoneError('gone');
  const ends = [null, new StoreBusyError('wait'), gone(), gone(), null, null, gone(), null];
  const store = tellingStanding(storeThat([...ends]), (sentence) => said.push(sentence));
  for (const [at, end] of ends.entries()) {
    const work = async (): Promise<null> => null;
    const asked = at % 2 === 0 ? store.reading(work) : store.writing('T-1', work);
    if (end === null) await asked;
    else await expect(asked).rejects.toBe(end);
  }
  const { gone: away, back } = storeSentences;
  expect(said).toEqual([away, back, away, back]);
});
