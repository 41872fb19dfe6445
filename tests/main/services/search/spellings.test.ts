import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { searchWordsRow, searchWordsWriter } from '../../../../src/main/db/search-words.ts';
import { findNames } from '../../../../src/main/services/search/find-names.ts';
import { typedWords } from '../../../../src/shared/domain/names/words.ts';
import { firmName, personName } from '../../../../src/shared/domain/sample/names.ts';
import { Random } from '../../../../src/shared/lib/random.ts';
import { lists } from '../../../shared/domain/sample/sample-fixture.ts';
import { unfoundedLedger } from '../../ledger/fresh-ledger.ts';

interface Pair {
  readonly typed: string;
  readonly written: string;
}

const pairs: { readonly tuned: readonly Pair[]; readonly heldOut: readonly Pair[] } = JSON.parse(
  readFileSync(new URL('../../../shared/domain/names/spelling-pairs.json', import.meta.url), 'utf8'),
);
const bookNames = 20_000;
const firstFive = 5;

/** A book of the sample's names, a third of them in Devanagari, with the names of all pairs. */
function largeBook() {
  const { write, read } = unfoundedLedger();
  const random = new Random('spellings');
  const nameOf = new Map<string, string>();
  const add = (name: string): void => {
    const partyId = `P-${nameOf.size}`;
    nameOf.set(partyId, name);
    const row = searchWordsRow({ sourceId: partyId, kind: 'name', partyId, texts: [name] });
    if (row !== null) searchWordsWriter.insert(write, row);
  };
  write.execute('BEGIN');
  for (let count = 0; count < bookNames; count += 1) {
    const { name, nativeName } = (random.chance(60) ? personName : firmName)(lists, random);
    add(random.chance(33) && nativeName !== null ? nativeName : name);
  }
  for (const name of new Set([...pairs.tuned, ...pairs.heldOut].map(({ written }) => written))) add(name);
  write.execute('COMMIT');
  const isFound = ({ typed, written }: Pair): boolean =>
    findNames(read, typedWords(typed), 'name', firstFive).some(
      ({ sourceId }) => nameOf.get(sourceId) === written,
    );
  return { isFound };
}

describe('three hundred spellings in a book of twenty thousand names', () => {
  const { tuned, heldOut } = pairs;

  test('are found in the first five, ninety-five of a hundred, also those that no rule was made with', () => {
    const { isFound } = largeBook();
    const share = (set: readonly Pair[]): number => set.filter(isFound).length / set.length;
    expect([tuned.length, heldOut.length]).toEqual([200, 100]);
    const shares = { tuned: share(tuned), heldOut: share(heldOut), all: share([...tuned, ...heldOut]) };
    expect(shares.tuned).toBeGreaterThanOrEqual(0.95);
    expect(shares.heldOut).toBeGreaterThanOrEqual(0.95);
    expect(shares.all).toBeGreaterThanOrEqual(0.95);
  }, 60_000);
});
