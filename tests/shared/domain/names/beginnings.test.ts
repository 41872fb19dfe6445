import { describe, expect, test } from 'vitest';
import { foldedBeginnings } from '../../../../src/shared/domain/names/beginnings.ts';
import { foldLatinWord } from '../../../../src/shared/domain/names/letters.ts';
import { firmName, personName } from '../../../../src/shared/domain/sample/names.ts';
import { Random } from '../../../../src/shared/lib/random.ts';
import { lists } from '../sample/sample-fixture.ts';

const begins = (typed: string, word: string): boolean =>
  foldedBeginnings(typed).some((letters) => foldLatinWord(word).startsWith(letters));

describe('a word that is still being typed', () => {
  test('begins the word that is meant, though it would end otherwise', () => {
    expect(begins('ply', 'plywood')).toBe(true);
    expect(begins('in', 'infra')).toBe(true);
    expect(begins('lig', 'lights')).toBe(true);
    expect(begins('furnit', 'furniture')).toBe(true);
    expect(begins('sac', 'sachin')).toBe(true);
    expect(begins('ply', 'patil')).toBe(false);
    expect(begins('sac', 'samir')).toBe(false);
  });

  test('does so at every length of every word of the sample’s names', () => {
    const random = new Random('beginnings');
    const words = new Set<string>(['plywood', 'infra', 'construction', 'manmohan', 'sinha', 'dnyaneshwar']);
    for (let count = 0; count < 3000; count += 1) {
      const { name } = (random.chance(50) ? personName : firmName)(lists, random);
      for (const word of name.toLowerCase().split(/[^a-z]+/)) if (word.length > 2) words.add(word);
    }
    const missed = [...words].flatMap((word) =>
      Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at + 2))
        .filter((typed) => !begins(typed, word))
        .map((typed) => `${typed} … ${word}`),
    );
    expect(words.size).toBeGreaterThan(150);
    expect(missed).toEqual([]);
  });
});
