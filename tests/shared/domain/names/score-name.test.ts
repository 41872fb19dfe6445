import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreName } from '../../../../src/shared/domain/names/score-name.ts';
import { nameWords } from '../../../../src/shared/domain/names/words.ts';

const score = (typed: string, name: string): number => scoreName(nameWords(typed), nameWords(name));

describe('scoreName', () => {
  test('is 1 for the same name, in whatever script, with or without its forms', () => {
    expect(score('Mohan Kshirsagar', 'मोहन क्षीरसागर')).toBe(1);
    expect(score('Bharat Steel', 'M/s Bharat Steel Pvt Ltd')).toBe(1);
  });

  test('puts the same words first, then their order, then one word more, then a like spelling, then another name', () => {
    const typed = 'Anand Patil';
    const names = [
      'Anand Patil',
      'Patil Anand',
      'Anand Vishnu Patil',
      'Ananda Patel',
      'Sunil Patil',
      'Mohan Shah',
    ];
    const scores = names.map((name) => score(typed, name));
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(new Set(scores).size).toBe(scores.length);
  });

  test('takes an initial for a name that begins so, and a beginning for a word that is still being typed', () => {
    expect(score('S Patil', 'Sanjay Patil')).toBeGreaterThan(score('S Patil', 'Mohan Patil'));
    expect(score('Sanjay Patil', 'S. Patil')).toBeGreaterThan(score('Sanjay Patil', 'M. Patil'));
    expect(score('kulk', 'Kulkarni')).toBeGreaterThan(score('kulk', 'Kale'));
  });

  test('finds words that were joined or parted', () => {
    expect(score('Bala Saheb Thorat', 'Balasaheb Thorat')).toBeGreaterThan(0.9);
    expect(score('Balasaheb Thorat', 'Bala Saheb Thorat')).toBeGreaterThan(0.9);
  });

  test('lies between 0 and 1', () => {
    const name = fc.stringMatching(/^[a-zA-Zक-ह ]{0,24}$/);
    fc.assert(
      fc.property(name, name, (typed, other) => {
        const value = score(typed, other);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }),
    );
  });
});
