import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { letterDistance } from '../../../../src/shared/domain/names/letter-distance.ts';

const word = fc.stringMatching(/^[abdegiknrstuv]{0,9}$/);

describe('letterDistance', () => {
  test('costs little for a vowel, half for a consonant that is often confused, one for another, less for a swap', () => {
    expect(letterDistance('kulkarni', 'kulkarni')).toBe(0);
    expect(letterDistance('patil', 'patel')).toBe(0.25);
    expect(letterDistance('ganes', 'janes')).toBe(0.5);
    expect(letterDistance('kale', 'male')).toBe(1);
    expect(letterDistance('sinde', 'sidne')).toBe(0.45);
    expect(letterDistance('', 'kt')).toBe(2);
  });

  test('is the same both ways, zero only for the same word, and stops at the limit without changing what is under it', () => {
    fc.assert(
      fc.property(word, word, fc.double({ min: 0.1, max: 4, noNaN: true }), (one, other, limit) => {
        const distance = letterDistance(one, other);
        expect(letterDistance(other, one)).toBeCloseTo(distance, 9);
        expect(distance === 0).toBe(one === other);
        expect(letterDistance(one, other, limit)).toBeCloseTo(Math.min(distance, limit), 9);
      }),
    );
  });
});
